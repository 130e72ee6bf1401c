import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readDesired } from '../../src/desired/desired.ts';
import type { Finding } from '../../src/model/comparison.ts';
import type { Gap, Resource } from '../../src/model/graph.ts';
import { account, ACCOUNT, declared, deployed, design, REGION } from './graphs.ts';

const QUEUE = 'AWS::SQS::Queue';
const BUCKET = 'AWS::S3::Bucket';

function gap(rest: Partial<Gap>): Gap {
  return {
    account: ACCOUNT,
    region: REGION,
    service: 'sqs',
    action: 'ListQueues',
    reason: 'denied',
    message: '',
    types: [QUEUE],
    ...rest,
  };
}

function only(findings: readonly Finding[], key: string): Finding | undefined {
  return findings.find((finding) => finding.key === key);
}

const elsewhere = (rest: Partial<Resource>): string | undefined =>
  compare(design([declared(QUEUE, 'jobs', { id: 'jobs', ...rest })]), account([])).findings[0]?.reason;

const owner = (tags: Resource['tags']): string | undefined =>
  compare(design([]), account([deployed('AWS::EC2::Instance', 'i-1', { tags })])).findings[0]?.reason;

const accept = (pattern: string, expires?: string): Finding['status'] | undefined =>
  compare(
    design(
      [declared(QUEUE, 'jobs', { id: 'jobs', attributes: { VisibilityTimeout: 30 }, tags: { a: '1' } })],
      {
        accepted: [{ pattern, reason: 'known', ...(expires === undefined ? {} : { expires }) }],
      },
    ),
    account([deployed(QUEUE, 'jobs', { attributes: { VisibilityTimeout: 60 }, tags: { a: '1' } })]),
  ).findings[0]?.status;

describe('what a gap may hide is never missing', () => {
  const jobs = design([declared(QUEUE, 'jobs', { id: 'jobs', account: ACCOUNT, region: REGION })]);

  test('a listing that failed hides all of its type in its region', () => {
    const { findings, summary } = compare(jobs, account([], { gaps: [gap({})] }));
    expect(findings).toMatchObject([{ status: 'not-checked', reason: 'sqs:ListQueues was denied' }]);
    expect(summary.status).toBe('incomplete');
  });

  test('a gap elsewhere, or of another type, hides nothing', () => {
    const gaps = [gap({ region: 'us-east-1' }), gap({ types: [BUCKET] }), gap({ account: '999988887777' })];
    expect(compare(jobs, account([], { gaps })).findings[0]?.status).toBe('missing');
  });

  test('a design without a region may be hidden by any of them', () => {
    const anywhere = design([declared(QUEUE, 'jobs', { id: 'jobs' })]);
    const { findings } = compare(anywhere, account([], { gaps: [gap({ region: 'us-east-1' })] }));
    expect(findings[0]?.status).toBe('not-checked');
  });

  test('a disabled region hides everything in it', () => {
    const gaps = [gap({ reason: 'region-disabled', types: [] })];
    expect(compare(jobs, account([], { gaps })).findings[0]?.status).toBe('not-checked');
  });

  test('a region, an account or a listing that was no part of the scan hides too', () => {
    expect(elsewhere({ region: 'ap-south-1' })).toBe('region ap-south-1 was not scanned');
    expect(elsewhere({ account: '999988887777' })).toBe('account 999988887777 was not scanned');
    const coverage = [
      { account: ACCOUNT, region: REGION, service: 's3', action: 'ListBuckets', calls: 1, failed: 0 },
    ];
    expect(compare(jobs, account([], { coverage })).findings[0]?.reason).toBe(
      'sqs:ListQueues was not called',
    );
  });

  test('a type that cannot be listed is not missing', () => {
    const { findings } = compare(design([declared('AWS::Nothing::Known', 'x')]), account([]));
    expect(findings).toMatchObject([
      { status: 'not-checked', reason: 'isodrift cannot list AWS::Nothing::Known' },
    ]);
  });

  test('a detail that could not be read keeps the rest from being in sync, but hides no difference', () => {
    const bucket = deployed(BUCKET, 'uploads', {
      region: 'eu-west-1',
      attributes: { 'VersioningConfiguration.Status': 'Suspended' },
    });
    const detail = gap({ service: 's3', action: 'GetBucketPolicy', types: [BUCKET], resource: bucket.key });
    const wanted = (attributes: Resource['attributes']): Finding | undefined =>
      compare(
        design([declared(BUCKET, 'uploads', { id: 'uploads', attributes })]),
        account([bucket], { gaps: [detail] }),
      ).findings[0];
    const policy = { Policy: { Statement: [{ Action: ['s3:getobject'], Effect: 'Allow' }] } };
    expect(wanted(policy)).toMatchObject({
      status: 'not-checked',
      reason: 's3:GetBucketPolicy was denied',
      notCompared: [{ path: 'Policy' }],
    });
    expect(wanted({ ...policy, 'VersioningConfiguration.Status': 'Enabled' })).toMatchObject({
      status: 'changed',
      changes: [{ path: 'VersioningConfiguration.Status' }],
    });
    expect(wanted({ 'VersioningConfiguration.Status': 'Suspended' })?.status).toBe('in-sync');
  });
});

describe('what nobody declared', () => {
  test('what AWS made is a default, until somebody declares it', () => {
    const vpc = deployed('AWS::EC2::VPC', 'vpc-1', { attributes: { IsDefault: true } });
    const gateway = deployed('AWS::EC2::InternetGateway', 'igw-1', { attributes: { VpcId: 'vpc-1' } });
    const unused = compare(design([]), account([vpc, gateway]));
    expect(unused.findings.map(({ status }) => status)).toEqual(['aws-default', 'aws-default']);
    expect(unused.summary).toMatchObject({ status: 'in-sync', ownership: { part: 0, whole: 0 } });
    const used = compare(
      design([declared('AWS::EC2::VPC', 'main', { id: 'vpc-1' })]),
      account([vpc, gateway]),
    );
    expect(only(used.findings, 'main')?.status).toBe('in-sync');
  });

  test('a server in the default VPC is somebody’s own', () => {
    const { findings } = compare(
      design([]),
      account([
        deployed('AWS::EC2::VPC', 'vpc-1', { attributes: { IsDefault: true } }),
        deployed('AWS::EC2::Instance', 'i-1', { attributes: { VpcId: 'vpc-1' } }),
      ]),
    );
    expect(only(findings, `${ACCOUNT}/${REGION}/AWS::EC2::Instance/i-1`)?.status).toBe('unmanaged');
  });

  test('tags name the owner', () => {
    expect(owner({ 'aws:cloudformation:stack-name': 'billing' })).toBe('owned by stack billing');
    expect(owner({ 'aws:autoscaling:groupName': 'web' })).toBe('owned by Auto Scaling group web');
    expect(owner({ 'kubernetes.io/cluster/prod': 'owned' })).toBe('owned by Kubernetes cluster prod');
    expect(owner({ 'elasticbeanstalk:environment-name': 'shop' })).toBe(
      'owned by Elastic Beanstalk environment shop',
    );
    expect(owner({ Name: 'aws:cloudformation:stack-name' })).toBeUndefined();
  });

  test('a stack is a design of its own, and the one that deploys this design is no finding', () => {
    const stack = (name: string): Resource =>
      deployed('AWS::CloudFormation::Stack', name, {
        name,
        attributes: {
          Resources: [{ LogicalResourceId: 'Jobs', PhysicalResourceId: `${name}-jobs`, ResourceType: QUEUE }],
        },
      });
    const { findings, summary } = compare(
      design([declared(QUEUE, 'Jobs', { match: { stack: 'shop', logicalId: 'Jobs' } })]),
      account([stack('shop'), stack('billing'), deployed(QUEUE, 'shop-jobs')]),
    );
    expect(findings.map(({ status, deployed: one }) => `${one?.id} ${status}`)).toEqual([
      'billing owned-elsewhere',
      'shop aws-default',
      'shop-jobs in-sync',
    ]);
    expect(summary.status).toBe('in-sync');
  });

  test('what a stack of the design made beyond its template is unmanaged, not owned elsewhere', () => {
    const tags = { 'aws:cloudformation:stack-name': 'shop', 'aws:cloudformation:logical-id': 'Old' };
    const { findings } = compare(
      design([declared(QUEUE, 'Jobs', { match: { stack: 'shop', logicalId: 'Jobs' } })]),
      account([deployed(QUEUE, 'old', { tags })]),
    );
    expect(findings.map(({ status }) => status)).toEqual(['missing', 'unmanaged']);
  });
});

describe('what is not deployed yet, and what was accepted', () => {
  test('a plan’s new resource is pending', () => {
    const { findings, summary } = compare(design([declared(QUEUE, 'jobs', { pending: true })]), account([]));
    expect(findings[0]?.status).toBe('pending');
    expect(summary.status).toBe('in-sync');
  });

  test('an acceptance covers a resource or some of its attributes, until it expires', () => {
    expect(accept('AWS::SQS::Queue/jobs')).toBe('accepted');
    expect(accept('*/jobs#Visibility*')).toBe('accepted');
    expect(accept('AWS::SQS::*/j*bs#VisibilityTimeout', '2026-11-20')).toBe('accepted');
    expect(accept('AWS::SQS::Queue/jobs', '2026-11-19')).toBe('changed');
    expect(accept('AWS::SQS::Queue/jobs', 'soon')).toBe('changed');
    expect(accept('AWS::SQS::Queue/jobs#Tags')).toBe('changed');
    expect(accept('AWS::SQS::Queue/job')).toBe('changed');
  });

  test('who accepted it and until when are told apart from the sentence', () => {
    const rule = {
      pattern: '*',
      reason: 'a test (of ours), until it ends',
      owner: 'orders',
      expires: '2026-12-31',
    };
    const wanted = design([declared(QUEUE, 'jobs', { id: 'jobs' })], { accepted: [rule] });
    expect(compare(wanted, account([])).findings[0]).toMatchObject({
      status: 'accepted',
      reason: 'a test (of ours), until it ends (orders), until 2026-12-31',
      acceptance: { reason: 'a test (of ours), until it ends', owner: 'orders', expires: '2026-12-31' },
    });
  });

  test('what was accepted shows again when that has ended, and says so', () => {
    const rule = { pattern: '*', reason: 'goes with the move', owner: 'orders', expires: '2026-01-31' };
    const wanted = design([declared(QUEUE, 'jobs', { id: 'jobs' })], { accepted: [rule] });
    const [finding] = compare(wanted, account([])).findings;
    expect(finding).toMatchObject({
      status: 'missing',
      reason: 'was accepted until 2026-01-31: goes with the move (orders)',
    });
    expect(finding?.acceptance).toBeUndefined();
  });

  test('an accepted attribute does not excuse a resource that is gone', () => {
    const wanted = design([declared(QUEUE, 'jobs', { id: 'jobs' })], {
      accepted: [{ pattern: '*#VisibilityTimeout', reason: 'known' }],
    });
    expect(compare(wanted, account([])).findings[0]?.status).toBe('missing');
  });
});

test('an empty design and an empty account are in sync, and their ratios have no whole', () => {
  expect(compare(design([]), account([])).summary).toMatchObject({
    status: 'in-sync',
    ownership: { part: 0, whole: 0 },
    verified: { part: 0, whole: 0 },
  });
});

describe('what a service of AWS makes for somebody', () => {
  const group = (GroupName: string): Finding | undefined =>
    compare(
      design([]),
      account([deployed('AWS::EC2::SecurityGroup', 'sg-1', { name: GroupName, attributes: { GroupName } })]),
    ).findings[0];

  test.each([
    ['ElasticMapReduce-slave', 'EMR'],
    ['default_elb_fc5fbed3-0405-3b7d-a328-ea290EXAMPLE', 'Elastic Load Balancing'],
    ['d-1234567890_controllers', 'Directory Service'],
    ['d-1234567890_workspacesMembers', 'WorkSpaces'],
  ])('the group %s is owned by %s', (name, service) => {
    expect(group(name)).toMatchObject({ status: 'owned-elsewhere', reason: `owned by ${service}` });
  });

  test("a group that is only called alike is nobody else's", () => {
    expect(group('my-ElasticMapReduce-slave')?.status).toBe('unmanaged');
  });

  test("a policy of AWS's own is no drift", () => {
    const arn = 'arn:aws:iam::aws:policy/service-role/AWSLambdaRole';
    const policy = deployed('AWS::IAM::ManagedPolicy', arn, { arn, region: 'global' });
    expect(compare(design([]), account([policy])).findings[0]?.status).toBe('aws-default');
  });
});

describe('where there is nothing to ask', () => {
  test.each(['not-available', 'region-disabled'] as const)(
    'a gap "%s" leaves a clean result clean, and what is declared there not checked',
    (reason) => {
      const gaps = [gap({ reason })];
      expect(compare(design([]), account([], { gaps })).summary.status).toBe('in-sync');
      const asked = compare(design([declared(QUEUE, 'jobs', { id: 'jobs' })]), account([], { gaps }));
      expect([asked.findings[0]?.status, asked.summary.status]).toEqual(['not-checked', 'incomplete']);
    },
  );

  test('a design that does not say where is missing when the regions that can be asked do not have it', () => {
    const anywhere = design([declared(QUEUE, 'jobs', { id: 'jobs' })]);
    const status = (gaps: readonly Gap[]): string | undefined =>
      compare(anywhere, account([], { gaps, regions: [REGION, 'ap-east-1'] })).findings[0]?.status;
    const off = gap({ reason: 'region-disabled', region: 'ap-east-1' });
    expect(status([off])).toBe('missing');
    expect(status([off, gap({ reason: 'not-available' })])).toBe('not-checked');
    expect(status([gap({ region: 'ap-east-1' })])).toBe('not-checked');
  });
});

test('a group of isodrift.yaml that states no rules says nothing about rules; one of Terraform says there are none', () => {
  const GROUP = 'AWS::EC2::SecurityGroup';
  const rules = { SecurityGroupIngress: [{ from: 443, protocol: 'tcp', source: '0.0.0.0/0', to: 443 }] };
  const there = account([deployed(GROUP, 'sg-1', { attributes: rules })]);
  const read = () => `resources:\n  web:\n    type: ${GROUP}\n    match: { id: sg-1 }\n`;
  const stated = readDesired(['isodrift.yaml'], { read, list: () => [] });
  expect(compare(stated, there).findings.map(({ status }) => status)).toEqual(['in-sync']);
  const whole = design([declared(GROUP, 'web', { id: 'sg-1', attributes: {} })]);
  expect(compare(whole, there).findings[0]?.changes.map(({ path }) => path)).toEqual([
    'SecurityGroupIngress',
  ]);
});
