import { describe, expect, test } from 'vitest';
import type { ResourceType } from '../../src/catalogue/define.ts';
import { entryFor } from '../../src/catalogue/index.ts';
import { readAttributes, readId, readTags } from '../../src/catalogue/read.ts';
import { compare } from '../../src/compare/compare.ts';
import type { Finding } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import { RULES } from '../../src/model/likeness.ts';
import type { Value } from '../../src/model/value.ts';
import type { DesiredOptions } from '../../src/desired/reading.ts';
import { managed, read, state } from '../desired/support.ts';
import { account, ACCOUNT, declared, deployed, design, REGION } from './graphs.ts';

/** One thing as it is declared, and as the API of AWS answers. Both are read as a run reads them. */
interface Pair {
  /** a CloudFormation resource, or a block of a Terraform state */
  readonly template?: object;
  readonly terraform?: readonly object[];
  /** further resources of the template */
  readonly beside?: object;
  readonly options?: DesiredOptions;
  readonly type: string;
  readonly api: object;
  readonly tags?: Resource['tags'];
  readonly others?: readonly Resource[];
}

interface Rule {
  readonly alike: Pair;
  readonly different: Pair;
  /** path and number of what the comparison itself explains away; where reading both sides settles it, nothing is left */
  readonly told?: readonly string[];
}

const PLACE: DesiredOptions = { account: ACCOUNT, region: REGION, stack: 'shop' };

function entryOf(type: string): ResourceType {
  const entry = entryFor(type);
  if (!entry) throw new Error(`no entry for ${type}`);
  return entry;
}

/** The finding of the declared thing called `it`. */
function judged({
  template,
  terraform,
  beside = {},
  options = PLACE,
  type,
  api,
  tags = {},
  others = [],
}: Pair): Finding {
  const entry = entryOf(type);
  const id = readId(entry, api);
  const region = entry.scope === 'global' ? 'global' : REGION;
  const found = deployed(type, id, { region, tags, attributes: readAttributes(entry, api, 'api') });
  const text = template
    ? JSON.stringify({ Resources: { it: { Type: type, ...template }, ...beside } })
    : state(...(terraform ?? []));
  const wanted = read({ [template ? 'template.json' : 'terraform.tfstate']: text }, options);
  const isIt = ({ key }: { readonly key: string }): boolean => /(?:^shop\/|\.)it$/.test(key);
  const named = wanted.resources.map((one) => (isIt(one) && one.id === '' ? { ...one, id } : one));
  const { findings } = compare({ ...wanted, resources: named }, account([found, ...others]));
  const finding = findings.find(isIt);
  if (!finding) throw new Error(`nothing called it among ${findings.map(({ key }) => key).join(', ')}`);
  return finding;
}

const QUEUE = 'AWS::SQS::Queue';
const FUNCTION = 'AWS::Lambda::Function';
const BUCKET = 'AWS::S3::Bucket';
const GROUP = 'AWS::EC2::SecurityGroup';
const DATABASE = 'AWS::RDS::DBInstance';
const INSTANCE = 'AWS::EC2::Instance';
const ROLE = 'AWS::IAM::Role';

const fn = (Properties: object, api: object, rest: Partial<Pair> = {}): Pair => ({
  type: FUNCTION,
  template: { Properties },
  api: { Configuration: api, FunctionName: 'it', ...api },
  ...rest,
});
const queue = (Properties: object, api: object, rest: Partial<Pair> = {}): Pair => ({
  type: QUEUE,
  template: { Properties },
  api: { $: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/it`, ...api },
  ...rest,
});
const database = (Properties: object, api: object): Pair => ({
  type: DATABASE,
  template: { Properties },
  api: { DBInstanceIdentifier: 'it', ...api },
});
const statement = (more: object): object => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: 'sts:AssumeRole',
  ...more,
});
const role = (one: object, other: object): Pair => ({
  type: ROLE,
  template: { Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [one] } } },
  api: {
    RoleName: 'it',
    Path: '/',
    AssumeRolePolicyDocument: encodeURIComponent(
      JSON.stringify({ Version: '2012-10-17', Statement: [other] }),
    ),
  },
});
const bucket = (Properties: object, api: object): Pair => ({
  type: BUCKET,
  template: { Properties },
  api: { Name: 'it', ...api },
});
const permission = (port: number, ...ranges: string[]): object => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: ranges.map((CidrIp) => ({ CidrIp })),
});
const group = (Properties: object, IpPermissions: readonly object[]): Pair => ({
  type: GROUP,
  template: { Properties: { GroupDescription: 'x', VpcId: 'vpc-1', ...Properties } },
  api: { GroupId: 'sg-1', GroupName: 'it', Description: 'x', VpcId: 'vpc-1', IpPermissions },
});
const open = (protocol: string | number, port: number, range: string): object => ({
  SecurityGroupIngress: [{ IpProtocol: protocol, FromPort: port, ToPort: port, CidrIp: range }],
});
const vpc = (CidrBlock: string, found: string): Pair => ({
  type: 'AWS::EC2::VPC',
  template: { Properties: { CidrBlock } },
  api: { VpcId: 'vpc-1', CidrBlock: found },
});
const schedule = (StartDate: string, found: Date): Pair => ({
  type: 'AWS::Scheduler::Schedule',
  template: { Properties: { Name: 'it', StartDate } },
  api: { Arn: `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/default/it`, Name: 'it', StartDate: found },
});
const instance = (attributes: object, api: object): Pair => ({
  type: INSTANCE,
  terraform: [managed('aws_instance.it', { id: 'i-1', ...attributes })],
  api: { InstanceId: 'i-1', ...api },
});

const KEY_ARN = `arn:aws:kms:${REGION}:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

function queueWithKey(name: string): Pair {
  const make = (id: string, alias: string): Resource =>
    deployed('AWS::KMS::Key', id, { arn: KEY_ARN.replace(/[^/]+$/, id), aliases: [alias] });
  const others = [
    make('1234abcd-12ab-34cd-56ef-1234567890ab', 'alias/shop'),
    make('ffffffff-12ab-34cd-56ef-1234567890ab', 'alias/other'),
  ];
  return queue({ KmsMasterKeyId: name }, { KmsMasterKeyId: KEY_ARN }, { others });
}

/** The rule stands beside its group in the state, and inside it in AWS. */
function withRuleApart(range: string): Pair {
  return {
    type: GROUP,
    terraform: [
      managed('aws_security_group.it', { id: 'sg-1', name: 'it', vpc_id: 'vpc-1' }),
      managed('aws_security_group_rule.https', {
        id: 'sgrule-1',
        type: 'ingress',
        security_group_id: 'sg-1',
        protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        cidr_blocks: ['10.0.0.0/8'],
      }),
    ],
    api: { GroupId: 'sg-1', GroupName: 'it', VpcId: 'vpc-1', IpPermissions: [permission(443, range)] },
  };
}

function balancer(terraform: string, Type: string): Pair {
  const arn = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/it/1`;
  return {
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    terraform: [managed(`${terraform}.it`, { id: arn, arn, name: 'it', load_balancer_type: 'application' })],
    api: { LoadBalancerArn: arn, LoadBalancerName: 'it', Type },
  };
}

/** Written before the provider knew of more than the class. */
function oldState(DBInstanceClass: string): Pair {
  const attributes = { id: 'it', identifier: 'it', instance_class: 'db.t3.micro' };
  return {
    type: DATABASE,
    terraform: [managed('aws_db_instance.it', {}, { instances: [{ schema_version: 0, attributes }] })],
    api: { DBInstanceIdentifier: 'it', DBInstanceClass, MaxAllocatedStorage: 100, NetworkType: 'DUAL' },
  };
}

function encrypted(SSEAlgorithm: string): object {
  const rule = { ServerSideEncryptionByDefault: { SSEAlgorithm } };
  return { BucketEncryption: { ServerSideEncryptionConfiguration: [rule] } };
}

/** The design names a queue; what AWS keeps may be its URL, its ARN or its name. */
function watching(name: string): Pair {
  const url = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/jobs`;
  return {
    type: 'AWS::Events::Rule',
    template: { Properties: { Name: 'it', EventPattern: { detail: { queue: [{ Ref: 'Jobs' }] } } } },
    beside: { Jobs: { Type: QUEUE, Properties: { QueueName: 'jobs' } } },
    api: { Name: 'it', EventPattern: JSON.stringify({ detail: { queue: [name] } }) },
    others: [deployed(QUEUE, url, { name: 'jobs', arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:jobs` })],
  };
}

/** In the order of their numbers. */
const CASES: readonly Rule[] = [
  {
    alike: fn({ MemorySize: 128, Layers: [], Description: '' }, {}),
    different: fn({ MemorySize: 256 }, {}),
    told: ['MemorySize 1'],
  },
  {
    alike: queue({ QueueName: 'it' }, { VisibilityTimeout: '77', DelaySeconds: '5' }),
    different: queue({ VisibilityTimeout: 30 }, { VisibilityTimeout: '77' }),
  },
  {
    alike: fn({ MemorySize: { Ref: 'Unsaid' } }, { MemorySize: 512 }),
    different: fn({ MemorySize: 128, Timeout: { Ref: 'Unsaid' } }, { MemorySize: 512 }),
  },
  {
    alike: fn(
      { Environment: { Variables: { TOKEN: 'one' } } },
      { Environment: { Variables: { TOKEN: 'two' } } },
    ),
    different: fn({ Timeout: 9 }, { Timeout: 3 }),
  },
  {
    alike: {
      type: 'AWS::AutoScaling::AutoScalingGroup',
      template: { Properties: { MinSize: '1', MaxSize: '9', DesiredCapacity: '2' } },
      api: { AutoScalingGroupName: 'it', MinSize: 1, MaxSize: 9, DesiredCapacity: 7 },
    },
    different: {
      type: 'AWS::AutoScaling::AutoScalingGroup',
      template: { Properties: { MinSize: '1', MaxSize: '9' } },
      api: { AutoScalingGroupName: 'it', MinSize: 2, MaxSize: 9 },
    },
    told: ['DesiredCapacity 5'],
  },
  {
    alike: {
      type: 'AWS::Events::Rule',
      template: { Properties: { Name: 'it', EventPattern: { source: ['shop'], 'detail-type': ['paid'] } } },
      api: { Name: 'it', EventPattern: '{"detail-type":["paid"],  "source":["shop"]}' },
    },
    different: {
      type: 'AWS::Events::Rule',
      template: { Properties: { Name: 'it', EventPattern: { source: ['shop'] } } },
      api: { Name: 'it', EventPattern: '{"source":["shop","bank"]}' },
    },
  },
  {
    alike: role(
      statement({ Sid: 'Mine', Action: ['sts:AssumeRole'], Principal: { AWS: ACCOUNT } }),
      statement({ Action: 'STS:assumeRole' }),
    ),
    different: role(statement({}), statement({ Principal: { AWS: 'AIDAEXAMPLEGONE' } })),
  },
  {
    alike: {
      ...fn({}, {}),
      template: {
        Properties: { VpcConfig: { SubnetIds: ['subnet-2', 'subnet-1'], SecurityGroupIds: ['sg-1'] } },
      },
      api: {
        FunctionName: 'it',
        VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-1'] },
      },
    },
    different: fn(
      { VpcConfig: { SubnetIds: ['subnet-2'] } },
      { VpcConfig: { SubnetIds: ['subnet-1', 'subnet-2'] } },
    ),
  },
  {
    alike: queue(
      { Tags: [{ Key: 'env', Value: 'prod' }] },
      {},
      { tags: readTags({ env: 'prod', 'aws:cloudformation:stack-name': 'shop' }) },
    ),
    different: queue({ Tags: [{ Key: 'env', Value: 'prod' }] }, {}, { tags: { env: 'test' } }),
  },
  {
    alike: queueWithKey('1234abcd-12ab-34cd-56ef-1234567890ab'),
    different: queueWithKey('alias/other'),
    told: ['KmsMasterKeyId 10'],
  },
  {
    alike: database({ Engine: 'Postgres' }, { Engine: 'postgres' }),
    different: database({ Engine: 'mysql' }, { Engine: 'postgres' }),
    told: ['Engine 11'],
  },
  {
    alike: database({ EngineVersion: '16' }, { EngineVersion: '16.4' }),
    different: database({ EngineVersion: '16.1' }, { EngineVersion: '16.10' }),
    told: ['EngineVersion 12'],
  },
  {
    alike: group(open(6, 443, '10.0.0.0/8'), [permission(443, '10.0.0.0/8')]),
    different: group(open('udp', 443, '10.0.0.0/8'), [permission(443, '10.0.0.0/8')]),
  },
  {
    alike: vpc('10.0.0.7/16', '10.0.0.0/16'),
    different: vpc('10.0.0.0/16', '10.1.0.0/16'),
  },
  {
    alike: withRuleApart('10.0.0.0/8'),
    different: withRuleApart('10.0.0.0/9'),
  },
  {
    alike: balancer('aws_alb', 'application'),
    different: balancer('aws_alb', 'network'),
  },
  {
    alike: instance(
      { ami: 'ami-1', timeouts: { create: '9m' }, user_data_replace_on_change: true },
      { ImageId: 'ami-1' },
    ),
    different: instance({ ami: 'ami-1', timeouts: { create: '9m' } }, { ImageId: 'ami-2' }),
  },
  {
    alike: schedule('2026-12-01T09:00:00+01:00', new Date('2026-12-01T08:00:00.000Z')),
    different: schedule('2026-12-01T08:00:00Z', new Date('2026-12-01T09:00:00.000Z')),
  },
  {
    alike: fn({ Timeout: '30' }, { Timeout: 30 }),
    different: fn({ Timeout: '30' }, { Timeout: 31 }),
  },
  {
    alike: fn(
      { Role: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/app' } },
      { Role: `arn:aws:iam::${ACCOUNT}:role/app` },
    ),
    different: fn(
      { Role: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/app' } },
      { Role: `arn:aws:iam::444455556666:role/app` },
    ),
  },
  {
    alike: oldState('db.t3.micro'),
    different: oldState('db.t3.large'),
  },
  {
    alike: instance({ public_ip: '192.0.2.1' }, { PublicIpAddress: '198.51.100.7' }),
    different: instance({ public_ip: '192.0.2.1', instance_type: 't3.small' }, { InstanceType: 't3.large' }),
    told: ['PublicIp 22'],
  },
  {
    alike: bucket(encrypted('AES256'), {}),
    different: bucket(encrypted('aws:kms'), {}),
    told: [
      'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm 23',
    ],
  },
  {
    alike: watching(`arn:aws:sqs:${REGION}:${ACCOUNT}:jobs`),
    different: watching(`arn:aws:sqs:${REGION}:${ACCOUNT}:other`),
  },
];

describe.each(CASES.map((rule, index) => ({ ...rule, number: index + 1, words: RULES[index] ?? '' })))(
  'rule $number: $words',
  ({ alike, different, told = [] }) => {
    test('holds', () => {
      const { status, changes, suppressed } = judged(alike);
      expect(changes).toEqual([]);
      expect(status).toBe('in-sync');
      expect(suppressed.map(({ path, number }) => `${path} ${number}`)).toEqual(told);
    });

    test('hides no difference', () => {
      expect(judged(different).status).toBe('changed');
    });
  },
);

test('every rule has its case, and no case is of a rule that is not there', () => {
  expect(CASES).toHaveLength(RULES.length);
});

test('what was not compared is told with the reason', () => {
  const stated = { AllocatedStorage: { Ref: 'Unsaid' }, MasterUserPassword: 'open sesame' };
  const { notCompared } = judged(database(stated, { AllocatedStorage: 20 }));
  expect(notCompared.map(({ path }) => path).toSorted()).toEqual(['AllocatedStorage', 'MasterUserPassword']);
  expect(JSON.stringify(notCompared)).not.toContain('sesame');
});

test('what is declared in part leaves the rest to others, and says so', () => {
  const rule = (port: number): Value => ({ protocol: 'tcp', from: port, to: port, source: '10.0.0.0/8' });
  const attributes = { SecurityGroupIngress: [rule(443)] };
  const partial = declared(GROUP, 'it', { id: 'sg-1', attributes, partial: ['SecurityGroupIngress'] });
  const found = deployed(GROUP, 'sg-1', { attributes: { SecurityGroupIngress: [rule(22), rule(443)] } });
  const [finding] = compare(design([partial]), account([found])).findings;
  expect(finding).toMatchObject({
    status: 'in-sync',
    suppressed: [{ path: 'SecurityGroupIngress', number: 15 }],
  });
});
