import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { concernOf } from '../../src/catalogue/concern.ts';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison, DriftSeverity } from '../../src/model/comparison.ts';
import type { Resource, SeverityRule } from '../../src/model/graph.ts';
import { account, declared, deployed, design } from './graphs.ts';

const TABLE = 'AWS::DynamoDB::Table';
const FUNCTION = 'AWS::Lambda::Function';
const GROUP = 'AWS::EC2::SecurityGroup';
const BUCKET = 'AWS::S3::Bucket';

function rule(pattern: string, grade: DriftSeverity): SeverityRule {
  return { pattern, severity: grade };
}

/** One resource that differs in `wanted` against `found`. */
function drifted(
  type: string,
  wanted: Partial<Resource>,
  found: Partial<Resource>,
  severities: readonly SeverityRule[] = [],
): Comparison {
  return compare(
    design([declared(type, 'it', { id: 'it', ...wanted })], { severities }),
    account([deployed(type, 'it', found)]),
  );
}

function severity(comparison: Comparison): DriftSeverity | undefined {
  return comparison.findings[0]?.severity;
}

describe('how much a change matters', () => {
  const open = { protocol: 'tcp', from: 22, to: 22, source: '0.0.0.0/0' };
  const cases: readonly [string, string, string, unknown, unknown, DriftSeverity][] = [
    ['who gets in', GROUP, 'SecurityGroupIngress', [], [open], 'high'],
    ['encryption', TABLE, 'SSESpecification.SSEEnabled', true, false, 'high'],
    ['who may do what', FUNCTION, 'Role', 'role/a', 'role/b', 'high'],
    ['deletion protection', TABLE, 'DeletionProtectionEnabled', true, false, 'high'],
    ['configuration', FUNCTION, 'Runtime', 'nodejs22.x', 'nodejs20.x', 'medium'],
    ['capacity', FUNCTION, 'MemorySize', 512, 1024, 'medium'],
    ['words', FUNCTION, 'Description', 'one', 'other', 'low'],
  ];
  for (const [what, type, path, wanted, found, expected] of cases) {
    test(`${what} is ${expected}`, () => {
      const sides = [wanted, found].map((value) => ({ attributes: { [path]: value } }) as Partial<Resource>);
      const result = drifted(type, sides[0] ?? {}, sides[1] ?? {});
      expect(result.findings[0]).toMatchObject({ status: 'changed', severity: expected });
      expect(result.findings[0]?.changes[0]?.severity).toBe(expected);
    });
  }

  test('a tag is low, and the worst change decides', () => {
    const tagged = { tags: { env: 'prod' } };
    expect(severity(drifted(TABLE, tagged, { tags: { env: 'test' } }))).toBe('low');
    const both = drifted(
      TABLE,
      { ...tagged, attributes: { DeletionProtectionEnabled: true } },
      { tags: { env: 'test' }, attributes: { DeletionProtectionEnabled: false } },
    );
    expect(severity(both)).toBe('high');
    expect(both.findings[0]?.changes.map((change) => change.severity)).toEqual(['high', 'low']);
  });

  test('every attribute of the catalogue has a concern', () => {
    const concerns = CATALOGUE.flatMap(({ type, attributes }) =>
      Object.keys(attributes).map((path) => concernOf(type, path)),
    );
    expect(new Set(concerns)).toEqual(
      new Set(['configuration', 'exposure', 'encryption', 'identity', 'protection', 'capacity', 'words']),
    );
  });
});

describe('how much a whole resource matters', () => {
  test('a store that is gone is critical, an undeclared alarm is low, and what agrees has none', () => {
    const result = compare(
      design([declared(TABLE, 'orders', { id: 'orders' }), declared(BUCKET, 'same', { id: 'same' })]),
      account([deployed('AWS::CloudWatch::Alarm', 'cpu'), deployed(BUCKET, 'same')]),
    );
    expect(result.findings.map(({ status, severity: grade }) => [status, grade])).toEqual([
      ['missing', 'critical'],
      ['unmanaged', 'low'],
      ['in-sync', undefined],
    ]);
  });

  test('findings of one status are listed worst first', () => {
    const result = compare(
      design([
        declared(FUNCTION, 'a', { id: 'a', attributes: { Description: 'x' } }),
        declared(FUNCTION, 'b', { id: 'b', attributes: { Role: 'r' } }),
      ]),
      account([deployed(FUNCTION, 'a'), deployed(FUNCTION, 'b')]),
    );
    expect(result.findings.map(({ key }) => key)).toEqual(['b', 'a']);
  });
});

describe('what the design says about severity', () => {
  const wanted = { attributes: { Runtime: 'nodejs22.x', MemorySize: 512 } };
  const found = { attributes: { Runtime: 'nodejs20.x', MemorySize: 1024 } };

  test('overrules one attribute, or all of a resource; the last that fits wins', () => {
    expect(severity(drifted(FUNCTION, wanted, found, [rule(`${FUNCTION}/it#Runtime`, 'critical')]))).toBe(
      'critical',
    );
    const rules = [rule('*', 'low'), rule(`${FUNCTION}/*`, 'info')];
    expect(severity(drifted(FUNCTION, wanted, found, rules))).toBe('info');
    expect(severity(drifted(FUNCTION, wanted, found, rules.toReversed()))).toBe('low');
  });

  test('leaves what it does not name alone', () => {
    expect(severity(drifted(FUNCTION, wanted, found, [rule(`${FUNCTION}/other`, 'low')]))).toBe('medium');
  });
});
