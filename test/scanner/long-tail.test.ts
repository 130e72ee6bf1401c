import { expect, test } from 'vitest';
import { UNMODELLED_TYPES } from '../../src/catalogue/generic.ts';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { statementFor } from '../../src/cli/diagnose.ts';
import { compare } from '../../src/compare/compare.ts';
import { layout } from '../../src/layout/layout.ts';
import type { Desired, Gap } from '../../src/model/graph.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { referencesIn } from '../../src/scanner/references.ts';
import { policyFor } from '../../src/scanner/policy.ts';
import { ACCOUNT, form, post, preflight, REGION, scanTrial, subnets, target } from './account.ts';

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

test('when a detail is denied a gap says so', async () => {
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
});

const UNINDEXED = {
  'resource-explorer-2:POST /ListResources': {
    kind: 'error',
    code: 'UnauthorizedException',
    status: 401,
    message: 'Unauthorized',
  },
} as const;

test('without an index a gap says so, and Cloud Control is asked for what people most often have', async () => {
  const asked = UNMODELLED_TYPES.map((type) =>
    target(
      ['cloudcontrolapi', REGION, 'CloudApiService.ListResources'],
      { MaxResults: 100, TypeName: type },
      {
        TypeName: type,
        ResourceDescriptions: type === 'AWS::GameLift::Fleet' ? [{ Identifier: 'fleet-1' }] : [],
      },
    ),
  );
  const { inventory } = await scanTrial({
    exchanges: [...preflight, ...asked, described({ InstanceRoleARN: ROLE })],
    types: [],
    options: { longTail: true },
    faults: UNINDEXED,
  });
  expect(inventory.gaps).toMatchObject([
    { service: 'resource-explorer-2', reason: 'not-available', region: REGION },
  ]);
  expect(inventory.resources).toMatchObject([
    { type: 'AWS::GameLift::Fleet', id: 'fleet-1', generic: true, attributes: { RoleArn: [ROLE] } },
  ]);
});

test('a type that Cloud Control cannot list, and one that it may not, are gaps of their own', async () => {
  const trial = async (code: string, message: string): Promise<readonly Gap[]> => {
    const { inventory } = await scanTrial({
      exchanges: preflight,
      types: [],
      options: { longTail: true },
      limits: { maxAttempts: 1 },
      faults: {
        ...UNINDEXED,
        'cloudcontrolapi:ListResources': { kind: 'error', code, message, status: 400 },
      },
    });
    return inventory.gaps.filter(({ service }) => service === 'cloudcontrol');
  };
  const unsupported = await trial('UnsupportedActionException', 'does not support LIST action');
  expect(unsupported.flatMap(({ types }) => types)).toEqual(UNMODELLED_TYPES);
  expect(new Set(unsupported.map(({ reason }) => reason))).toEqual(new Set(['not-available']));
  const denied = await trial(
    'GeneralServiceException',
    'User: arn:aws:iam::111122223333:role/x is not authorized to perform: gamelift:ListFleets on resource: *',
  );
  expect(new Set(denied.map(({ reason }) => reason))).toEqual(new Set(['denied']));
  expect(statementFor(denied)).toContain('"gamelift:ListFleets"');
  expect(statementFor(denied)).not.toContain('cloudformation');
});

test('who may not ask Resource Explorer is told the permission, and not that there is no index', async () => {
  const { inventory } = await scanTrial({
    exchanges: preflight,
    types: [],
    options: { longTail: true },
    faults: { 'resource-explorer-2:POST /ListResources': { kind: 'denied' } },
  });
  expect(inventory.gaps).toMatchObject([{ service: 'resource-explorer-2', reason: 'denied' }]);
});

test('a thing whose type goes by its ARN is asked for by its ARN when its name is not known', async () => {
  const byArn = target(
    ['cloudcontrolapi', REGION, 'CloudApiService.GetResource'],
    { TypeName: 'AWS::GameLift::Fleet', Identifier: SERVER },
    { ResourceDescription: { Identifier: SERVER, Properties: JSON.stringify({ InstanceRoleARN: ROLE }) } },
  );
  const unknown = {
    ...described({}),
    response: {
      status: 400,
      headers: { 'content-type': 'application/json' },
      text: JSON.stringify({ __type: 'ResourceNotFoundException', message: 'fleet-1 was not found' }),
    },
  };
  const { inventory } = await scanTrial({
    exchanges: [...preflight, listed(REGION, [SERVER]), listed('us-east-1', []), unknown, byArn],
    types: [],
    options: { longTail: true },
  });
  expect(inventory.gaps).toEqual([]);
  expect(inventory.resources).toMatchObject([{ attributes: { RoleArn: [ROLE] } }]);
});

test('it stands in its subnet, as a plain block', async () => {
  const subnet = 'subnet-0123456789abcdef0';
  const { inventory } = await scanTrial({
    exchanges: [
      ...preflight,
      listed(REGION, [SERVER]),
      listed('us-east-1', []),
      subnets([subnet]),
      VPCS,
      described({ Network: { Subnets: [subnet] }, SecurityGroups: ['sg-0123456789abcdef0'] }),
    ],
    types: ['AWS::EC2::Subnet', 'AWS::EC2::VPC'],
    options: { longTail: true },
  });
  const subnetKey = `${ACCOUNT}/${REGION}/AWS::EC2::Subnet/${subnet}`;
  const fleetKey = `${ACCOUNT}/${REGION}/AWS::GameLift::Fleet/fleet-1`;
  expect(inventory.relations).toContainEqual(
    expect.objectContaining({ from: subnetKey, to: fleetKey, kind: 'contains' }),
  );
  const { blocks } = layout(compare(EMPTY, inventory));
  const block = blocks.find(({ key }) => key.includes('GameLift'));
  expect(block).toMatchObject({ zone: `subnet:${subnetKey}`, shape: 'generic' });
});

const VPCS = form(
  'ec2',
  REGION,
  'Action=DescribeVpcs&Version=2016-11-15',
  '<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock></item></vpcSet></DescribeVpcsResponse>',
);

const EMPTY: Desired = {
  format: 'isodrift/desired@1',
  title: 'nothing',
  sources: [],
  resources: [],
  relations: [],
  gaps: [],
};

test('neither the guard nor the policy knows the calls unless they are asked for', async () => {
  const { asked } = await scanTrial({ exchanges: preflight, types: [] });
  expect(asked.filter((name) => /explorer|cloudcontrol/.test(name))).toEqual([]);
  const actions = (longTail: boolean): readonly string[] =>
    policyFor(CATALOGUE, 'standard', { longTail }).Statement[0]?.Action ?? [];
  const more = actions(true).filter((action) => !actions(false).includes(action));
  expect(more).toEqual([
    'cloudformation:GetResource',
    'cloudformation:ListResources',
    'resource-explorer-2:ListResources',
  ]);
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
