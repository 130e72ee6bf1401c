import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { referencesIn } from '../../src/scanner/long-tail.ts';
import { policyFor } from '../../src/scanner/policy.ts';
import { ACCOUNT, post, preflight, REGION, scanTrial, target } from './account.ts';

const SERVER = `arn:aws:gamelift:${REGION}:${ACCOUNT}:fleet/fleet-1`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/fleet`;
const listed = (region: string, arns: readonly string[]): ReturnType<typeof post> =>
  post(
    ['resource-explorer-2', region, '/ListResources'],
    { MaxResults: 1000 },
    { Resources: arns.map((Arn) => ({ Arn })) },
  );
const described = (properties: object): ReturnType<typeof target> =>
  target(
    ['cloudcontrolapi', REGION, 'CloudApiService.GetResource'],
    { TypeName: 'AWS::GameLift::Fleet', Identifier: 'fleet-1' },
    {
      TypeName: 'AWS::GameLift::Fleet',
      ResourceDescription: { Identifier: 'fleet-1', Properties: JSON.stringify(properties) },
    },
  );

test('a thing of a type without an entry becomes a plain resource with nothing but its references', async () => {
  const properties = {
    InstanceRoleARN: ROLE,
    Network: { Subnets: ['subnet-0123456789abcdef0'] },
    AdminPassword: 'hunter2canary',
    SubnetNote: 'hunter2canary',
    Endpoint: 'https://hunter2canary.example.com',
  };
  const { inventory } = await scanTrial({
    exchanges: [...preflight, listed(REGION, [SERVER]), listed('us-east-1', []), described(properties)],
    types: [],
    options: { longTail: true },
  });
  expect(inventory.gaps).toEqual([]);
  expect(inventory.resources).toMatchObject([
    {
      type: 'AWS::GameLift::Fleet',
      id: 'fleet-1',
      arn: SERVER,
      region: REGION,
      generic: true,
      attributes: { RoleArn: [ROLE], SubnetIds: ['subnet-0123456789abcdef0'] },
    },
  ]);
  expect(serializeStage(inventory)).not.toContain('canary');
});

test('what the catalogue lists itself, other accounts and other regions are not taken from the index', async () => {
  const { inventory } = await scanTrial({
    exchanges: [
      ...preflight,
      listed(REGION, [
        `arn:aws:sqs:${REGION}:${ACCOUNT}:deleted-a-minute-ago`,
        SERVER.replace(ACCOUNT, '444455556666'),
        SERVER.replace(REGION, 'ap-south-1'),
      ]),
      listed('us-east-1', []),
    ],
    types: [],
    options: { longTail: true },
  });
  expect(inventory.resources).toEqual([]);
});

test('without an index, and when a detail is denied, a gap says so', async () => {
  const { inventory } = await scanTrial({
    exchanges: [...preflight, listed(REGION, [SERVER]), listed('us-east-1', [])],
    types: [],
    options: { longTail: true },
    faults: { 'cloudcontrolapi:GetResource': { kind: 'denied' } },
  });
  expect(inventory.gaps).toMatchObject([
    {
      service: 'cloudcontrol',
      action: 'GetResource',
      reason: 'denied',
      resource: inventory.resources[0]?.key,
    },
  ]);
  const none = await scanTrial({
    exchanges: preflight,
    types: [],
    options: { longTail: true },
    faults: {
      'resource-explorer-2:POST /ListResources': {
        kind: 'error',
        code: 'ResourceNotFoundException',
        status: 404,
      },
    },
  });
  expect(none.inventory.gaps).toMatchObject([
    { service: 'resource-explorer-2', reason: 'not-available', region: REGION },
  ]);
});

test('neither the guard nor the policy knows the calls unless they are asked for', async () => {
  const { asked } = await scanTrial({ exchanges: preflight, types: [] });
  expect(asked.filter((name) => /explorer|cloudcontrol/.test(name))).toEqual([]);
  const actions = (longTail: boolean): readonly string[] =>
    policyFor(CATALOGUE, 'standard', { longTail }).Statement[0]?.Action ?? [];
  const more = actions(true).filter((action) => !actions(false).includes(action));
  expect(more).toEqual(['cloudformation:GetResource', 'resource-explorer-2:ListResources']);
});

test.each([
  undefined,
  '{',
  '[]',
  '"x"',
  JSON.stringify({ VpcId: 'my-password', RoleArn: 'arn:aws:iam::1:user/x' }),
])('properties like %s hold no reference', (properties) => {
  expect(referencesIn(properties)).toEqual({});
});
