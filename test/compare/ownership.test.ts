import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Finding } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import { account, ACCOUNT, declared, deployed, design, REGION } from './graphs.ts';

const INSTANCE = 'AWS::EC2::Instance';
const BUCKET = 'AWS::S3::Bucket';
const ROLE = 'AWS::IAM::Role';
const LOGS = 'AWS::Logs::LogGroup';

/** What is said of one deployed thing that nobody declared. */
function undeclared(one: Resource, ...others: readonly Resource[]): Finding | undefined {
  const { findings } = compare(design([]), account([one, ...others]));
  return findings.find(({ key }) => key === one.key);
}

const tagged = (tags: Resource['tags']): Resource => deployed(INSTANCE, 'i-1', { tags });
const named = (type: string, name: string, attributes: Resource['attributes'] = {}): Resource =>
  deployed(type, name, { name, attributes });
const generic = (type: string, id: string, arn: string): Resource =>
  deployed(type, id, { generic: true, name: id, arn: `arn:aws:${arn.replace('@', `${REGION}:${ACCOUNT}`)}` });
const EMPTY_HASH = '0123abcd-4567-89ab-cdef-0123456789ab';

describe('somebody else made it, and is named', () => {
  test.each<readonly [tag: string, value: string, owner: string]>([
    ['aws:cloudformation:stack-name', 'billing', 'stack billing'],
    ['aws:autoscaling:groupName', 'web', 'Auto Scaling group web'],
    ['aws:ec2:fleet-id', 'fleet-1', 'EC2 fleet fleet-1'],
    ['aws:ec2spot:fleet-request-id', 'sfr-1', 'spot fleet sfr-1'],
    ['eks:cluster-name', 'prod', 'EKS cluster prod'],
    ['aws:eks:cluster-name', 'prod', 'EKS cluster prod'],
    ['kubernetes.io/cluster/prod', 'owned', 'Kubernetes cluster prod'],
    ['elbv2.k8s.aws/cluster', 'prod', 'Kubernetes cluster prod'],
    ['karpenter.sh/nodepool', 'spot', 'Karpenter node pool spot'],
    ['elasticbeanstalk:environment-name', 'shop', 'Elastic Beanstalk environment shop'],
    ['elasticbeanstalk:environment-id', 'e-1', 'Elastic Beanstalk'],
    ['aws:elasticmapreduce:job-flow-id', 'j-1', 'EMR cluster j-1'],
    ['aws:backup:source-resource', 'vol-1', 'AWS Backup'],
    ['aws:dlm:lifecycle-policy-id', 'policy-1', 'Data Lifecycle Manager'],
    ['aws:ecs:serviceName', 'web', 'ECS service web'],
    ['aws:secretsmanager:owningService', 'rds', 'rds'],
    ['AmazonECSManaged', '', 'ECS'],
    ['AWSBatchServiceTag', 'batch', 'AWS Batch'],
    ['application-autoscaling:resourceId', 'cluster:shop', 'Application Auto Scaling of cluster:shop'],
    ['ManagedByAmazonSageMakerResource', 'arn', 'SageMaker'],
  ])('by the tag %s', (tag, value, owner) => {
    expect(undeclared(tagged({ [tag]: value }))).toMatchObject({
      status: 'owned-elsewhere',
      reason: `owned by ${owner}`,
      owner,
    });
  });

  test.each<readonly [string, Resource, string]>([
    ['a cluster of Batch', named('AWS::ECS::Cluster', `AWSBatch-jobs-${EMPTY_HASH}`), 'AWS Batch'],
    ['an older cluster of Batch', named('AWS::ECS::Cluster', `jobs_Batch_${EMPTY_HASH}`), 'AWS Batch'],
    [
      'the bucket of the CDK',
      named(BUCKET, `cdk-hnb659fds-assets-${ACCOUNT}-${REGION}`),
      'the CDK bootstrap',
    ],
    ['a role of the CDK', named(ROLE, `cdk-hnb659fds-lookup-role-${ACCOUNT}-${REGION}`), 'the CDK bootstrap'],
    [
      'the images of the CDK',
      named('AWS::ECR::Repository', `cdk-hnb659fds-container-assets-${ACCOUNT}-${REGION}`),
      'the CDK bootstrap',
    ],
    ['the bucket of SAM', named(BUCKET, 'aws-sam-cli-managed-default-samclisourcebucket-1'), 'the SAM CLI'],
    ['the bucket of Beanstalk', named(BUCKET, `elasticbeanstalk-${REGION}-${ACCOUNT}`), 'Elastic Beanstalk'],
    [
      'the locks of Terraform',
      named('AWS::DynamoDB::Table', 'locks', { KeySchema: { HASH: 'LockID' } }),
      'Terraform, for its locks',
    ],
  ])('by its name: %s', (_what, one, owner) => {
    expect(undeclared(one)).toMatchObject({ status: 'owned-elsewhere', reason: `owned by ${owner}` });
  });

  test.each([
    named('AWS::ECS::Cluster', 'my-AWSBatch-like'),
    named(BUCKET, 'cdk-assets'),
    named(BUCKET, 'elasticbeanstalk-of-mine'),
    named(ROLE, 'cdk-deployer'),
    named('AWS::DynamoDB::Table', 'orders', { KeySchema: { HASH: 'id' } }),
    tagged({ Name: 'aws:autoscaling:groupName' }),
  ])('but nobody made what is only called alike: $key', (one) => {
    expect(undeclared(one)?.status).toBe('unmanaged');
  });

  test('an interface that a service asked for is that service’s', () => {
    const attributes = { RequesterManaged: true, Description: 'ELB app/web/1' };
    expect(undeclared(named('AWS::EC2::NetworkInterface', 'eni-1', attributes))).toMatchObject({
      status: 'owned-elsewhere',
      reason: 'owned by an AWS service (ELB app/web/1)',
    });
  });
});

const PARAMETER = 'AWS::SSM::Parameter';

describe('what a stack lists is its own, though no tag says so', () => {
  const ID = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/billing/1`;
  const stack = (type: string, id: string): Resource =>
    deployed('AWS::CloudFormation::Stack', ID, {
      name: 'billing',
      attributes: { Resources: [{ LogicalResourceId: 'A', PhysicalResourceId: id, ResourceType: type }] },
    });

  test('by id, within its account and region', () => {
    const bucket = named(BUCKET, 'invoices');
    expect(undeclared(bucket, stack(BUCKET, 'invoices'))).toMatchObject({
      status: 'owned-elsewhere',
      owner: 'stack billing',
    });
    expect(undeclared(bucket, stack(BUCKET, 'other'))?.status).toBe('unmanaged');
    expect(undeclared(bucket, stack(ROLE, 'invoices'))?.status).toBe('unmanaged');
    expect(undeclared({ ...bucket, region: 'us-east-1' }, stack(BUCKET, 'invoices'))?.status).toBe(
      'unmanaged',
    );
  });

  test('in each region its own, where one template makes the same name in two', () => {
    const here = named(PARAMETER, '/billing/mode');
    const there = { ...here, key: `there ${here.key}`, region: 'us-east-1' };
    const ours = stack(PARAMETER, '/billing/mode');
    const theirs = { ...ours, key: 'theirs', name: 'billing-us', region: 'us-east-1' };
    const { findings } = compare(design([]), account([here, there, ours, theirs]));
    const owners = new Map(findings.map(({ key, owner }) => [key, owner]));
    expect([owners.get(here.key), owners.get(there.key)]).toEqual(['stack billing', 'stack billing-us']);
  });

  test('and a design that names a stack which is not there hears which are', () => {
    const queue = declared('AWS::SQS::Queue', 'jobs', { match: { stack: 'biling', logicalId: 'Jobs' } });
    const { findings } = compare(design([queue]), account([stack(BUCKET, 'invoices')]));
    expect(findings.find(({ key }) => key === 'jobs')).toMatchObject({
      status: 'missing',
      reason: 'no stack is called biling; there are: billing',
    });
    const alone = compare(design([queue]), account([]));
    expect(alone.findings[0]?.reason).toBeUndefined();
  });

  test('unless the design speaks for the stack', () => {
    const bucket = named(BUCKET, 'invoices');
    const queue = declared('AWS::SQS::Queue', 'jobs', { match: { stack: 'billing', logicalId: 'Jobs' } });
    const { findings } = compare(design([queue]), account([bucket, stack(BUCKET, 'invoices')]));
    expect(findings.find(({ key }) => key === bucket.key)?.status).toBe('unmanaged');
  });
});

describe('a member of a replication group', () => {
  const GROUP = 'AWS::ElastiCache::ReplicationGroup';
  const group = named(GROUP, 'sessions');
  const member = named('AWS::ElastiCache::CacheCluster', 'sessions-001', { ReplicationGroupId: 'sessions' });

  test('belongs to the group', () => {
    expect(undeclared(member, group)).toMatchObject({
      status: 'owned-elsewhere',
      reason: 'owned by replication group sessions',
    });
  });

  test('is part of a group that is declared', () => {
    const { findings } = compare(
      design([declared(GROUP, 'cache', { id: 'sessions' })]),
      account([group, member]),
    );
    expect(findings.find(({ key }) => key === member.key)).toMatchObject({
      status: 'aws-default',
      reason: 'part of replication group sessions',
    });
  });

  test('is nobody else’s when it is declared itself', () => {
    const { findings } = compare(
      design([declared(member.type, 'node', { id: member.id })]),
      account([member]),
    );
    expect(findings[0]?.status).toBe('in-sync');
  });
});

describe('AWS made it', () => {
  const inVpc = { VpcId: 'vpc-1' };
  test.each<readonly [string, Resource]>([
    ['the default VPC', named('AWS::EC2::VPC', 'vpc-1', { IsDefault: true })],
    ['a default subnet', named('AWS::EC2::Subnet', 'subnet-1', { ...inVpc, DefaultForAz: true })],
    ['the main route table', named('AWS::EC2::RouteTable', 'rtb-1', { ...inVpc, Main: true })],
    ['the default network ACL', named('AWS::EC2::NetworkAcl', 'acl-1', { ...inVpc, IsDefault: true })],
    ['the default group', named('AWS::EC2::SecurityGroup', 'sg-1', { ...inVpc, GroupName: 'default' })],
    ['a key of AWS', named('AWS::KMS::Key', 'key-1', { KeyManager: 'AWS' })],
    [
      'a service-linked role',
      named(ROLE, 'AWSServiceRoleForX', { Path: '/aws-service-role/x.amazonaws.com/' }),
    ],
    ['a role of the console', named(ROLE, 'x', { Path: '/service-role/' })],
    ['a role of single sign-on', named(ROLE, 'AWSReservedSSO_Admin_1', { Path: '/aws-reserved/sso/' })],
    ['the role of the organisation', named(ROLE, 'OrganizationAccountAccessRole')],
    ['a role of a stack set', named(ROLE, 'stacksets-exec-1')],
    ['a role of Control Tower', named(ROLE, 'AWSControlTowerExecution')],
    ['the default bus', named('AWS::Events::EventBus', 'default', { Name: 'default' })],
    ['a rule of a service', named('AWS::Events::Rule', 'x', { ManagedBy: 'config.amazonaws.com' })],
    ['a capacity provider of Fargate', named('AWS::ECS::CapacityProvider', 'FARGATE', { Name: 'FARGATE' })],
    ['the primary workgroup', named('AWS::Athena::WorkGroup', 'primary', { Name: 'primary' })],
    ['a secret of a service', named('AWS::SecretsManager::Secret', 'rds!x', { OwningService: 'rds' })],
    ['a default subnet group', named('AWS::RDS::DBSubnetGroup', 'default', { DBSubnetGroupName: 'default' })],
    ...[
      '/aws/lambda/x',
      '/aws/rds/instance/x/error',
      '/aws/codebuild/x',
      '/aws-glue/jobs/error',
      'RDSOSMetrics',
    ].map((name): readonly [string, Resource] => [
      `the log group ${name}`,
      named(LOGS, name, { LogGroupName: name }),
    ]),
    ...(['NS', 'SOA'] as const).map((Type): readonly [string, Resource] => [
      `the ${Type} of a zone`,
      named('AWS::Route53::RecordSet', `Z1_${Type}`, { Type, IsApex: true }),
    ]),
    ['an automated snapshot', generic('AWS::RDS::DBSnapshot', 's', 'rds:@:snapshot:rds:shop-2026')],
    ['a snapshot of AWS Backup', generic('AWS::RDS::DBSnapshot', 's', 'rds:@:snapshot:awsbackup:job-1')],
    ['default parameters', generic('AWS::RDS::DBParameterGroup', 'p', 'rds:@:pg:default.postgres16')],
    ['default options', generic('AWS::RDS::OptionGroup', 'o', 'rds:@:og:default:mysql-8-0')],
    ['the default sampling', generic('AWS::XRay::SamplingRule', 'd', 'xray:@:sampling-rule/Default')],
    ['a rule of Auto Scaling', generic('AWS::Events::Rule', 'r', 'events:@:rule/AutoScalingManagedRule')],
    [
      'a rule not to delete',
      generic('AWS::Events::Rule', 'r', 'events:@:rule/DO-NOT-DELETE-AmazonInspector'),
    ],
  ])('%s', (_what, one) => {
    expect(undeclared(one)?.status).toBe('aws-default');
    const wanted = declared(one.type, 'it', { id: one.id });
    expect(compare(design([wanted]), account([one])).findings[0]?.status).toBe('in-sync');
  });
});
