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
    expect(desired.notes).toEqual(['stack.json: 1 resource(s) of other providers than AWS left out']);
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
    const old = JSON.stringify({ version: 1, deployment: { resources: [] } });
    expect(errorOf(() => read({ 's.json': old })).hint).toContain('pulumi stack export');
  });
});
