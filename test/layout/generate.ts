import type { Comparison, Finding, RelationFinding, Status } from '../../src/model/comparison.ts';
import { comparison, finding, relation } from './build.ts';

/** A small repeatable generator (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const IN_SUBNET = ['AWS::EC2::Instance', 'AWS::EC2::NatGateway', 'AWS::RDS::DBInstance'];
const IN_VPC = [
  'AWS::ECS::Service',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::RDS::DBCluster',
  'AWS::EKS::Cluster',
];
const REGIONAL = [
  'AWS::Lambda::Function',
  'AWS::SQS::Queue',
  'AWS::S3::Bucket',
  'AWS::DynamoDB::Table',
  'AWS::SNS::Topic',
  'AWS::Events::Rule',
  'AWS::StepFunctions::StateMachine',
  'AWS::ApiGatewayV2::Api',
];
const STATUS: readonly Status[] = [
  'missing',
  'changed',
  'unmanaged',
  'not-checked',
  'accepted',
  'owned-elsewhere',
  'pending',
];

/** An account with so many resources: 60 % in subnets, 15 % across a VPC, the rest regional; 1.2 arrows for each. */
export function account(seed: number, size: number): Comparison {
  const roll = random(seed);
  const dice: Dice = {
    roll,
    pick: (items) => items[Math.floor(roll() * items.length)] as (typeof items)[number],
  };
  const regions = size > 300 ? ['eu-west-1', 'us-east-1'] : ['eu-west-1'];
  const vpcs = regions.flatMap((region) =>
    [0, 1].slice(0, size > 100 ? 2 : 1).map((index) => ({ region, index })),
  );
  const findings: Finding[] = [];
  const relations: RelationFinding[] = [];
  const subnets: Spot[] = [];
  for (const { region, index } of vpcs) ground(region, index, dice, { findings, relations, subnets });
  const blocks: string[] = [];
  while (findings.length < size) blocks.push(stand(dice, regions, { findings, relations, subnets }));
  for (let arrow = 0; arrow < blocks.length * 1.2; arrow += 1) relations.push(...arrowIn(blocks, dice));
  return comparison(findings, relations, `seed ${seed}`);
}

interface Dice {
  readonly roll: () => number;
  readonly pick: <T>(items: readonly T[]) => T;
}

interface Spot {
  readonly key: string;
  readonly vpc: string;
}

interface Growing {
  readonly findings: Finding[];
  readonly relations: RelationFinding[];
  readonly subnets: Spot[];
}

function statusBy({ roll, pick }: Dice): Status {
  return roll() < 0.8 ? 'in-sync' : pick(STATUS);
}

/** A VPC with one to three zones of three subnets each. */
function ground(region: string, index: number, dice: Dice, { findings, relations, subnets }: Growing): void {
  const vpc = `vpc-${region}-${index}`;
  const attributes = { CidrBlock: `10.${index}.0.0/16` };
  findings.push(finding('AWS::EC2::VPC', vpc, { region, status: statusBy(dice), attributes }));
  const zones = ['a', 'b', 'c'].slice(0, 1 + Math.floor(dice.roll() * 3));
  const places = zones.flatMap((zone) => ['public', 'app', 'data'].map((name) => [zone, name] as const));
  for (const [az, tier] of places) {
    const key = `${vpc}-${tier}-${az}`;
    const zone = { AvailabilityZone: `${region}${az}` };
    findings.push(finding('AWS::EC2::Subnet', key, { region, status: statusBy(dice), attributes: zone }));
    relations.push(relation(vpc, key, 'contains'));
    subnets.push({ key, vpc });
  }
}

/** One more block, somewhere. */
function stand(dice: Dice, regions: readonly string[], { findings, relations, subnets }: Growing): string {
  const { roll, pick } = dice;
  const where = roll();
  const [team, what] = [pick(TEAMS), pick(WORDS)];
  const name = `${team}-${what}-${findings.length}`;
  const sketch = { region: pick(regions), status: statusBy(dice) };
  const subnet = pick(subnets);
  if (where < 0.6) {
    findings.push(finding(pick(IN_SUBNET), name, sketch));
    relations.push(relation(subnet.key, name, 'contains'));
  } else if (where < 0.75) {
    findings.push(finding(pick(IN_VPC), name, sketch));
    const around = subnets.filter(({ vpc }) => vpc === subnet.vpc).slice(0, 2);
    relations.push(...around.map(({ key }) => relation(key, name, 'contains')));
  } else findings.push(finding(pick(REGIONAL), name, sketch));
  return name;
}

const TEAMS = ['web', 'orders', 'billing', 'search', 'mail'];
const WORDS = ['api', 'worker', 'store', 'replica-of-the-main-one', 'x'];
const FLOWS = ['connects', 'invokes', 'reads', 'writes', 'triggers'] as const;
const BROKEN = ['missing', 'unmanaged', 'not-checked'] as const;

/** Mostly to a neighbour in the list, now and then to anywhere. */
function arrowIn(blocks: readonly string[], { roll, pick }: Dice): RelationFinding[] {
  const from = Math.floor(roll() * blocks.length);
  const near = Math.min(blocks.length - 1, from + 1 + Math.floor(roll() * 6));
  const to = roll() < 0.7 ? near : Math.floor(roll() * blocks.length);
  const label = roll() < 0.5 ? { label: `:${pick([443, 5432, 6379, 8080])}` } : {};
  const status = roll() < 0.9 ? 'in-sync' : pick(BROKEN);
  return from === to
    ? []
    : [relation(blocks[from] ?? '', blocks[to] ?? '', pick(FLOWS), { status, ...label })];
}

/** The same comparison with its lists in another order. */
export function shuffled(original: Comparison, seed: number): Comparison {
  const roll = random(seed);
  const mix = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: roll() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item);
  return { ...original, findings: mix(original.findings), relations: mix(original.relations) };
}
