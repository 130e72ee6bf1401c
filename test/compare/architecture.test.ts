import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderText } from '../../src/report/text.ts';
import { read } from '../desired/support.ts';
import { account, ACCOUNT, deployed, REGION } from './graphs.ts';

const key = (type: string, id: string): string => `${ACCOUNT}/${REGION}/${type}/${id}`;

function web(id: string, zone: string, attributes: object = {}): ReturnType<typeof deployed> {
  return deployed('AWS::EC2::Instance', id, {
    name: id,
    tags: { Role: 'web' },
    attributes: {
      AvailabilityZone: zone,
      SecurityGroupIds: ['sg-web'],
      InstanceType: 't3.small',
      ...attributes,
    },
  });
}

const OPEN = { protocol: 'tcp', from: 443, to: 443, source: '0.0.0.0/0' };
const FROM_WEB = { protocol: 'tcp', from: 5432, to: 5432, source: 'sg-web' };

const REST = [
  deployed('AWS::EC2::SecurityGroup', 'sg-web', { attributes: { SecurityGroupIngress: [OPEN] } }),
  deployed('AWS::EC2::SecurityGroup', 'sg-db', { attributes: { SecurityGroupIngress: [FROM_WEB] } }),
  deployed('AWS::RDS::DBInstance', 'orders', {
    name: 'orders',
    attributes: {
      VPCSecurityGroups: ['sg-db'],
      StorageEncrypted: false,
      PubliclyAccessible: true,
      BackupRetentionPeriod: 7,
    },
  }),
];

function judged(yaml: string, inventory: Inventory): Comparison {
  return compare(read({ 'isodrift.yaml': yaml }), inventory);
}

const WEB =
  'components:\n  web: { types: AWS::EC2::Instance, tags: { Role: web }, count: 2..3, spread: 2 }\n';
const BOTH = account([web('i-1', 'eu-west-1a'), web('i-2', 'eu-west-1b'), ...REST]);

/** Status and reason of the web component in an account of these. */
function componentOf(...resources: ReturnType<typeof deployed>[]): unknown[] {
  const { components, summary } = judged(WEB, account(resources));
  return [components?.[0]?.status, components?.[0]?.reason, summary.status];
}

function rules(text: string, inventory: Inventory = BOTH): unknown {
  return judged(`${WEB}rules:\n${text}`, inventory).rules?.map(({ rule, status, offenders, note }) => [
    rule,
    status,
    offenders.map(({ key: one, what }) => `${one.split('/').at(-1)} ${what}`),
    ...(note === undefined ? [] : [note]),
  ]);
}

function ruled(severity: string): string {
  return `components: { all: { names: '*' } }\nrules:\n  - { require: 'encryption on AWS::RDS::*', severity: ${severity}, reason: 'PCI 3.5' }\n`;
}

describe('components', () => {
  test('as many as declared, over as many zones, are in sync, and their members are not unmanaged', () => {
    const { components, findings, summary } = judged(WEB, BOTH);
    expect(components).toMatchObject([
      { name: 'web', status: 'in-sync', zones: ['eu-west-1a', 'eu-west-1b'] },
    ]);
    expect(components?.[0]?.members).toEqual([
      key('AWS::EC2::Instance', 'i-1'),
      key('AWS::EC2::Instance', 'i-2'),
    ]);
    expect(findings.find(({ deployed: one }) => one?.id === 'i-1')).toMatchObject({
      status: 'in-sync',
      reason: 'part of component web',
    });
    expect(summary.components).toEqual({ 'in-sync': 1, changed: 0, missing: 0, 'not-checked': 0 });
  });

  test('too few, too many, none, and too few zones each say so', () => {
    expect(componentOf()).toEqual(['missing', '0 deployed, 2 to 3 in the design', 'divergent']);
    expect(componentOf(web('i-1', 'eu-west-1a'))).toEqual([
      'changed',
      '1 deployed, 2 to 3 in the design',
      'divergent',
    ]);
    const four = ['i-1', 'i-2', 'i-3', 'i-4'].map((id) => web(id, 'eu-west-1a'));
    expect(componentOf(...four)[1]).toBe('4 deployed, 2 to 3 in the design');
    expect(componentOf(web('i-1', 'eu-west-1a'), web('i-2', 'eu-west-1a'))[1]).toBe(
      'in 1 availability zone (eu-west-1a), at least 2 in the design',
    );
  });

  test('a listing that was denied is not checked, never missing', () => {
    const gap = {
      account: ACCOUNT,
      region: REGION,
      service: 'ec2',
      action: 'DescribeInstances',
      reason: 'denied' as const,
      message: '',
      types: ['AWS::EC2::Instance'],
    };
    const { components, summary } = judged(WEB, account([], { gaps: [gap] }));
    expect(components?.[0]?.status).toBe('not-checked');
    expect(summary.status).toBe('incomplete');
  });

  test('an arrow between components holds when every member reaches one, and is missing from the one that does not', () => {
    const yaml = `${WEB}  store: { types: 'AWS::RDS::*' }\nrelations: ['web -> store: 5432']\n`;
    const flows = (inventory: Inventory): unknown =>
      judged(yaml, inventory)
        .relations.filter(({ kind }) => kind === 'connects')
        .map(({ from, to, status, label }) => [from, to, status, label]);
    const store = key('AWS::RDS::DBInstance', 'orders');
    const [one, two] = [key('AWS::EC2::Instance', 'i-1'), key('AWS::EC2::Instance', 'i-2')];
    expect(flows(BOTH)).toEqual([
      [one, store, 'in-sync', ':5432'],
      [two, store, 'in-sync', ':5432'],
    ]);
    const apart = account([
      web('i-1', 'eu-west-1a'),
      web('i-2', 'eu-west-1b', { SecurityGroupIds: ['sg-other'] }),
      ...REST,
    ]);
    expect(flows(apart)).toEqual([
      [two, store, 'missing', ':5432'],
      [one, store, 'in-sync', ':5432'],
    ]);
  });
});

describe('resources that stand for several', () => {
  const yaml = `
resources:
  web:
    type: AWS::EC2::Instance
    match: { tags: { Role: web } }
    count: 2..6
    properties: { InstanceType: t3.small }
`;

  test('each is compared on its own', () => {
    const inventory = account([
      web('i-1', 'eu-west-1a'),
      web('i-2', 'eu-west-1a', { InstanceType: 't3.large' }),
    ]);
    const { findings, components } = judged(yaml, inventory);
    expect(findings.map((one) => [one.key, one.status, one.deployed?.id])).toEqual([
      ['web[2]', 'changed', 'i-2'],
      ['web[1]', 'in-sync', 'i-1'],
    ]);
    expect(components).toMatchObject([{ name: 'web', status: 'in-sync' }]);
  });

  test('those that are lacking are missing', () => {
    const { findings, components } = judged(yaml, account([web('i-1', 'eu-west-1a')]));
    expect(findings.map((one) => [one.key, one.status])).toEqual([
      ['web[2]', 'missing'],
      ['web[1]', 'in-sync'],
    ]);
    expect(components?.[0]?.reason).toBe('1 deployed, 2 to 6 in the design');
  });
});

describe('rules', () => {
  test('a protection is required of types by pattern, of layers and of components', () => {
    expect(rules('  - require: encryption on AWS::RDS::*\n  - require: backups on data\n')).toEqual([
      ['require encryption on AWS::RDS::*', 'violated', ['orders no encryption']],
      ['require backups on data', 'kept', []],
    ]);
    expect(rules('  - require: tag Owner on web\n')).toEqual([
      ['require tag Owner on web', 'violated', ['i-1 no tag Owner', 'i-2 no tag Owner']],
    ]);
  });

  test('the internet reaches what is public and whose group is open', () => {
    const forbidden = '  - forbid: internet -> AWS::RDS::*\n  - forbid: internet -> web\n';
    expect(rules(forbidden)).toEqual([
      // public by its own word, but its group lets in the web servers only
      ['forbid internet -> AWS::RDS::*', 'kept', []],
      ['forbid internet -> web', 'kept', []],
    ]);
    const exposed = account([web('i-1', 'eu-west-1a', { PublicIp: '192.0.2.1' }), ...REST]);
    expect(rules('  - forbid: internet -> web\n', exposed)).toEqual([
      ['forbid internet -> web', 'violated', ['i-1 reachable from the internet']],
    ]);
  });

  test('an arrow is forbidden or required on the direct arrows of the account', () => {
    expect(rules('  - forbid: web -> AWS::RDS::*\n  - require: web -> AWS::RDS::*:5432\n')).toEqual([
      ['forbid web -> AWS::RDS::*', 'violated', ['i-1 connects :5432', 'i-2 connects :5432']],
      ['require web -> AWS::RDS::*:5432', 'kept', []],
    ]);
    expect(rules('  - require: AWS::RDS::* -> web\n')).toEqual([
      ['require AWS::RDS::* -> web', 'violated', ['orders no such arrow']],
    ]);
  });

  test('a dead-letter queue needs none of its own', () => {
    const jobs = deployed('AWS::SQS::Queue', 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs', {
      name: 'jobs',
      arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:jobs`,
      attributes: { 'RedrivePolicy.deadLetterTargetArn': `arn:aws:sqs:${REGION}:${ACCOUNT}:dead` },
    });
    const dead = deployed('AWS::SQS::Queue', 'https://sqs.eu-west-1.amazonaws.com/111122223333/dead', {
      name: 'dead',
      arn: `arn:aws:sqs:${REGION}:${ACCOUNT}:dead`,
    });
    const text = '  - require: dead-letter queue on AWS::SQS::Queue\n';
    expect(rules(text, account([jobs, dead]))).toEqual([
      ['require dead-letter queue on AWS::SQS::Queue', 'kept', []],
    ]);
    expect(rules(text, account([dead]))).toEqual([
      ['require dead-letter queue on AWS::SQS::Queue', 'violated', ['dead no dead-letter queue']],
    ]);
  });

  test('what is lacking is said in words', () => {
    const db = deployed('AWS::RDS::DBInstance', 'orders', {
      attributes: { MultiAZ: false, PubliclyAccessible: false },
    });
    const text =
      'rules:\n  - require: several zones on AWS::RDS::*\n  - require: public access on AWS::RDS::*\n';
    const judgedRules = judged(text, account([db])).rules ?? [];
    expect(judgedRules.flatMap(({ offenders }) => offenders.map(({ what }) => what))).toEqual([
      'in one zone',
      'not public',
    ]);
  });

  test('of much that was not seen the first are named', () => {
    const many = Array.from({ length: 12 }, (_, index) => deployed('AWS::Nobody::Knows', `${index}`));
    const text = 'rules:\n  - require: tag Owner on AWS::Nobody::Knows\n';
    const [rule] = judged(text, account(many)).rules ?? [];
    expect(rule?.note).toMatch(/^not seen: .* and 2 more$/);
  });

  test('what was not seen breaks no rule and keeps none', () => {
    const unseen = deployed('AWS::DynamoDB::Table', 'carts');
    const gap = {
      account: ACCOUNT,
      region: REGION,
      service: 'dynamodb',
      action: 'DescribeContinuousBackups',
      reason: 'denied' as const,
      message: '',
      types: ['AWS::DynamoDB::Table'],
      resource: unseen.key,
    };
    const inventory = account([unseen], { gaps: [gap] });
    expect(rules('  - require: backups on AWS::DynamoDB::Table\n', inventory)).toEqual([
      ['require backups on AWS::DynamoDB::Table', 'not-checked', [], `not seen: ${unseen.key}`],
    ]);
    expect(rules('  - require: backups on AWS::EC2::Instance\n')).toEqual([
      [
        'require backups on AWS::EC2::Instance',
        'not-checked',
        [],
        'backups means nothing for what this names',
      ],
    ]);
  });

  test('broken rules make the result divergent, unless they are of low severity; reports name them with their reason', () => {
    expect(judged(ruled('low'), BOTH).summary).toMatchObject({ status: 'in-sync', rules: { violated: 1 } });
    const comparison = judged(ruled('critical'), BOTH);
    expect(comparison.summary.status).toBe('divergent');
    for (const report of [renderText(comparison), renderMarkdown(comparison)]) {
      expect(report).toContain('require encryption on AWS::RDS::*');
      expect(report).toContain('PCI 3.5');
      expect(report).toContain('1 rule violated');
    }
  });
});

test('offenders and members are named as the drawing needs them', () => {
  const inventory = account([
    web('i-1', 'eu-west-1a', { PublicIp: '192.0.2.1' }),
    web('i-2', 'eu-west-1b'),
    ...REST,
  ]);
  const text = `${WEB}rules:
  - forbid: web -> AWS::RDS::DBInstance
  - require: AWS::RDS::DBInstance -> AWS::EC2::SecurityGroup
  - forbid: internet -> web
`;
  const { rules: found = [], components = [] } = judged(text, inventory);
  const db = key('AWS::RDS::DBInstance', 'orders');
  expect(found.map(({ effect, offenders }) => [effect, offenders])).toEqual([
    [
      'forbid',
      ['i-1', 'i-2'].map((id) => ({
        key: key('AWS::EC2::Instance', id),
        to: db,
        kind: 'connects',
        label: ':5432',
        what: 'connects :5432',
      })),
    ],
    ['require', [{ key: db, what: 'no such arrow' }]],
    [
      'forbid',
      [{ key: key('AWS::EC2::Instance', 'i-1'), from: 'internet', what: 'reachable from the internet' }],
    ],
  ]);
  expect(components[0]).toMatchObject({
    members: [key('AWS::EC2::Instance', 'i-1'), key('AWS::EC2::Instance', 'i-2')],
    count: { least: 2, most: 3 },
    spread: 2,
  });
});
