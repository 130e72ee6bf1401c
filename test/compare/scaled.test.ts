import { describe, expect, test } from 'vitest';
import { entryFor } from '../../src/catalogue/index.ts';
import { readAttributes } from '../../src/catalogue/read.ts';
import { compare } from '../../src/compare/compare.ts';
import type { Finding } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import { account, declared, deployed, design } from './graphs.ts';

const TABLE = 'AWS::DynamoDB::Table';
const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const READS = 'ProvisionedThroughput.ReadCapacityUnits';
const WRITES = 'ProvisionedThroughput.WriteCapacityUnits';

const scaler = { ResourceId: 'table/orders', Scaled: 'orders' };
const ofReads = { ...scaler, ScalableDimension: 'dynamodb:table:ReadCapacityUnits' };
const attributes = { TableName: 'orders', [READS]: 5, [WRITES]: 5 };
const table = declared(TABLE, 'orders', { id: 'orders', attributes });
const scaledTable = deployed(TABLE, 'orders', { attributes: { ...attributes, [READS]: 40, [WRITES]: 40 } });

/** What is said of the table, whose numbers both moved. */
function judged(wanted: readonly Resource[], found: readonly Resource[]): Finding | undefined {
  const { findings } = compare(design([table, ...wanted]), account([scaledTable, ...found]));
  return findings.find(({ key }) => key === 'orders');
}

describe('capacity of a table', () => {
  const declaredTarget = declared(TARGET, 'reads', { id: 'reads', attributes: ofReads });
  const deployedTarget = deployed(TARGET, 'reads', { attributes: ofReads });

  test('that a declared scaler moves is told and not compared; the other number is', () => {
    const finding = judged([declaredTarget], [deployedTarget]);
    expect(finding?.changes.map(({ path }) => path)).toEqual([WRITES]);
    expect(finding?.suppressed).toContainEqual({
      path: READS,
      desired: 5,
      deployed: 40,
      rule: 'scaling moves it',
      number: 5,
    });
  });

  test('is found though a service has the same name', () => {
    const service = deployed('AWS::ECS::Service', 'orders', { name: 'orders' });
    const finding = judged([declaredTarget], [deployedTarget, service]);
    expect(finding?.changes.map(({ path }) => path)).toEqual([WRITES]);
  });

  test.each<readonly [string, readonly Resource[], readonly Resource[]]>([
    ['nobody scales', [], []],
    ['somebody scales by hand', [], [deployedTarget]],
    ['was to be scaled, but is not', [declaredTarget], []],
  ])('that %s is compared', (_, wanted, found) => {
    expect(judged(wanted, found)?.changes.map(({ path }) => path)).toEqual([READS, WRITES]);
  });
});

test.each([
  ['AWS::EC2::Instance', 'Monitoring', { Monitoring: { State: 'pending' } }, true],
  ['AWS::EC2::Instance', 'Monitoring', { Monitoring: { State: 'disabling' } }, false],
  [TABLE, 'SSESpecification.SSEEnabled', { SSEDescription: { Status: 'UPDATING' } }, true],
  [TABLE, 'TimeToLiveSpecification.Enabled', { TimeToLive: { TimeToLiveStatus: 'ENABLING' } }, true],
  [TABLE, 'TimeToLiveSpecification.Enabled', { TimeToLive: { TimeToLiveStatus: 'DISABLED' } }, false],
])('%s %s of %j is read as what it is about to be', (type, path, api, state) => {
  const entry = entryFor(type);
  expect(entry && readAttributes(entry, api, 'api')[path]).toBe(state);
});
