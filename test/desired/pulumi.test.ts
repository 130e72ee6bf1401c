import { describe, expect, test } from 'vitest';
import { errorOf, read, resourceAt } from './support.ts';

const PROVIDER = 'urn:pulumi:prod::orders::pulumi:providers:aws::default::p-1';
const SECRET = {
  '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
  ciphertext: 'Y2FuYXJ5',
};

function one(
  type: string,
  name: string,
  id: string,
  { more = {}, ...outputs }: { more?: object; [output: string]: unknown },
): object {
  return {
    urn: `urn:pulumi:prod::orders::${type}::${name}`,
    custom: true,
    id,
    type,
    inputs: {},
    outputs,
    provider: PROVIDER,
    ...more,
  };
}

function stack(...resources: object[]): string {
  const provider = {
    urn: 'urn:pulumi:prod::orders::pulumi:providers:aws::default',
    custom: true,
    id: 'p-1',
    type: 'pulumi:providers:aws',
    inputs: { region: 'eu-west-1' },
  };
  const deployment = { manifest: { time: '2026-11-01T00:00:00Z' }, resources: [provider, ...resources] };
  return JSON.stringify({ version: 3, deployment }, null, 2);
}

describe('a Pulumi stack', () => {
  const desired = read({
    'stack.json': stack(
      { urn: 'urn:pulumi:prod::orders::my:Component::x', custom: false, type: 'my:Component' },
      one('aws:ec2/securityGroup:SecurityGroup', 'db', 'sg-1', {
        ingress: [{ fromPort: 5432, toPort: 5432, protocol: 'tcp', cidrBlocks: ['10.0.0.0/8'] }],
        arn: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1',
        vpcId: 'vpc-1',
      }),
      one('aws:rds/instance:Instance', 'orders', 'db-1', {
        identifier: 'orders',
        instanceClass: 'db.t3.small',
        storageEncrypted: true,
        password: SECRET,
        username: 'canary-named',
        vpcSecurityGroupIds: ['sg-1'],
        more: { additionalSecretOutputs: ['username'] },
      }),
      one('aws:lambda/function:Function', 'worker', 'worker', {
        name: 'worker',
        memorySize: 256,
        vpcConfig: { subnetIds: ['subnet-1'], securityGroupIds: [] },
      }),
      one('aws:dynamodb/table:Table', 'carts', 'carts', {
        name: 'carts',
        hashKey: 'id',
        attributes: [{ name: 'id', type: 'S' }],
        pointInTimeRecovery: { enabled: true },
      }),
      one('aws:apigateway/restApi:RestApi', 'api', 'abc', { name: 'api' }),
      one(
        'aws:lb/loadBalancer:LoadBalancer',
        'web',
        'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1',
        {
          name: 'web',
          internal: false,
        },
      ),
      one('aws:s3/bucketVersioningV2:BucketVersioningV2', 'logs', 'logs', {
        bucket: 'logs',
        versioningConfiguration: { status: 'Enabled' },
      }),
      one('aws:s3/bucketV2:BucketV2', 'logs', 'logs', { bucket: 'logs' }),
      one('aws-native:sqs:Queue', 'jobs', 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs', {
        queueName: 'jobs',
        visibilityTimeout: 60,
        tags: [{ key: 'Team', value: 'orders' }],
      }),
      one('aws-native:medialive:Channel', 'nightly', 'nightly', {}),
      one('aws:ec2/vpc:Vpc', 'main', 'vpc-1', { cidrBlock: '10.0.0.0/16', more: { external: true } }),
      one('aws:sqs/queue:Queue', 'old', 'old', { more: { delete: true } }),
      { ...one('gcp:storage/bucket:Bucket', 'b', 'b', {}), provider: 'x' },
    ),
  });

  test('holds what aws and aws-native keep, as Terraform and CloudFormation call it', () => {
    expect(desired.resources.map(({ key, type }) => [key, type])).toEqual([
      ['aws-native:medialive:Channel::nightly', 'Pulumi::aws-native:medialive:Channel'],
      ['aws-native:sqs:Queue::jobs', 'AWS::SQS::Queue'],
      ['aws:apigateway/restApi:RestApi::api', 'AWS::ApiGateway::RestApi'],
      ['aws:dynamodb/table:Table::carts', 'AWS::DynamoDB::Table'],
      ['aws:ec2/securityGroup:SecurityGroup::db', 'AWS::EC2::SecurityGroup'],
      ['aws:lambda/function:Function::worker', 'AWS::Lambda::Function'],
      ['aws:lb/loadBalancer:LoadBalancer::web', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
      ['aws:rds/instance:Instance::orders', 'AWS::RDS::DBInstance'],
      ['aws:s3/bucketV2:BucketV2::logs', 'AWS::S3::Bucket'],
    ]);
    expect(desired.notes).toEqual([
      'stack.json: 1 replaced object left out: Pulumi deletes what was replaced with the next update',
      'stack.json: 1 resource of other providers than AWS left out',
    ]);
    expect(desired.sources).toEqual([
      { kind: 'pulumi', file: 'stack.json', revision: '2026-11-01T00:00:00Z' },
    ]);
  });

  test('attributes read as those of Terraform and CloudFormation do', () => {
    const attributes = (key: string): unknown => resourceAt(desired, key).attributes;
    expect(attributes('aws:ec2/securityGroup:SecurityGroup::db')).toMatchObject({
      SecurityGroupIngress: [{ protocol: 'tcp', from: 5432, to: 5432, source: '10.0.0.0/8' }],
    });
    expect(attributes('aws:lambda/function:Function::worker')).toMatchObject({
      MemorySize: 256,
      'VpcConfig.SubnetIds': ['subnet-1'],
    });
    expect(attributes('aws:dynamodb/table:Table::carts')).toMatchObject({
      'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': true,
      AttributeDefinitions: expect.anything() as unknown,
    });
    expect(attributes('aws:s3/bucketV2:BucketV2::logs')).toMatchObject({
      'VersioningConfiguration.Status': 'Enabled',
    });
    expect(resourceAt(desired, 'aws-native:sqs:Queue::jobs')).toMatchObject({
      tags: { Team: 'orders' },
      attributes: { QueueName: 'jobs', VisibilityTimeout: 60 },
      region: 'eu-west-1',
    });
    expect(resourceAt(desired, 'aws:rds/instance:Instance::orders')).toMatchObject({
      id: 'orders',
      account: '111122223333',
      region: 'eu-west-1',
      source: { origin: 'stack.json', line: 44 },
    });
  });

  test('no secret is kept, neither one marked by value nor one named', () => {
    const text = JSON.stringify(desired);
    expect(text).not.toContain('Y2FuYXJ5');
    expect(text).not.toContain('canary-named');
  });

  test('of another version is refused with what to do', () => {
    const old = JSON.stringify({ version: 2, deployment: { resources: [] } });
    expect(errorOf(() => read({ 's.json': old })).hint).toContain('pulumi stack export');
  });
});

/** As `pulumi stack export` prints a stack: components, providers of two regions, secrets of every kind, an update cut short. */
describe('a whole stack export', () => {
  const URN = 'urn:pulumi:prod::shop::';
  const COMPONENT = `${URN}acme:web:Service::web`;
  const provider = (pack: string, name: string, region: unknown): object => ({
    urn: `${URN}pulumi:providers:${pack}::${name}`,
    custom: true,
    id: `${name}-id`,
    type: `pulumi:providers:${pack}`,
    inputs: { region, version: '6.83.0', skipMetadataApiCheck: 'true' },
    outputs: { region, version: '6.83.0', skipMetadataApiCheck: 'true' },
    created: '2026-10-01T08:00:00Z',
    modified: '2026-10-01T08:00:00Z',
  });
  const by = (pack: string, name: string): string => `${URN}pulumi:providers:${pack}::${name}::${name}-id`;
  const made = (
    [type, name, id]: readonly [string, string, string],
    own: string,
    outputs: object,
    more: object = {},
  ): object => ({
    urn: `${URN}acme:web:Service$${type}::${name}`,
    custom: true,
    id,
    type,
    inputs: { __defaults: [], ...outputs },
    outputs: { __meta: '{"schema_version":"1"}', ...outputs },
    parent: COMPONENT,
    dependencies: [],
    provider: own,
    propertyDependencies: {},
    created: '2026-10-01T08:00:00Z',
    modified: '2026-10-01T08:00:00Z',
    ...more,
  });
  const secret = (ciphertext: string): object => ({ ...SECRET, ciphertext });
  const queue = made(
    ['aws:sqs/queue:Queue', 'jobs', 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs'],
    by('aws', 'default_6_83_0'),
    {
      name: 'jobs',
      visibilityTimeoutSeconds: 45,
      arn: 'arn:aws:sqs:eu-west-1:111122223333:jobs',
      tags: { Owner: 'shop' },
    },
  );
  const leaving = made(
    ['aws:sqs/queue:Queue', 'leaving', 'https://sqs.eu-west-1.amazonaws.com/111122223333/leaving'],
    by('aws', 'default_6_83_0'),
    { name: 'leaving' },
  );
  const exported = {
    version: 3,
    deployment: {
      manifest: { time: '2026-10-01T08:00:05.1+02:00', magic: 'a1b2', version: 'v3.197.0' },
      secrets_providers: { type: 'passphrase', state: { salt: 'v1:canary-salt' } },
      resources: [
        {
          urn: `${URN}pulumi:pulumi:Stack::shop-prod`,
          custom: false,
          type: 'pulumi:pulumi:Stack',
          outputs: { url: secret('canary-1') },
        },
        provider('aws', 'default_6_83_0', 'eu-west-1'),
        provider('aws', 'east', 'us-east-1'),
        provider('aws-native', 'native', 'eu-central-1'),
        {
          urn: COMPONENT,
          custom: false,
          type: 'acme:web:Service',
          parent: `${URN}pulumi:pulumi:Stack::shop-prod`,
        },
        queue,
        leaving,
        made(
          ['aws:acm/certificate:Certificate', 'cert', 'arn:aws:acm:us-east-1:111122223333:certificate/1'],
          by('aws', 'east'),
          { domainName: 'shop.example.com', privateKey: secret('canary-2') },
        ),
        made(['aws:lambda/function:Function', 'api', 'api'], by('aws', 'default_6_83_0'), {
          name: 'api',
          memorySize: 512,
          code: {
            '4dabf18193072939515e22adb298388d': '0def7320c3a5731c473e5ecbe6d01bc7',
            hash: 'canary-3',
            assets: {},
          },
          environment: { variables: secret('canary-4') },
        }),
        made(['aws-native:s3:Bucket', 'logs', 'shop-logs'], by('aws-native', 'native'), {
          bucketName: 'shop-logs',
          versioningConfiguration: { status: 'Enabled' },
        }),
        made(
          ['aws:rds/instance:Instance', 'db', 'db-ABC'],
          by('aws', 'default_6_83_0'),
          { identifier: 'orders', instanceClass: 'db.t3.small', password: secret('canary-5') },
          { protect: true, additionalSecretOutputs: ['password'] },
        ),
        made(['aws:ec2/vpc:Vpc', 'part', 'vpc-9'], by('aws', 'default_6_83_0'), {}, { viewOf: `${URN}x` }),
      ],
      pending_operations: [
        { resource: leaving, type: 'deleting' },
        {
          resource: made(['aws:sns/topic:Topic', 'half', ''], by('aws', 'default_6_83_0'), {}),
          type: 'creating',
        },
      ],
    },
  };
  const desired = read({ 'stack.json': JSON.stringify(exported, null, 4) });

  test('holds its resources, each in the region of its provider', () => {
    expect(desired.resources.map(({ key, region }) => [key.split('::').at(-1), region])).toEqual([
      ['logs', 'eu-central-1'],
      ['cert', 'us-east-1'],
      ['api', 'eu-west-1'],
      ['db', 'eu-west-1'],
      ['jobs', 'eu-west-1'],
      ['leaving', 'eu-west-1'],
    ]);
    expect(resourceAt(desired, 'acme:web:Service$aws:sqs/queue:Queue::jobs')).toMatchObject({
      account: '111122223333',
      tags: { Owner: 'shop' },
      attributes: { VisibilityTimeout: 45 },
    });
  });

  test('no secret, asset or salt comes out, and what stands beside one does', () => {
    expect(JSON.stringify(desired)).not.toContain('canary');
    expect(
      resourceAt(desired, 'acme:web:Service$aws:lambda/function:Function::api').attributes['MemorySize'],
    ).toBe(512);
  });

  test('an update that was cut short makes nothing missing, and is told', () => {
    expect(resourceAt(desired, 'acme:web:Service$aws:sqs/queue:Queue::leaving').conditional).toBe(
      'Pulumi was deleting it and did not finish',
    );
    expect(desired.notes).toEqual([
      'stack.json: creating acme:web:Service$aws:sns/topic:Topic::half was not finished',
      'stack.json: deleting acme:web:Service$aws:sqs/queue:Queue::leaving was not finished',
    ]);
  });

  test('of version 4 is read alike', () => {
    const next = read({
      'stack.json': JSON.stringify({ ...exported, version: 4, features: ['views'] }, null, 4),
    });
    expect(next.resources).toEqual(desired.resources);
  });
});

test.each([
  ['aws:elb/loadBalancer:LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer'],
  ['aws:lb/loadBalancer:LoadBalancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
  ['aws:ec2transitgateway/transitGateway:TransitGateway', 'AWS::EC2::TransitGateway'],
  ['aws:codepipeline/pipeline:Pipeline', 'AWS::CodePipeline::Pipeline'],
  ['aws:cloudtrail/trail:Trail', 'AWS::CloudTrail::Trail'],
  ['aws:appsync/graphQLApi:GraphQLApi', 'AWS::AppSync::GraphQLApi'],
  ['aws:directconnect/connection:Connection', 'AWS::DirectConnect::Connection'],
  ['aws:s3/bucketV2:BucketV2', 'AWS::S3::Bucket'],
  ['aws:new/thing:Thing', 'Terraform::aws_new_thing'],
])('%s is %s', (token, type) => {
  const resource = {
    urn: `urn:pulumi:prod::orders::${token}::a`,
    custom: true,
    id: 'a',
    type: token,
    outputs: {},
  };
  const text = JSON.stringify({ version: 3, deployment: { resources: [resource] } });
  expect(read({ 'stack.json': text }).resources.map((made) => made.type)).toEqual([type]);
});
