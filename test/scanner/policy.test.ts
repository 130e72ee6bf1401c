import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { actionsOf, callsOf, iamActionOf } from '../../src/scanner/plan.ts';
import { listOrganization } from '../../src/scanner/organization.ts';
import {
  DATA_READS,
  hubPolicy,
  permissionOf,
  type PolicyDocument,
  policyFor,
} from '../../src/scanner/policy.ts';
import { terraformModule } from '../../src/scanner/policy-template.ts';
import { selectedBy } from '../../src/scanner/selected.ts';
import { ACCOUNT, entries, preflight, REGION, scanTrial } from './account.ts';
import { startOrganization } from './organization.ts';

test.each(['overview', 'standard', 'full'] as const)(
  'at depth %s the policy allows what the guard lets through',
  (depth) => {
    const [allow] = policyFor(CATALOGUE, depth).Statement;
    const calls = callsOf(CATALOGUE, depth);
    const permitted = new Set(allow?.Action);
    expect(calls.filter((call) => !permitted.has(iamActionOf(call)))).toEqual([]);
    expect([...permitted].filter((action) => !calls.some((call) => iamActionOf(call) === action))).toEqual(
      [],
    );
  },
);

test('an overview needs fewer permissions than a standard scan', () => {
  expect(actionsOf(callsOf(CATALOGUE, 'overview')).length).toBeLessThan(
    actionsOf(callsOf(CATALOGUE, 'standard')).length,
  );
});

test('no call of the catalogue reads data that the policy denies', () => {
  const needed = callsOf(CATALOGUE, 'full').map(iamActionOf);
  expect(needed.filter(isDataRead)).toEqual([]);
});

test('a scan sends no action that its policy does not allow', async () => {
  const catalogue = entries('AWS::EC2::Subnet', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table');
  const { inventory } = await scanTrial({ exchanges: preflight, types: catalogue.map(({ type }) => type) });
  const allowed = new Set(actionsOf(callsOf(catalogue, 'standard')));
  const sent = inventory.coverage.map(({ service, action }) => `${service}:${action}`);
  expect(sent.length).toBeGreaterThan(4);
  expect(sent.filter((name) => !allowed.has(name))).toEqual([]);
});

test('the permission behind a call is named as IAM names it', () => {
  expect(permissionOf({ service: 's3', action: 'ListBuckets' })).toBe('s3:ListAllMyBuckets');
  expect(permissionOf({ service: 'resource-groups-tagging-api', action: 'GetResources' })).toBe(
    'tag:GetResources',
  );
  expect(permissionOf({ service: 'elastic-load-balancing-v2', action: 'DescribeLoadBalancers' })).toBe(
    'elasticloadbalancing:DescribeLoadBalancers',
  );
});

test('with --services the policy holds the calls of these, and those that every scan makes', () => {
  const [allow] = policyFor(selectedBy(['lambda'], CATALOGUE), 'standard').Statement;
  expect(allow?.Action).toContain('lambda:ListFunctions');
  expect(allow?.Action.filter((action) => !/^(lambda|sts|tag):|^ec2:DescribeRegions$/.test(action))).toEqual(
    [],
  );
  expect(() => selectedBy(['lamda'], CATALOGUE)).toThrow(/no service called "lamda"/);
});

test('the hub may list the accounts and assume the one role, and read no data either', async () => {
  const { Statement } = hubPolicy('IsodriftReadOnly');
  const allowed = Statement.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.flatMap(({ Action }) => Action)).toEqual([
    'organizations:ListAccounts',
    'sts:GetCallerIdentity',
    'sts:AssumeRole',
  ]);
  expect(allowed.at(-1)?.Resource).toBe('arn:*:iam::*:role/IsodriftReadOnly');
  const organization = await startOrganization({ [ACCOUNT]: {} });
  try {
    const credentials = { accessKeyId: 'hub', secretAccessKey: 'hub' };
    await listOrganization({ regions: [REGION], endpointUrl: organization.url, credentials });
    const sent = organization.requests.map(({ service, action }) => `${service}:${action}`);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent.filter((name) => !allowed.some(({ Action }) => Action.includes(name)))).toEqual([]);
  } finally {
    await organization.close();
  }
});

test('the Terraform file holds the statements that the policy holds, each in a policy that IAM accepts', () => {
  const policy = policyFor(CATALOGUE, 'standard');
  const text = terraformModule(policy, { isMember: true });
  const documents = [...text.matchAll(/<<-JSON\n([^]*?)\n  JSON\n/g)].map(
    ([, json = '']) => JSON.parse(json) as PolicyDocument,
  );
  expect(documents.length).toBeGreaterThan(2);
  for (const document of documents) expect(JSON.stringify(document).length).toBeLessThan(6144);
  for (const { Effect, Action } of policy.Statement) {
    const held = documents.flatMap(({ Statement }) => Statement).filter((one) => one.Effect === Effect);
    expect(held.flatMap((one) => one.Action)).toEqual(Action);
  }
  expect(text.match(/aws_iam_role_policy_attachment/g)).toHaveLength(documents.length);
  expect(terraformModule(hubPolicy('r'), { isMember: false })).not.toContain('aws_iam_role');
});

function isDataRead(action: string): boolean {
  return DATA_READS.some((read) =>
    read.endsWith('*') ? action.startsWith(read.slice(0, -1)) : action === read,
  );
}
