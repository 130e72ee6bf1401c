import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Gap, Resource } from '../../src/model/graph.ts';
import { historyOf, renderHistory } from '../../src/report/history.ts';
import { account, declared, deployed, design } from '../compare/graphs.ts';

const TABLE = 'AWS::DynamoDB::Table';
const wanted = design([declared(TABLE, 'orders', { id: 'orders', tags: { env: 'prod' } })]);

function at(day: number, found: readonly Resource[], gaps: readonly Gap[] = []): Comparison {
  return compare(wanted, account(found, { capturedAt: `2026-11-0${day}T00:00:00Z`, gaps }));
}

const good = deployed(TABLE, 'orders', { tags: { env: 'prod' } });
const bad = deployed(TABLE, 'orders', { tags: { env: 'test' } });
const denied: Gap = {
  account: '111122223333',
  region: 'eu-west-1',
  service: 'dynamodb',
  action: 'ListTables',
  reason: 'denied',
  message: '',
  types: [TABLE],
};

function told(comparisons: readonly Comparison[]): string[] {
  return historyOf(comparisons).map(
    ({ what, since, until = 'now' }) => `${what} ${since.slice(8, 10)} ${until.slice(8, 10) || until}`,
  );
}

test('a divergence began with the first scan that saw it, whatever the order of the files', () => {
  expect(told([at(3, [bad]), at(1, [good]), at(2, [bad])])).toEqual(['Tags.env 02 now']);
});

test('what was settled has an end, and what came back begins anew', () => {
  expect(told([at(1, [bad]), at(2, [good]), at(3, [bad])])).toEqual(['Tags.env 03 now', 'Tags.env 01 02']);
});

test('a scan that could not look settles nothing', () => {
  expect(told([at(1, []), at(2, [], [denied]), at(3, [])])).toEqual(['missing 01 now']);
});

test('is one line each, which no name can break', () => {
  const strange = at(1, [good, deployed(TABLE, 'a\n::error::b')]);
  const lines = renderHistory(historyOf([strange]))
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^since 2026-11-01T00:00:00Z {2}medium/);
  expect(renderHistory([])).toBe('no divergence in any of the comparisons\n');
});
