import type { Comparison, Finding, RelationFinding, Status } from '../../src/model/comparison.ts';
import type { RelationKind } from '../../src/model/graph.ts';
import { comparison, finding, relation, type Sketch } from './build.ts';
import { random } from './generate.ts';

const ZONES = ['a', 'b', 'c'];
const TIERS = ['public', 'app', 'data'];
const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2'];
const TEAMS = ['shop', 'billing', 'search', 'mail', 'stock', 'risk', 'media', 'ledger'];
const PARTS = ['orders', 'catalogue', 'prices', 'invoices', 'export', 'import-nightly', 'profile', 'audit'];
/** one resource in so many diverges */
const DRIFT_EVERY = 12;
const DRIFT: readonly Status[] = [
  'changed',
  'missing',
  'unmanaged',
  'changed',
  'not-checked',
  'accepted',
  'owned-elsewhere',
];

/**
 * An account as people build them, with about so many resources: VPCs of three zones and three tiers with web applications
 * (balancer, services or machines, database, cache) and around them serverless pipelines, edges and their small parts.
 */
export function estate(seed: number, size: number): Comparison {
  const site: Site = { roll: random(seed), findings: [], relations: [], drifts: seed * 31 };
  const regions = REGIONS.slice(0, size > 8000 ? 3 : size > 700 ? 2 : 1);
  const grounds: Ground[] = [];
  for (let unit = 0; site.findings.length < size; unit += 1) {
    const region = regions[unit % regions.length] ?? 'eu-west-1';
    const isCrowded =
      grounds.filter((ground) => ground.region === region).length * appsPerVpc(size) <= unit / regions.length;
    if (isCrowded) grounds.push(vpcIn(site, region, grounds.length));
    const home = grounds.findLast((ground) => ground.region === region);
    if (home) webApplication(site, home, nameIn(site, unit));
    if (site.findings.length < size) pipeline(site, region, nameIn(site, unit));
    if (site.roll() < 0.3) edge(site, region, nameIn(site, unit));
  }
  return comparison(site.findings, site.relations, `estate ${seed}`);
}

interface Site {
  readonly roll: () => number;
  readonly findings: Finding[];
  readonly relations: RelationFinding[];
  drifts: number;
}

interface Ground {
  readonly region: string;
  readonly vpc: string;
}

function appsPerVpc(size: number): number {
  return size > 4000 ? 24 : 8;
}

function nameIn({ roll }: Site, unit: number): string {
  const pick = (words: readonly string[]): string => words[Math.floor(roll() * words.length)] ?? '';
  return `${pick(TEAMS)}-${pick(PARTS)}-${unit}`;
}

/** Adds a resource, now and then a diverging one, and gives its key. */
function add(site: Site, type: string, key: string, sketch: Sketch = {}): string {
  const isDrift = Math.floor(site.roll() * DRIFT_EVERY) === 0;
  if (isDrift) site.drifts += 1;
  const status = isDrift ? (DRIFT[site.drifts % DRIFT.length] ?? 'changed') : 'in-sync';
  site.findings.push(finding(`AWS::${type}`, key, { status, ...sketch }));
  return key;
}

function link(site: Site, kind: RelationKind, [from, to]: readonly [string, string], label?: string): void {
  const isDrift = site.roll() < 0.03;
  const status: Status = isDrift ? (site.roll() < 0.5 ? 'missing' : 'unmanaged') : 'in-sync';
  site.relations.push(relation(from, to, kind, { status, ...(label === undefined ? {} : { label }) }));
}

function within(site: Site, tier: string, key: string, zones: readonly string[] = ZONES): void {
  for (const zone of zones) site.relations.push(relation(`${tier}-${zone}`, key, 'contains'));
}

function vpcIn(site: Site, region: string, index: number): Ground {
  const vpc = add(site, 'EC2::VPC', `vpc-${index}`, {
    region,
    attributes: { CidrBlock: `10.${index % 200}.0.0/16` },
  });
  const gateway = add(site, 'EC2::InternetGateway', `${vpc}-igw`, { region });
  site.relations.push(relation(vpc, gateway, 'contains'));
  for (const zone of ZONES) {
    for (const tier of TIERS) {
      const attributes = { AvailabilityZone: `${region}${zone}` };
      const subnet = add(site, 'EC2::Subnet', `${vpc}-${tier}-${zone}`, { region, attributes });
      site.relations.push(relation(vpc, subnet, 'contains'));
    }
    site.relations.push(relation(`${vpc}-public-${zone}`, gateway, 'routes'));
    within(site, `${vpc}-public`, add(site, 'EC2::NatGateway', `${vpc}-nat-${zone}`, { region }), [zone]);
  }
  for (const service of ['s3', 'dynamodb']) {
    const endpoint = add(site, 'EC2::VPCEndpoint', `${vpc}-${service}`, { region });
    site.relations.push(relation(vpc, endpoint, 'contains'));
  }
  return { region, vpc };
}

/** Balancer, two services or a machine per zone, a database cluster with its instances, now and then a cache. */
function webApplication(site: Site, { region, vpc }: Ground, name: string): void {
  const at = { region };
  const balancer = add(site, 'ElasticLoadBalancingV2::LoadBalancer', `${name}-alb`, at);
  within(site, `${vpc}-public`, balancer);
  const cluster = add(site, 'RDS::DBCluster', `${name}-db`, at);
  within(site, `${vpc}-data`, cluster);
  for (const zone of ZONES.slice(0, 2)) {
    const instance = add(site, 'RDS::DBInstance', `${name}-db-${zone}`, at);
    within(site, `${vpc}-data`, instance, [zone]);
    link(site, 'routes', [cluster, instance]);
  }
  const cache =
    site.roll() < 0.4 ? add(site, 'ElastiCache::ReplicationGroup', `${name}-cache`, at) : undefined;
  if (cache) within(site, `${vpc}-data`, cache);
  for (const code of site.roll() < 0.6 ? services(site, vpc, name, at) : machines(site, vpc, name, at)) {
    link(site, 'connects', [balancer, code], ':8080');
    link(site, 'connects', [code, cluster], ':5432');
    if (cache) link(site, 'connects', [code, cache], ':6379');
  }
  small(site, name, at, ['EC2::SecurityGroup', 'IAM::Role', 'CloudWatch::Alarm', 'SecretsManager::Secret']);
}

function services(site: Site, vpc: string, name: string, at: Sketch): string[] {
  return ['web', 'worker'].map((part) => {
    const service = add(site, 'ECS::Service', `${name}-${part}`, at);
    within(site, `${vpc}-app`, service);
    small(site, `${name}-${part}`, at, ['ECS::TaskDefinition', 'IAM::Role', 'EC2::SecurityGroup']);
    return service;
  });
}

function machines(site: Site, vpc: string, name: string, at: Sketch): string[] {
  return ZONES.map((zone) => {
    const machine = add(site, 'EC2::Instance', `${name}-${zone}`, at);
    within(site, `${vpc}-app`, machine, [zone]);
    small(site, `${name}-${zone}`, at, ['EC2::NetworkInterface', 'CloudWatch::Alarm']);
    return machine;
  });
}

/** API, function, table; a topic that fans out to queues with workers, which write to a bucket. */
function pipeline(site: Site, region: string, name: string): void {
  const at = { region };
  const api = add(site, 'ApiGatewayV2::Api', `${name}-api`, at);
  const take = add(site, 'Lambda::Function', `${name}-take`, at);
  const table = add(site, 'DynamoDB::Table', `${name}-table`, at);
  const topic = add(site, 'SNS::Topic', `${name}-topic`, at);
  const bucket = add(site, 'S3::Bucket', `${name}-files`, at);
  link(site, 'invokes', [api, take]);
  link(site, 'writes', [take, table]);
  link(site, 'writes', [take, topic]);
  small(site, `${name}-take`, at, ['Logs::LogGroup', 'IAM::Role']);
  for (let queue = 0; queue < 1 + Math.floor(site.roll() * 3); queue += 1) {
    const jobs = add(site, 'SQS::Queue', `${name}-jobs-${queue}`, at);
    const work = add(site, 'Lambda::Function', `${name}-work-${queue}`, at);
    link(site, 'routes', [topic, jobs]);
    link(site, 'invokes', [jobs, work]);
    link(site, 'writes', [work, bucket]);
    small(site, `${name}-work-${queue}`, at, ['Logs::LogGroup', 'IAM::Role', 'CloudWatch::Alarm']);
  }
  if (site.roll() < 0.5) link(site, 'triggers', [add(site, 'Events::Rule', `${name}-nightly`, at), take]);
}

function edge(site: Site, region: string, name: string): void {
  const zone = add(site, 'Route53::HostedZone', `${name}.example.com`, { region: 'global' });
  const cdn = add(site, 'CloudFront::Distribution', `${name}-cdn`, { region: 'global' });
  const origin = add(site, 'S3::Bucket', `${name}-site`, { region });
  link(site, 'routes', [zone, cdn]);
  link(site, 'reads', [cdn, origin]);
  small(site, name, { region: 'global' }, [
    'CertificateManager::Certificate',
    'CloudFront::OriginAccessControl',
  ]);
}

/** Parts that have no block of their own. */
function small(site: Site, name: string, at: Sketch, types: readonly string[]): void {
  for (const type of types) add(site, type, `${name}-${type.split('::')[1]?.toLowerCase()}`, at);
}
