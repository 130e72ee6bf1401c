import type { Change, Comparison, Finding, RelationFinding, Status } from '../../../src/model/comparison.ts';
import { STATUSES } from '../../../src/model/comparison.ts';
import type { Gap, Resource, Source } from '../../../src/model/graph.ts';
import type { Value } from '../../../src/model/value.ts';
import type { History } from '../../../src/render/site/site-input.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const STATE = 'infra/terraform.tfstate';

type Attributes = Readonly<Record<string, Value>>;

/** A declared resource of the sample. */
export function declared(type: string, address: string, attributes: Attributes, name = address): Resource {
  return {
    key: address,
    type,
    account: ACCOUNT,
    region: REGION,
    id: name,
    name,
    tags: { Env: 'prod', Owner: 'orders' },
    attributes,
    source: { origin: STATE, line: 40 + address.length * 7, address },
  };
}

/** A deployed resource of the sample. */
export function deployed(type: string, id: string, action: string, attributes: Attributes): Resource {
  return {
    key: `${ACCOUNT}/${REGION}/${type}/${id}`,
    type,
    account: ACCOUNT,
    region: REGION,
    id,
    name: id,
    tags: { Env: 'prod', Owner: 'orders' },
    attributes,
    source: { origin: action },
  };
}

/** A finding with nothing but what is given. */
export function finding(
  status: Status,
  sides: { readonly desired?: Resource; readonly deployed?: Resource },
  more: Partial<Finding> = {},
): Finding {
  const side = sides.desired ?? sides.deployed;
  if (side === undefined) throw new Error('a finding has at least one side');
  return {
    key: side.key,
    type: side.type,
    status,
    ...sides,
    changes: [],
    notCompared: [],
    suppressed: [],
    ...more,
  };
}

/** Two scans before the one of the sample. */
export const HISTORY: History = {
  scans: [
    { capturedAt: '2026-10-01T08:00:00Z', missing: 0, changed: 2, unmanaged: 1, notChecked: 2 },
    { capturedAt: '2026-10-20T08:00:00Z', missing: 1, changed: 3, unmanaged: 1, notChecked: 2 },
    { capturedAt: '2026-11-20T14:05:00Z', missing: 1, changed: 4, unmanaged: 1, notChecked: 2 },
  ],
  drifts: [
    {
      type: 'AWS::SQS::Queue',
      key: 'aws_sqs_queue.jobs',
      what: 'VisibilityTimeout',
      severity: 'medium',
      since: '2026-10-20T08:00:00Z',
    },
    {
      type: 'AWS::S3::Bucket',
      key: 'aws_s3_bucket.gone',
      what: 'missing',
      severity: 'high',
      since: '2026-10-01T08:00:00Z',
      until: '2026-10-20T08:00:00Z',
    },
  ],
};

/** A comparison of these findings with its summary. */
export function comparisonOf(
  findings: readonly Finding[],
  relations: readonly RelationFinding[] = [],
  gaps: readonly Gap[] = [],
  title = 'Orders platform: design against deployed',
): Comparison {
  const divergent = findings.some(({ status }) => ['missing', 'changed', 'unmanaged'].includes(status));
  return {
    format: 'isodrift/comparison@1',
    title,
    desired: {
      sources: [
        { kind: 'terraform-state', file: STATE, revision: 'serial 412' },
        { kind: 'isodrift', file: 'infra/isodrift.yaml' },
      ],
    },
    deployed: {
      capturedAt: '2026-11-20T14:05:00Z',
      scanner: 'isodrift 0.1.0',
      accounts: [ACCOUNT],
      regions: [REGION, 'global'],
      coverage: COVERAGE,
    },
    findings,
    relations,
    gaps,
    summary: {
      status: divergent ? 'divergent' : gaps.length > 0 ? 'incomplete' : 'in-sync',
      findings: tally(findings),
      relations: tally(relations),
      gaps: Object.fromEntries(
        gaps.map(({ reason }) => [reason, gaps.filter((gap) => gap.reason === reason).length]),
      ),
      calls: { made: 98, failed: gaps.length },
      ownership: { part: 13, whole: 14 },
      verified: { part: 12, whole: 15 },
    },
  };
}

function tally(items: readonly { readonly status: Status }[]): Record<Status, number> {
  return Object.fromEntries(
    STATUSES.map((status) => [status, items.filter((item) => item.status === status).length]),
  ) as Record<Status, number>;
}

const COVERAGE = [
  ['ec2', 'DescribeVpcs', 1, 0],
  ['ec2', 'DescribeSubnets', 2, 0],
  ['ec2', 'DescribeSecurityGroups', 3, 0],
  ['ec2', 'DescribeInstances', 4, 0],
  ['rds', 'DescribeDBInstances', 1, 0],
  ['rds', 'DescribeDBClusters', 1, 0],
  ['lambda', 'ListFunctions', 2, 0],
  ['sqs', 'ListQueues', 1, 0],
  ['sqs', 'GetQueueAttributes', 42, 0],
  ['kms', 'ListKeys', 1, 1],
  ['elasticache', 'DescribeReplicationGroups', 1, 1],
  ['s3', 'ListBuckets', 1, 0],
  ['ecs', 'DescribeServices', 38, 0],
].map(([service, action, calls, failed]) => ({
  account: ACCOUNT,
  region: service === 's3' ? 'global' : REGION,
  service: String(service),
  action: String(action),
  calls: Number(calls),
  failed: Number(failed),
}));

const GAPS: readonly Gap[] = [
  {
    account: ACCOUNT,
    region: REGION,
    service: 'kms',
    action: 'ListKeys',
    reason: 'denied',
    message:
      'User: arn:aws:sts::111122223333:assumed-role/scanner/ci is not authorized to perform: kms:ListKeys',
    types: ['AWS::KMS::Key'],
  },
  {
    account: ACCOUNT,
    region: REGION,
    service: 'elasticache',
    action: 'DescribeReplicationGroups',
    reason: 'timeout',
    message: 'no answer after 30 s, 4 attempts',
    types: ['AWS::ElastiCache::ReplicationGroup'],
  },
];

const OPEN_RULE = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
const WEB_RULE = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' };

const CHANGED: readonly (readonly [string, string, string, string, readonly Change[]])[] = [
  [
    'AWS::SQS::Queue',
    'aws_sqs_queue.jobs',
    'jobs',
    'sqs:GetQueueAttributes',
    [
      { path: 'VisibilityTimeout', desired: 120, deployed: 30 },
      { path: 'KmsMasterKeyId', desired: 'alias/orders', deployed: null },
    ],
  ],
  [
    'AWS::RDS::DBCluster',
    'aws_rds_cluster.orders',
    'orders',
    'rds:DescribeDBClusters',
    [
      { path: 'EngineVersion', desired: '16.4', deployed: '16.6' },
      { path: 'Tags.Owner', desired: 'orders', deployed: 'platform' },
    ],
  ],
  [
    'AWS::EC2::SecurityGroup',
    'aws_security_group.web',
    'sg-0a1b2c3d4e5f60718',
    'ec2:DescribeSecurityGroups',
    [{ path: 'SecurityGroupIngress', desired: [WEB_RULE], deployed: [WEB_RULE, OPEN_RULE] }],
  ],
  [
    'AWS::Lambda::Function',
    'aws_lambda_function.resize',
    'resize',
    'lambda:GetFunctionConfiguration',
    [
      { path: 'MemorySize', desired: 1024, deployed: 512 },
      { path: 'Environment.Variables', desired: ['BUCKET', 'LEVEL'], deployed: ['BUCKET', 'DEBUG', 'LEVEL'] },
      { path: 'Layers', desired: [], deployed: ['arn:aws:lambda:eu-west-1:111122223333:layer:trace:7'] },
    ],
  ],
];

const IN_SYNC = [
  ['AWS::EC2::VPC', 'aws_vpc.main', 'vpc-0f1e2d3c4b5a69788', 'ec2:DescribeVpcs'],
  ['AWS::EC2::Subnet', 'aws_subnet.app["eu-west-1a"]', 'subnet-0aa', 'ec2:DescribeSubnets'],
  ['AWS::EC2::Subnet', 'aws_subnet.app["eu-west-1b"]', 'subnet-0bb', 'ec2:DescribeSubnets'],
  [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'aws_lb.web',
    'web-alb',
    'elasticloadbalancing:DescribeLoadBalancers',
  ],
  ['AWS::ECS::Service', 'aws_ecs_service.web', 'web', 'ecs:DescribeServices'],
  ['AWS::S3::Bucket', 'aws_s3_bucket.uploads', 'uploads', 's3:ListBuckets'],
  ['AWS::S3::Bucket', 'aws_s3_bucket.thumbs', 'thumbs', 's3:ListBuckets'],
] as const;

function inSync(): Finding[] {
  return IN_SYNC.map(([type, address, id, action]) => {
    const attributes = { Arn: `arn:aws:x:::${id}`, CidrBlock: '10.0.0.0/16' };
    return finding(
      'in-sync',
      { desired: declared(type, address, attributes, id), deployed: deployed(type, id, action, attributes) },
      { match: 'id' },
    );
  });
}

function changed(): Finding[] {
  return CHANGED.map(([type, address, id, action, changes]) => {
    const side = (pick: 'desired' | 'deployed'): Attributes => ({
      Description: 'part of the orders platform',
      ...Object.fromEntries(
        changes
          .filter(({ path }) => !path.startsWith('Tags.'))
          .flatMap((change) => (change[pick] === null ? [] : [[change.path, change[pick]]])),
      ),
    });
    return finding(
      'changed',
      {
        desired: declared(type, address, side('desired'), id),
        deployed: deployed(type, id, action, side('deployed')),
      },
      {
        match: 'physical-id',
        changes,
        suppressed: [
          { path: 'Policy', desired: '{ "a": 1 }', deployed: '{"a":1}', rule: 'policy: same statements' },
        ],
        notCompared: [{ path: 'MasterUserPassword', reason: 'secret: not verifiable' }],
      },
    );
  });
}

/** Each status at least once. */
export function sampleComparison(): Comparison {
  const replica = declared(
    'AWS::RDS::DBInstance',
    'aws_rds_cluster_instance.orders["replica"]',
    {
      DBInstanceClass: 'db.r6g.large',
      DBSubnetGroupName: { $unknown: 'computed at apply' },
      DBClusterIdentifier: { $ref: 'aws_rds_cluster.orders' },
    },
    'orders-replica',
  );
  const intruder = deployed('AWS::EC2::Instance', 'i-0bd4e1f2a3b4c5d6e', 'ec2:DescribeInstances', {
    InstanceType: 't3.large',
    SubnetId: 'subnet-0aa',
    SecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  });
  const findings = [
    finding(
      'missing',
      { desired: replica },
      { reason: 'Declared, and no DB instance with this identifier was found.' },
    ),
    ...changed(),
    finding(
      'unmanaged',
      { deployed: intruder },
      {
        reason: 'No source declares it. It carries no stack tag.',
        severity: 'medium',
        fixes: [
          { tool: 'terraform', text: 'import {\n  to = aws_instance.debug\n}' },
          { tool: 'cloudformation', text: '{"ResourceType":"AWS::EC2::Instance"}' },
          { tool: 'isodrift', text: 'accepted:\n  - pattern: "i-0bd4e1f2a3b4c5d6e"' },
        ],
      },
    ),
    finding(
      'not-checked',
      { desired: declared('AWS::KMS::Key', 'aws_kms_key.orders', {}) },
      { reason: 'kms:ListKeys was denied' },
    ),
    finding(
      'not-checked',
      {
        desired: declared(
          'AWS::ElastiCache::ReplicationGroup',
          'aws_elasticache_replication_group.sessions',
          {},
        ),
      },
      { reason: 'elasticache:DescribeReplicationGroups timed out' },
    ),
    finding(
      'pending',
      { desired: { ...declared('AWS::SNS::Topic', 'aws_sns_topic.alerts', {}), pending: true } },
      { reason: 'The plan still has to create it.' },
    ),
    finding(
      'accepted',
      { deployed: deployed('AWS::Logs::LogGroup', '/aws/debug', 'logs:DescribeLogGroups', {}) },
      {
        reason: 'Debug logs (orders), until 2026-12-10',
        acceptance: { reason: 'Debug logs', owner: 'orders', expires: '2026-12-10' },
      },
    ),
    finding(
      'owned-elsewhere',
      { deployed: deployed('AWS::S3::Bucket', 'cdk-assets', 's3:ListBuckets', {}) },
      { reason: 'Owned by stack CDKToolkit' },
    ),
    finding(
      'aws-default',
      { deployed: deployed('AWS::EC2::VPC', 'vpc-default', 'ec2:DescribeVpcs', {}) },
      { reason: 'The default VPC' },
    ),
    ...inSync(),
  ];
  return {
    ...comparisonOf(findings, sampleRelations(intruder.key, replica.key), GAPS),
    ...sampleArchitecture(intruder.key),
  };
}

/** Ways in, stores and rules, in each state at least once. */
function sampleArchitecture(
  intruder: string,
): Pick<Comparison, 'exposures' | 'protection' | 'rules' | 'components' | 'conflicts' | 'notes'> {
  const group = 'aws_security_group.web';
  const source = (line: number): Source => ({ origin: 'infra/isodrift.yaml', line });
  return {
    exposures: [
      {
        from: 'aws_ecs_service.web',
        to: 'aws_sqs_queue.jobs',
        port: ':443',
        status: 'missing',
        severity: 'medium',
        path: [{ key: 'aws_ecs_service.web', by: 'no rule lets it out' }],
      },
      {
        from: 'internet',
        to: intruder,
        port: ':22',
        status: 'unmanaged',
        severity: 'critical',
        path: [
          { key: group, by: '0.0.0.0/0 :22' },
          { key: intruder, by: 'is reached' },
        ],
        reason: 'SecurityGroupIngress of aws_security_group.web differs',
      },
      {
        from: 'somewhere-unknown',
        to: '/aws/debug',
        port: 'all',
        status: 'accepted',
        severity: 'info',
        path: [],
        reason: 'until January',
      },
    ],
    protection: [
      {
        key: 'aws_s3_bucket.uploads',
        type: 'AWS::S3::Bucket',
        status: 'in-sync',
        answers: [
          { question: 'public access', wanted: false, desired: false, deployed: false },
          { question: 'encryption', wanted: true, deployed: true },
          { question: 'backups', wanted: true, deployed: false },
        ],
      },
      {
        key: 'aws_rds_cluster.orders',
        type: 'AWS::RDS::DBCluster',
        status: 'changed',
        answers: [
          { question: 'encryption', wanted: true, desired: false, deployed: true },
          { question: 'deletion protection', wanted: true, desired: true, deployed: false },
          { question: 'backups', wanted: true, desired: true },
        ],
      },
    ],
    rules: [
      {
        rule: 'web must not reach jobs',
        effect: 'forbid',
        status: 'violated',
        severity: 'high',
        offenders: [
          { key: intruder, to: 'aws_sqs_queue.jobs', what: 'reaches' },
          { key: group, what: 'lets everybody in' },
        ],
        reason: 'Jobs come through the API only.',
        source: source(12),
      },
      {
        rule: 'every key rotates',
        effect: 'require',
        status: 'not-checked',
        severity: 'medium',
        offenders: [],
        note: 'denied',
      },
      { rule: 'every bucket is private', effect: 'require', status: 'kept', severity: 'high', offenders: [] },
    ],
    components: [
      {
        name: 'web',
        title: 'Web tier',
        status: 'changed',
        members: ['aws_ecs_service.web'],
        zones: [],
        reason: 'one zone, two designed',
      },
      { name: 'jobs', status: 'in-sync', members: ['aws_sqs_queue.jobs'], zones: [] },
    ],
    conflicts: [
      {
        key: 'aws_sqs_queue.jobs',
        path: 'VisibilityTimeout',
        held: { value: 120, source: source(3) },
        other: { value: 60, source: { ...source(9), address: 'jobs' } },
      },
    ],
    notes: ['infra/isodrift.yaml: web: property <Siez> is not compared, did you mean Size?'],
  };
}

function sampleRelations(intruder: string, replica: string): RelationFinding[] {
  return [
    {
      from: 'aws_rds_cluster.orders',
      to: replica,
      kind: 'connects',
      status: 'missing',
      evidence: { resource: replica, attribute: 'DBClusterIdentifier' },
    },
    {
      from: intruder,
      to: 'aws_rds_cluster.orders',
      kind: 'connects',
      status: 'unmanaged',
      label: ':5432',
      evidence: { resource: 'aws_security_group.web', attribute: 'SecurityGroupIngress' },
      reason: 'security group allows it',
    },
    {
      from: 'aws_s3_bucket.uploads',
      to: 'aws_sqs_queue.jobs',
      kind: 'triggers',
      status: 'in-sync',
      label: 's3:ObjectCreated',
      evidence: { resource: 'aws_s3_bucket.uploads', attribute: 'NotificationConfiguration' },
    },
  ];
}

/** `count` resources of many kinds, one in ten diverging. */
export function largeComparison(count: number): Comparison {
  const types = [
    'AWS::Lambda::Function',
    'AWS::SQS::Queue',
    'AWS::S3::Bucket',
    'AWS::EC2::Instance',
    'AWS::IAM::Role',
  ];
  const findings = Array.from({ length: count }, (_, index) => {
    const type = types[index % types.length] ?? 'AWS::S3::Bucket';
    const attributes = { Size: index, Role: 'arn:aws:iam::111122223333:role/service' };
    const id = `resource-${index}`;
    const sides = {
      desired: declared(type, `tf.r${index}`, attributes, id),
      deployed: deployed(type, id, 'x:List', attributes),
    };
    if (index % 10 !== 0) return finding('in-sync', sides, { match: 'id' });
    return finding('changed', sides, {
      changes: [{ path: 'Size', desired: index, deployed: index + 1 }],
      match: 'id',
    });
  });
  return comparisonOf(findings);
}

/** A small drawing that stands in for the real one. */
export function placeholderSvg(theme: 'light' | 'dark', label = 'orders'): string {
  const paper = theme === 'light' ? '#ffffff' : '#131b24';
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 420" role="img" aria-labelledby="t"><title id="t">${label}</title><defs><linearGradient id="g"><stop offset="0" stop-color="#317445"/><stop offset="1" stop-color="#539c64"/></linearGradient><g id="b"><polygon points="0,30 60,0 120,30 60,60" fill="url(#g)"/></g></defs><rect width="900" height="420" fill="${paper}"/><g data-key="aws_s3_bucket.uploads"><use href="#b" x="120" y="120"/></g><g data-key="aws_subnet.app[&quot;eu-west-1a&quot;]"><use href="#b" x="420" y="220"/></g></svg>
`;
}
