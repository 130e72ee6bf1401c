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
const IN_VPC = ['AWS::ECS::Service', 'AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::RDS::DBCluster', 'AWS::EKS::Cluster'];
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
const STATUS: readonly Status[] = ['missing', 'changed', 'unmanaged', 'not-checked', 'accepted', 'owned-elsewhere', 'pending'];

/** An account with so many resources: 60 % in subnets, 15 % across a VPC, the rest regional; 1.2 arrows for each. */
export function account(seed: number, size: number): Comparison {
  const roll = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(roll() * items.length)] as T;
  const status = (): Status => (roll() < 0.8 ? 'in-sync' : pick(STATUS));
  const findings: Finding[] = [];
  const relations: RelationFinding[] = [];
  const subnets: { key: string; vpc: string }[] = [];
  const regions = size > 300 ? ['eu-west-1', 'us-east-1'] : ['eu-west-1'];
  const blocks: string[] = [];
  for (const region of regions) {
    for (let vpc = 0; vpc < (size > 100 ? 2 : 1); vpc += 1) {
      const vpcKey = `vpc-${region}-${vpc}`;
      findings.push(finding('AWS::EC2::VPC', vpcKey, { region, status: status(), attributes: { CidrBlock: `10.${vpc}.0.0/16` } }));
      for (const az of ['a', 'b', 'c'].slice(0, 1 + Math.floor(roll() * 3))) {
        for (const tier of ['public', 'app', 'data']) {
          const key = `${vpcKey}-${tier}-${az}`;
          findings.push(finding('AWS::EC2::Subnet', key, { region, status: status(), attributes: { AvailabilityZone: `${region}${az}` } }));
          relations.push(relation(vpcKey, key, 'contains'));
          subnets.push({ key, vpc: vpcKey });
        }
      }
    }
  }
  while (findings.length < size) {
    const where = roll();
    const name = `${pick(['web', 'orders', 'billing', 'search', 'mail'])}-${pick(['api', 'worker', 'store', 'replica-of-the-main-one', 'x'])}-${findings.length}`;
    const region = pick(regions);
    if (where < 0.6) {
      const subnet = pick(subnets);
      findings.push(finding(pick(IN_SUBNET), name, { region, status: status() }));
      relations.push(relation(subnet.key, name, 'contains'));
    } else if (where < 0.75) {
      const first = pick(subnets);
      findings.push(finding(pick(IN_VPC), name, { region, status: status() }));
      for (const { key } of subnets.filter(({ vpc }) => vpc === first.vpc).slice(0, 2))
        relations.push(relation(key, name, 'contains'));
    } else findings.push(finding(pick(REGIONAL), name, { region, status: status() }));
    blocks.push(name);
  }
  for (let arrow = 0; arrow < blocks.length * 1.2; arrow += 1) {
    const from = Math.floor(roll() * blocks.length);
    const to = roll() < 0.7 ? Math.min(blocks.length - 1, from + 1 + Math.floor(roll() * 6)) : Math.floor(roll() * blocks.length);
    if (from === to) continue;
    const label = roll() < 0.5 ? `:${pick([443, 5432, 6379, 8080])}` : undefined;
    relations.push(
      relation(blocks[from] ?? '', blocks[to] ?? '', pick(['connects', 'invokes', 'reads', 'writes', 'triggers'] as const), {
        status: roll() < 0.9 ? 'in-sync' : pick(['missing', 'unmanaged', 'not-checked'] as const),
        ...(label === undefined ? {} : { label }),
      }),
    );
  }
  return comparison(findings, relations, `seed ${seed}`);
}

/** The same comparison with its lists in another order. */
export function shuffled(original: Comparison, seed: number): Comparison {
  const roll = random(seed);
  const mix = <T>(items: readonly T[]): T[] =>
    items.map((item) => ({ item, at: roll() })).toSorted((a, b) => a.at - b.at).map(({ item }) => item);
  return { ...original, findings: mix(original.findings), relations: mix(original.relations) };
}
