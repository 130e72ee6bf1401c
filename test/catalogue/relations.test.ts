import { expect, test } from 'vitest';
import { entryFor } from '../../src/catalogue/index.ts';
import { readAttributes } from '../../src/catalogue/read.ts';
import { relationsOf } from '../../src/catalogue/relations.ts';
import type { Relation, Resource } from '../../src/model/graph.ts';

/** A resource whose properties are written as CloudFormation writes them. */
function resource(type: string, id: string, properties: object = {}, arn?: string): Resource {
  const entry = entryFor(type);
  if (!entry) throw new Error(`no entry for ${type}`);
  return {
    key: id,
    type,
    account: '111122223333',
    region: 'eu-west-1',
    id,
    ...(arn === undefined ? {} : { arn }),
    tags: {},
    attributes: readAttributes(entry, properties, 'cloudformation'),
    source: { origin: 'test' },
  };
}

function arrows(relations: readonly Relation[]): string[] {
  return relations.map(({ from, kind, to, label }) => `${from} ${kind} ${to}${label ? ` ${label}` : ''}`);
}

const LAMBDA = 'arn:aws:lambda:eu-west-1:111122223333:function:resize';

test('an event source mapping is one arrow from its source to its function', () => {
  const relations = relationsOf([
    resource('AWS::SQS::Queue', 'jobs', {}, 'arn:aws:sqs:eu-west-1:111122223333:jobs'),
    resource('AWS::Lambda::Function', 'resize', {}, LAMBDA),
    resource('AWS::Lambda::EventSourceMapping', 'uuid-1', {
      EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:jobs',
      FunctionName: LAMBDA,
    }),
  ]);
  expect(arrows(relations)).toEqual(['jobs invokes resize']);
  expect(relations[0]?.evidence.resource).toBe('uuid-1');
});

test('a subnet stands in its VPC', () => {
  const relations = relationsOf([
    resource('AWS::EC2::VPC', 'vpc-1'),
    resource('AWS::EC2::Subnet', 'subnet-1', { VpcId: 'vpc-1' }),
  ]);
  expect(arrows(relations)).toEqual(['vpc-1 contains subnet-1']);
});

test('a security group rule is an arrow between those the groups guard, with its port', () => {
  const rule = (source: string): object[] => [
    { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: source },
  ];
  const relations = relationsOf([
    resource('AWS::EC2::SecurityGroup', 'sg-app'),
    resource('AWS::EC2::SecurityGroup', 'sg-db', { SecurityGroupIngress: rule('sg-app') }),
    resource('AWS::EC2::Instance', 'i-1', { SecurityGroupIds: ['sg-app'] }),
    resource('AWS::EC2::Instance', 'i-2', { SecurityGroupIds: ['sg-db'] }),
  ]);
  expect(arrows(relations)).toContain('i-1 connects i-2 :5432');
  expect(arrows(relations).filter((arrow) => arrow.includes('connects'))).toHaveLength(1);
});

test('a group that lets its own members in gives no arrows', () => {
  const relations = relationsOf([
    resource('AWS::EC2::SecurityGroup', 'sg-1', {
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80, SourceSecurityGroupId: 'sg-1' }],
    }),
    resource('AWS::EC2::Instance', 'i-1', { SecurityGroupIds: ['sg-1'] }),
    resource('AWS::EC2::Instance', 'i-2', { SecurityGroupIds: ['sg-1'] }),
  ]);
  expect(arrows(relations).filter((arrow) => arrow.includes('connects'))).toEqual([]);
});

test('what a role allows is an arrow from those who assume it', () => {
  const bucket = 'arn:aws:s3:::thumbs';
  const relations = relationsOf([
    resource('AWS::S3::Bucket', 'thumbs', {}, bucket),
    resource('AWS::Lambda::Function', 'resize', { Role: 'arn:aws:iam::111122223333:role/worker' }, LAMBDA),
    resource(
      'AWS::IAM::Role',
      'worker',
      {
        Policies: [
          {
            PolicyName: 'write',
            PolicyDocument: {
              Statement: [{ Effect: 'Allow', Action: ['s3:PutObject'], Resource: [`${bucket}/*`] }],
            },
          },
        ],
      },
      'arn:aws:iam::111122223333:role/worker',
    ),
  ]);
  expect(arrows(relations)).toContain('resize writes thumbs');
});

test('a load balancer reaches a service through its listener and target group as one arrow', () => {
  const balancer = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/web/1';
  const group = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/2';
  const relations = relationsOf([
    resource('AWS::ElasticLoadBalancingV2::LoadBalancer', balancer, {}, balancer),
    resource('AWS::ElasticLoadBalancingV2::Listener', 'listener', {
      LoadBalancerArn: balancer,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group }],
    }),
    resource('AWS::ElasticLoadBalancingV2::TargetGroup', group, {}, group),
    resource('AWS::ECS::Service', 'web', { LoadBalancers: [{ TargetGroupArn: group, ContainerPort: 8080 }] }),
  ]);
  expect(relations.filter(({ kind }) => kind === 'routes').map(({ from, to }) => [from, to])).toEqual([
    [balancer, 'web'],
  ]);
});

test('the order of the resources does not matter', () => {
  const resources = [
    resource('AWS::EC2::VPC', 'vpc-1'),
    resource('AWS::EC2::Subnet', 'subnet-1', { VpcId: 'vpc-1' }),
    resource('AWS::EC2::Subnet', 'subnet-2', { VpcId: 'vpc-1' }),
  ];
  expect(relationsOf(resources.toReversed())).toEqual(relationsOf(resources));
});

test('a name that fits two resources points at neither', () => {
  const queue = (region: string): Resource => ({
    ...resource('AWS::SQS::Queue', 'jobs'),
    key: `${region}/jobs`,
    region,
  });
  const relations = relationsOf([
    queue('eu-west-1'),
    queue('eu-west-2'),
    {
      ...resource('AWS::SQS::Queue', 'main', {
        RedrivePolicy: { deadLetterTargetArn: 'jobs', maxReceiveCount: 3 },
      }),
      region: 'us-east-1',
    },
  ]);
  expect(relations).toEqual([]);
});
