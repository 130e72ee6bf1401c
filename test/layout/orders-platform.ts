import type { Comparison } from '../../src/model/comparison.ts';
import { comparison, finding, relation } from './build.ts';

const ZONES = ['a', 'b'];

/** A shop in two zones with a serverless half, and each status at least once. */
export function ordersPlatform(): Comparison {
  return comparison(
    [...network(), ...services(), ...serverless()],
    [...places(), ...flows()],
    'Orders platform',
  );
}

function network(): ReturnType<typeof finding>[] {
  return [
    finding('AWS::EC2::VPC', 'vpc', { name: 'prod', attributes: { CidrBlock: '10.0.0.0/16' } }),
    finding('AWS::EC2::VPC', 'vpc-default', { name: 'default', status: 'aws-default' }),
    finding('AWS::EC2::InternetGateway', 'igw', { name: 'prod' }),
    finding('AWS::EC2::RouteTable', 'public-routes', { status: 'changed' }),
    finding('AWS::EC2::SecurityGroup', 'sg-db', { name: 'orders-db', status: 'changed', changes: 2 }),
    ...ZONES.flatMap((az) => [
      ...['public', 'app', 'data'].map((tier) =>
        finding('AWS::EC2::Subnet', `${tier}-${az}`, { attributes: { AvailabilityZone: `eu-west-1${az}` } }),
      ),
      finding('AWS::EC2::NatGateway', `nat-${az}`),
    ]),
  ];
}

function services(): ReturnType<typeof finding>[] {
  return [
    finding('AWS::Route53::HostedZone', 'zone', { name: 'shop.example.com', region: 'global' }),
    finding('AWS::CloudFront::Distribution', 'cdn', { region: 'global' }),
    finding('AWS::ElasticLoadBalancingV2::LoadBalancer', 'web-alb', { status: 'changed' }),
    finding('AWS::ElasticLoadBalancingV2::Listener', 'https', {
      status: 'changed',
      attributes: { LoadBalancerArn: 'web-alb' },
    }),
    finding('AWS::ECS::Service', 'web'),
    finding('AWS::ECS::Service', 'checkout', { status: 'accepted' }),
    finding('AWS::RDS::DBCluster', 'orders'),
    finding('AWS::RDS::DBInstance', 'orders-writer'),
    finding('AWS::RDS::DBInstance', 'orders-replica', { status: 'missing' }),
    finding('AWS::ElastiCache::ReplicationGroup', 'sessions', { status: 'not-checked' }),
    finding('AWS::EC2::Instance', 'i-0bd4e1', { status: 'unmanaged' }),
  ];
}

function serverless(): ReturnType<typeof finding>[] {
  return [
    finding('AWS::S3::Bucket', 'uploads'),
    finding('AWS::Events::Rule', 'on-upload'),
    finding('AWS::SQS::Queue', 'jobs', { status: 'changed', changes: 2 }),
    finding('AWS::Lambda::Function', 'resize'),
    finding('AWS::S3::Bucket', 'thumbs'),
    finding('AWS::StepFunctions::StateMachine', 'fulfilment', { status: 'pending' }),
    finding('AWS::DynamoDB::Table', 'carts'),
    finding('AWS::SNS::Topic', 'alerts', { status: 'owned-elsewhere' }),
  ];
}

function places(): ReturnType<typeof relation>[] {
  const subnets = ZONES.flatMap((az) => ['public', 'app', 'data'].map((tier) => `${tier}-${az}`));
  const both = (tier: string, key: string): ReturnType<typeof relation>[] =>
    ZONES.map((az) => relation(`${tier}-${az}`, key, 'contains'));
  return [
    ...subnets.map((subnet) => relation('vpc', subnet, 'contains')),
    ...['igw', 'public-routes', 'sg-db'].map((key) => relation('vpc', key, 'contains')),
    ...ZONES.map((az) => relation(`public-${az}`, `nat-${az}`, 'contains')),
    ...ZONES.map((az) => relation(`public-${az}`, 'igw', 'routes')),
    ...both('public', 'web-alb'),
    ...both('app', 'web'),
    ...both('app', 'checkout'),
    ...both('data', 'orders'),
    ...both('data', 'sessions'),
    relation('data-a', 'orders-writer', 'contains'),
    relation('data-b', 'orders-replica', 'contains'),
    relation('app-b', 'i-0bd4e1', 'contains'),
  ];
}

function flows(): ReturnType<typeof relation>[] {
  return [
    relation('zone', 'cdn', 'routes'),
    relation('cdn', 'web-alb', 'routes', { label: ':443' }),
    relation('web-alb', 'web', 'connects', { label: ':8080' }),
    relation('web-alb', 'checkout', 'connects', { label: ':8081' }),
    relation('web', 'orders', 'connects', { label: ':5432' }),
    relation('checkout', 'orders', 'connects', { label: ':5432' }),
    relation('web', 'sessions', 'connects', { label: ':6379', status: 'missing' }),
    relation('i-0bd4e1', 'orders', 'connects', { label: ':5432', status: 'unmanaged' }),
    relation('uploads', 'on-upload', 'triggers'),
    relation('on-upload', 'jobs', 'routes'),
    relation('jobs', 'resize', 'invokes'),
    relation('resize', 'thumbs', 'writes'),
    relation('fulfilment', 'carts', 'writes'),
  ];
}
