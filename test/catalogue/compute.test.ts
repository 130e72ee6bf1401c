import { describe, expect, test } from 'vitest';
import { entryFor } from '../../src/catalogue/index.ts';
import { readAttributes, readId, readTags } from '../../src/catalogue/read.ts';
import { relationsOf } from '../../src/catalogue/relations.ts';
import { compare } from '../../src/compare/compare.ts';
import type { Desired, Inventory } from '../../src/model/graph.ts';
import { managed, read, state } from '../desired/support.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:resize`;

/** What of a design differs from one deployed thing, given as the API answers. */
function changed(desired: Desired, type: string, item: object & { readonly Tags?: object[] }): string[] {
  const entry = entryFor(type);
  if (!entry) throw new Error(`no entry ${type}`);
  const id = readId(entry, item);
  const deployed = {
    key: `${ACCOUNT}/${REGION}/${type}/${id}`,
    type,
    account: ACCOUNT,
    region: entry.scope === 'global' ? 'global' : REGION,
    id,
    tags: readTags(item.Tags),
    attributes: readAttributes(entry, item, 'api'),
    source: { origin: 'test' },
  };
  const inventory: Inventory = {
    format: 'isodrift/inventory@1',
    capturedAt: '2026-11-20T12:00:00.000Z',
    scanner: 'test',
    accounts: [ACCOUNT],
    regions: [REGION],
    resources: [deployed],
    relations: relationsOf([deployed]),
    gaps: [],
    coverage: [],
  };
  const finding = compare(desired, inventory).findings.find((one) => one.type === type && one.desired);
  if (!finding?.deployed) throw new Error(`${type} was not matched`);
  return finding.changes.map(({ path }) => path);
}

function terraform(...resources: readonly object[]): Desired {
  return read({ 'a.tfstate': state(...resources) }, { account: ACCOUNT, region: REGION });
}

describe('the disks of an instance', () => {
  const type = 'AWS::EC2::Instance';
  const design = terraform(
    managed('aws_instance.web', {
      id: 'i-1',
      root_block_device: [
        { device_name: '/dev/xvda', volume_size: 20, volume_type: 'gp3', iops: 3000, encrypted: true },
      ],
      ebs_block_device: [{ device_name: '/dev/sdf', volume_size: 100, volume_type: 'st1', iops: 0 }],
      credit_specification: [{ cpu_credits: 'standard' }],
      user_data: 'do-not-keep-me',
    }),
  );
  const item = (size: number, more: object = {}): object => ({
    InstanceId: 'i-1',
    RootDeviceName: '/dev/xvda',
    BlockDeviceMappings: [
      { DeviceName: '/dev/xvda', Ebs: { VolumeId: 'vol-1', DeleteOnTermination: true } },
      { DeviceName: '/dev/sdf', Ebs: { VolumeId: 'vol-2', DeleteOnTermination: false } },
      { DeviceName: '/dev/sdz', Ebs: { VolumeId: 'vol-3', DeleteOnTermination: false } },
    ],
    Volumes: [
      { VolumeId: 'vol-1', Size: size, VolumeType: 'gp3', Iops: 3000, Throughput: 125, Encrypted: true },
      { VolumeId: 'vol-2', Size: 100, VolumeType: 'st1', Encrypted: false },
      { VolumeId: 'vol-3', Size: 1, VolumeType: 'gp2', Encrypted: false },
    ],
    CreditSpecifications: [],
    ...more,
  });

  test('agree, whatever else is attached', () => {
    expect(changed(design, type, item(20))).toEqual([]);
  });

  test('a first disk that somebody made larger is a change, and so is one that is gone', () => {
    expect(changed(design, type, item(50))).toEqual(['BlockDeviceMappings']);
    expect(changed(design, type, item(20, { BlockDeviceMappings: [] }))).toEqual(['BlockDeviceMappings']);
  });

  test('of which nothing but the names could be read do not differ', () => {
    expect(changed(design, type, item(20, { Volumes: undefined }))).toEqual([]);
  });

  test('stand in a template as a list', () => {
    const template = (size: number): Desired =>
      read(
        {
          't.json': JSON.stringify({
            Resources: {
              Web: {
                Type: type,
                Properties: {
                  BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: size } }],
                },
              },
            },
          }),
        },
        { account: ACCOUNT, region: REGION, stack: 'shop' },
      );
    const stacked = item(20, {
      Tags: [
        { Key: 'aws:cloudformation:stack-name', Value: 'shop' },
        { Key: 'aws:cloudformation:logical-id', Value: 'Web' },
      ],
    });
    expect(changed(template(20), type, stacked)).toEqual([]);
    expect(changed(template(8), type, stacked)).toEqual(['BlockDeviceMappings']);
  });

  test('a machine that may go beyond the processor time it saved is a change, and user data is not kept', () => {
    const unlimited = item(20, { CreditSpecifications: [{ InstanceId: 'i-1', CpuCredits: 'unlimited' }] });
    expect(changed(design, type, unlimited)).toEqual(['CreditSpecification.CPUCredits']);
    expect(JSON.stringify(design)).not.toContain('do-not-keep-me');
  });
});

describe('the ways out of a security group', () => {
  const type = 'AWS::EC2::SecurityGroup';
  const design = (egress: object[]): Desired =>
    terraform(managed('aws_security_group.web', { id: 'sg-1', name: 'web', vpc_id: 'vpc-1', egress }));
  const group = (egress: object[]): object => ({
    GroupId: 'sg-1',
    GroupName: 'web',
    VpcId: 'vpc-1',
    IpPermissions: [],
    IpPermissionsEgress: egress,
  });
  const all = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

  test('one that Terraform took away and somebody put back is a change', () => {
    expect(changed(design([]), type, group([all]))).toEqual(['SecurityGroupEgress']);
    expect(changed(design([]), type, group([]))).toEqual([]);
  });

  test('one that is declared apart counts, though the state of the group has none yet', () => {
    const apart = terraform(
      managed('aws_security_group.web', { id: 'sg-1', name: 'web', vpc_id: 'vpc-1', egress: [] }),
      managed('aws_vpc_security_group_egress_rule.all', {
        security_group_id: 'sg-1',
        ip_protocol: '-1',
        cidr_ipv4: '0.0.0.0/0',
      }),
    );
    expect(changed(apart, type, group([all]))).toEqual([]);
  });
});

describe('a function', () => {
  const type = 'AWS::Lambda::Function';
  const bare = managed('aws_lambda_function.resize', {
    id: 'resize',
    function_name: 'resize',
    reserved_concurrent_executions: -1,
  });
  const url = (authorization_type: string): object =>
    managed('aws_lambda_function_url.resize', {
      function_name: 'resize',
      authorization_type,
      invoke_mode: 'BUFFERED',
      cors: [],
    });
  const item = (more: object): object => ({ FunctionName: 'resize', FunctionArn: ARN, ...more });

  test('with a URL that nobody declared is changed', () => {
    expect(changed(terraform(bare), type, item({ FunctionUrls: [{ AuthType: 'NONE' }] }))).toEqual([
      'FunctionUrls',
    ]);
    expect(changed(terraform(bare), type, item({ FunctionUrls: [] }))).toEqual([]);
  });

  test('whose URL is open to all where the design asks for IAM is changed', () => {
    const design = terraform(bare, url('AWS_IAM'));
    expect(changed(design, type, item({ FunctionUrls: [{ AuthType: 'NONE' }] }))).toEqual(['FunctionUrls']);
    expect(
      changed(design, type, item({ FunctionUrls: [{ AuthType: 'AWS_IAM', InvokeMode: 'BUFFERED' }] })),
    ).toEqual([]);
  });

  test('that somebody stopped by taking its concurrency away is changed', () => {
    expect(changed(terraform(bare), type, item({ ReservedConcurrentExecutions: 0 }))).toEqual([
      'ReservedConcurrentExecutions',
    ]);
  });

  test('what happens when it fails is declared apart', () => {
    const design = terraform(
      bare,
      managed('aws_lambda_function_event_invoke_config.resize', {
        function_name: 'resize',
        maximum_retry_attempts: 0,
        maximum_event_age_in_seconds: 0,
      }),
    );
    const config = (MaximumRetryAttempts: number): object =>
      item({ EventInvokeConfigs: [{ MaximumRetryAttempts, MaximumEventAgeInSeconds: 21_600 }] });
    expect(changed(design, type, config(0))).toEqual([]);
    expect(changed(design, type, config(2))).toEqual(['EventInvokeConfigs']);
  });
});

describe('a group of instances', () => {
  const type = 'AWS::AutoScaling::AutoScalingGroup';
  const design = terraform(
    managed('aws_autoscaling_group.web', {
      id: 'web',
      name: 'web',
      min_size: 1,
      max_size: 4,
      mixed_instances_policy: [
        {
          instances_distribution: [
            { on_demand_base_capacity: 1, spot_instance_pools: 0, spot_max_price: '' },
          ],
          launch_template: [
            {
              launch_template_specification: [{ launch_template_id: 'lt-1', version: '$Latest' }],
              override: [
                { instance_type: 'm7g.large', weighted_capacity: '2', instance_requirements: [] },
                { instance_type: 'm6g.large', weighted_capacity: '', instance_requirements: [] },
              ],
            },
          ],
        },
      ],
    }),
    managed('aws_autoscaling_lifecycle_hook.drain', {
      name: 'drain',
      autoscaling_group_name: 'web',
      lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      default_result: 'CONTINUE',
      heartbeat_timeout: 300,
    }),
  );
  const item = (first: string, timeout: number): object => ({
    AutoScalingGroupName: 'web',
    MinSize: 1,
    MaxSize: 4,
    MixedInstancesPolicy: {
      InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 100 },
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '$Latest' },
        Overrides: [
          { InstanceType: first, WeightedCapacity: '2' },
          { InstanceType: first === 'm7g.large' ? 'm6g.large' : 'm7g.large' },
        ],
      },
    },
    LifecycleHooks: [
      {
        LifecycleHookName: 'drain',
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
        DefaultResult: 'CONTINUE',
        HeartbeatTimeout: timeout,
      },
      {
        LifecycleHookName: 'made-by-a-deployment',
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
      },
    ],
  });

  test('agrees with its instance types in order and its hooks, whatever hooks others hung in', () => {
    expect(changed(design, type, item('m7g.large', 300))).toEqual([]);
  });

  test('differs when types change places, or a hook waits no longer', () => {
    expect(changed(design, type, item('m6g.large', 300))).toEqual([
      'MixedInstancesPolicy.LaunchTemplate.Overrides',
    ]);
    expect(changed(design, type, item('m7g.large', 30))).toEqual(['LifecycleHookSpecificationList']);
  });
});

test('the filters of an event source are compared as documents', () => {
  const type = 'AWS::Lambda::EventSourceMapping';
  const design = terraform(
    managed('aws_lambda_event_source_mapping.orders', {
      id: 'u-1',
      uuid: 'u-1',
      filter_criteria: [{ filter: [{ pattern: '{"body": {"kind": ["placed"]}}' }] }],
    }),
  );
  const item = (kind: string): object => ({
    UUID: 'u-1',
    FilterCriteria: { Filters: [{ Pattern: `{"body":{"kind":["${kind}"]}}` }] },
  });
  expect(changed(design, type, item('placed'))).toEqual([]);
  expect(changed(design, type, item('any'))).toEqual(['FilterCriteria.Filters[].Pattern']);
});

test('which images a repository forgets is declared apart, in rules of no order', () => {
  const type = 'AWS::ECR::Repository';
  const rule = (rulePriority: number, countNumber: number): object => ({
    rulePriority,
    selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber },
    action: { type: 'expire' },
  });
  const design = terraform(
    managed('aws_ecr_repository.web', { id: 'web', name: 'web' }),
    managed('aws_ecr_lifecycle_policy.web', {
      repository: 'web',
      policy: JSON.stringify({ rules: [rule(2, 50), rule(1, 10)] }),
    }),
  );
  const item = (rules: object[]): object => ({
    repositoryName: 'web',
    lifecyclePolicyText: JSON.stringify({ rules }),
  });
  expect(changed(design, type, item([rule(1, 10), rule(2, 50)]))).toEqual([]);
  expect(changed(design, type, item([rule(1, 10), rule(2, 5)]))).toEqual([
    'LifecyclePolicy.LifecyclePolicyText',
  ]);
});

test('a route of an HTTP API that somebody opened is a change of its API', () => {
  const type = 'AWS::ApiGatewayV2::Api';
  const design = terraform(
    managed('aws_apigatewayv2_api.shop', { id: 'a1', name: 'shop', protocol_type: 'HTTP' }),
    managed('aws_apigatewayv2_route.orders', {
      api_id: 'a1',
      route_key: 'GET /orders',
      authorization_type: 'JWT',
      api_key_required: false,
    }),
  );
  const item = (AuthorizationType: string): object => ({
    ApiId: 'a1',
    Name: 'shop',
    ProtocolType: 'HTTP',
    Routes: [{ RouteKey: 'GET /orders', AuthorizationType, ApiKeyRequired: false }],
  });
  expect(changed(design, type, item('JWT'))).toEqual([]);
  expect(changed(design, type, item('NONE'))).toEqual(['Routes']);
  // one that is gone is told once
  const bare: object = { ...item('JWT'), Routes: [] };
  expect(changed(design, type, bare)).toEqual(['Routes[].RouteKey']);
});

test('a method of a REST API that somebody opened is a change of its API', () => {
  const type = 'AWS::ApiGateway::RestApi';
  const design = terraform(
    managed('aws_api_gateway_rest_api.shop', { id: 'r1', name: 'shop' }),
    managed('aws_api_gateway_method.orders', {
      rest_api_id: 'r1',
      resource_id: 'orders',
      http_method: 'GET',
      authorization: 'AWS_IAM',
      api_key_required: false,
    }),
  );
  const item = (authorizationType: string): object => ({
    id: 'r1',
    name: 'shop',
    Resources: [
      { id: 'root', path: '/' },
      { id: 'orders', path: '/orders', resourceMethods: { GET: { authorizationType } } },
      { id: 'other', path: '/other', resourceMethods: { GET: { authorizationType: 'AWS_IAM' } } },
    ],
  });
  expect(changed(design, type, item('AWS_IAM'))).toEqual([]);
  expect(changed(design, type, item('NONE'))).toEqual(['Methods']);
});

test('patterns of a distribution are taken in order, as AWS wraps them and as Terraform writes them', () => {
  const type = 'AWS::CloudFront::Distribution';
  const behaviour = (path_pattern: string): object => ({
    path_pattern,
    target_origin_id: 'site',
    viewer_protocol_policy: 'https-only',
    allowed_methods: ['GET', 'HEAD'],
    cached_methods: ['GET', 'HEAD'],
    cache_policy_id: 'p1',
    default_ttl: 0,
    trusted_signers: [],
    function_association: [
      { event_type: 'viewer-request', function_arn: 'arn:aws:cloudfront::1:function/f' },
    ],
  });
  const design = terraform(
    managed('aws_cloudfront_distribution.site', {
      id: 'E1',
      ordered_cache_behavior: [behaviour('/a/*'), behaviour('/b/*')],
      restrictions: [{ geo_restriction: [{ restriction_type: 'none', locations: [] }] }],
    }),
  );
  const answered = (PathPattern: string): object => ({
    PathPattern,
    TargetOriginId: 'site',
    ViewerProtocolPolicy: 'https-only',
    AllowedMethods: {
      Quantity: 2,
      Items: ['HEAD', 'GET'],
      CachedMethods: { Quantity: 2, Items: ['HEAD', 'GET'] },
    },
    CachePolicyId: 'p1',
    TrustedSigners: { Enabled: false, Quantity: 0 },
    FunctionAssociations: {
      Quantity: 1,
      Items: [{ EventType: 'viewer-request', FunctionARN: 'arn:aws:cloudfront::1:function/f' }],
    },
  });
  const item = (paths: string[], RestrictionType = 'none'): object => ({
    Id: 'E1',
    CacheBehaviors: { Quantity: 2, Items: paths.map(answered) },
    Restrictions: { GeoRestriction: { RestrictionType, Quantity: 0 } },
  });
  expect(changed(design, type, item(['/a/*', '/b/*']))).toEqual([]);
  expect(changed(design, type, item(['/b/*', '/a/*']))).toEqual(['DistributionConfig.CacheBehaviors']);
  expect(changed(design, type, item(['/a/*', '/b/*'], 'blacklist'))).toEqual([
    'DistributionConfig.Restrictions.GeoRestriction.RestrictionType',
  ]);
});

test('an add-on of a cluster at another version is a change of the cluster', () => {
  const type = 'AWS::EKS::Cluster';
  const design = terraform(
    managed('aws_eks_cluster.shop', { id: 'shop', name: 'shop' }),
    managed('aws_eks_addon.dns', {
      cluster_name: 'shop',
      addon_name: 'coredns',
      addon_version: 'v1.11.1-eksbuild.9',
    }),
  );
  const item = (addonVersion: string): object => ({
    name: 'shop',
    addons: [
      { addonName: 'coredns', addonVersion },
      { addonName: 'vpc-cni', addonVersion: 'v1.18.1-eksbuild.3' },
    ],
  });
  expect(changed(design, type, item('v1.11.1-eksbuild.9'))).toEqual([]);
  expect(changed(design, type, item('v1.10.0-eksbuild.1'))).toEqual(['Addons']);
});

test('a private NAT gateway has its first address and those besides', () => {
  const type = 'AWS::EC2::NatGateway';
  const design = terraform(
    managed('aws_nat_gateway.inner', {
      id: 'nat-1',
      connectivity_type: 'private',
      private_ip: '10.0.0.10',
      secondary_private_ip_address_count: 1,
      secondary_private_ip_addresses: ['10.0.0.11'],
    }),
  );
  const item = (...further: string[]): object => ({
    NatGatewayId: 'nat-1',
    ConnectivityType: 'private',
    NatGatewayAddresses: [
      { PrivateIp: '10.0.0.10', IsPrimary: true },
      ...further.map((PrivateIp) => ({ PrivateIp, IsPrimary: false })),
    ],
  });
  expect(changed(design, type, item('10.0.0.11'))).toEqual([]);
  expect(changed(design, type, item('10.0.0.11', '10.0.0.12'))).toEqual([
    'SecondaryPrivateIpAddressCount',
    'SecondaryPrivateIpAddresses',
  ]);
});

test('where deliveries of a topic are written down is a list by protocol in a template', () => {
  const type = 'AWS::SNS::Topic';
  const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
  const template = JSON.stringify({
    Resources: {
      Orders: {
        Type: type,
        Properties: {
          TopicName: 'orders',
          DeliveryStatusLogging: [
            { Protocol: 'lambda', FailureFeedbackRoleArn: role('lambda-log') },
            { Protocol: 'sqs', FailureFeedbackRoleArn: role('queue-log'), SuccessFeedbackSampleRate: '10' },
          ],
        },
      },
    },
  });
  const design = read({ 't.json': template }, { account: ACCOUNT, region: REGION });
  const item = (rate: string): object => ({
    TopicArn: `arn:aws:sns:${REGION}:${ACCOUNT}:orders`,
    LambdaFailureFeedbackRoleArn: role('lambda-log'),
    SQSFailureFeedbackRoleArn: role('queue-log'),
    SQSSuccessFeedbackSampleRate: rate,
  });
  expect(changed(design, type, item('10'))).toEqual([]);
  expect(changed(design, type, item('100'))).toEqual(['DeliveryStatusLogging.sqs.SuccessFeedbackSampleRate']);
});
