import { describe, expect, test } from 'vitest';
import { deployedPointer, withEnvironment } from '../../src/catalogue/environment.ts';
import { entryFor } from '../../src/catalogue/index.ts';
import { readAttributes } from '../../src/catalogue/read.ts';
import { relationsOf } from '../../src/catalogue/relations.ts';
import { compare } from '../../src/compare/compare.ts';
import { withoutSecrets } from '../../src/model/redact.ts';
import type { Inventory, Resource } from '../../src/model/graph.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { managed, read, state } from '../desired/support.ts';

const ACCOUNT = '111122223333';
const REGION = 'eu-west-1';
const POINTERS = 'Environment.Variables{}';

/** A resource as the scanner makes it of an answer. */
function deployed(type: string, id: string, item: object, more: Partial<Resource> = {}): Resource {
  const entry = entryFor(type);
  if (!entry) throw new Error(`no entry ${type}`);
  return {
    key: `${ACCOUNT}/${REGION}/${type}/${id}`,
    type,
    account: ACCOUNT,
    region: REGION,
    id,
    name: id,
    tags: {},
    attributes: withoutSecrets(readAttributes(entry, item, 'api')),
    source: { origin: 'test' },
    ...more,
  };
}

function account(variables: Readonly<Record<string, string>>): Resource[] {
  return withEnvironment(
    [
      deployed('AWS::Lambda::Function', 'orders-api', {
        FunctionName: 'orders-api',
        Environment: { Variables: variables },
      }),
      deployed('AWS::DynamoDB::Table', 'orders', { $: 'orders' }),
      deployed('AWS::DynamoDB::Table', 'prod', { $: 'prod' }),
      deployed(
        'AWS::SQS::Queue',
        'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
        {},
        { name: 'jobs' },
      ),
      deployed(
        'AWS::RDS::DBInstance',
        'orders-db',
        {},
        { aliases: ['orders-db.abc.eu-west-1.rds.amazonaws.com'] },
      ),
    ],
    deployedPointer,
  );
}

function pointersOf(variables: Readonly<Record<string, string>>): unknown {
  return account(variables)[0]?.attributes[POINTERS];
}

describe('what the variables of a function point at', () => {
  test('is found by name, URL and endpoint', () => {
    expect(
      pointersOf({
        ORDERS_TABLE: 'orders',
        QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
        DATABASE_URL: 'postgres://shop:hunter2@orders-db.abc.eu-west-1.rds.amazonaws.com:5432/shop',
      }),
    ).toEqual({
      DATABASE_URL: 'orders-db',
      ORDERS_TABLE: 'orders',
      QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
    });
  });

  test('a plain word is no pointer, unless the variable says what it holds', () => {
    expect(pointersOf({ STAGE: 'prod' })).toBeUndefined();
    expect(pointersOf({ TABLE: 'prod' })).toEqual({ TABLE: 'prod' });
  });

  test('gives relations, and no value that points at nothing leaves a trace', () => {
    const resources = account({ TABLE: 'orders', API_TOKEN: 'hunter2canary' });
    const [relation, ...others] = relationsOf(resources).filter(({ kind }) => kind === 'uses');
    expect(others).toEqual([]);
    expect(relation).toMatchObject({
      from: `${ACCOUNT}/${REGION}/AWS::Lambda::Function/orders-api`,
      to: `${ACCOUNT}/${REGION}/AWS::DynamoDB::Table/orders`,
      evidence: { attribute: POINTERS },
    });
    expect(JSON.stringify(resources)).not.toContain('hunter2canary');
  });

  test('nothing is known of a list that was saved and read again', () => {
    const copied = JSON.parse(JSON.stringify(account({ TABLE: 'orders' }))) as Resource[];
    const bare = copied.map((resource) => ({
      ...resource,
      attributes: Object.fromEntries(
        Object.entries(resource.attributes).filter(([path]) => path !== POINTERS),
      ),
    }));
    expect(withEnvironment(bare, deployedPointer)).toEqual(bare);
  });

  test('of containers in a task are found, too', () => {
    const [task] = withEnvironment(
      [
        deployed('AWS::ECS::TaskDefinition', 'web:7', {
          containerDefinitions: [
            { name: 'web', image: 'web:7', environment: [{ name: 'TABLE_NAME', value: 'orders' }] },
          ],
        }),
        deployed('AWS::DynamoDB::Table', 'orders', { $: 'orders' }),
      ],
      deployedPointer,
    );
    expect(task?.attributes['ContainerDefinitions[].Environment{}']).toEqual({ 'web.TABLE_NAME': 'orders' });
  });
});

describe('the same of a design', () => {
  const variables = { TABLE: 'orders', API_TOKEN: 'hunter2canary' };
  const design = (environment: Readonly<Record<string, string>>): string =>
    state(
      managed('aws_lambda_function.api', {
        function_name: 'orders-api',
        environment: [{ variables: environment }],
      }),
      managed('aws_dynamodb_table.orders', { name: 'orders', id: 'orders' }),
      managed('aws_dynamodb_table.other', { name: 'other-orders', id: 'other-orders' }),
    );
  const inventory = (held: Readonly<Record<string, string>>): Inventory => {
    const resources = withEnvironment(
      [
        deployed('AWS::Lambda::Function', 'orders-api', {
          FunctionName: 'orders-api',
          Environment: { Variables: held },
        }),
        deployed('AWS::DynamoDB::Table', 'orders', { $: 'orders' }),
        deployed('AWS::DynamoDB::Table', 'other-orders', { $: 'other-orders' }),
      ],
      deployedPointer,
    );
    return {
      format: 'isodrift/inventory@1',
      capturedAt: '2026-01-05T10:00:00.000Z',
      scanner: 'test',
      accounts: [ACCOUNT],
      regions: [REGION],
      coverage: [],
      gaps: [],
      resources,
      relations: relationsOf(resources),
    };
  };

  test('is a pointer at the declared key, and the value is nowhere', () => {
    const desired = read({ 'a.tfstate': design(variables) });
    const text = serializeStage(desired);
    expect(text).toContain('API_TOKEN');
    expect(text).not.toContain('hunter2canary');
    expect(desired.relations).toContainEqual(
      expect.objectContaining({ from: 'aws_lambda_function.api', to: 'aws_dynamodb_table.orders' }),
    );
  });

  test('agrees with the account: no arrow is missing, none is undeclared', () => {
    const { findings, relations } = compare(read({ 'a.tfstate': design(variables) }), inventory(variables));
    expect(relations.map(({ status }) => status)).toEqual(['in-sync']);
    expect(findings.flatMap(({ changes }) => changes)).toEqual([]);
  });

  test('a variable that leads elsewhere is a change, said without its value', () => {
    const { findings } = compare(
      read({ 'a.tfstate': design(variables) }),
      inventory({ ...variables, TABLE: 'other-orders' }),
    );
    expect(findings.flatMap(({ changes }) => changes.map(({ path }) => path))).toEqual([POINTERS]);
  });

  test('what leads somewhere on one side only is no difference', () => {
    const { findings, relations } = compare(
      read({ 'a.tfstate': design({ ...variables, TABLE: 'unknown-to-us' }) }),
      inventory(variables),
    );
    expect(findings.flatMap(({ changes }) => changes)).toEqual([]);
    expect(relations.filter(({ status }) => status !== 'in-sync')).toEqual([]);
  });
});
