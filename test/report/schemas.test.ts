import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import { REPORTS } from '../../src/report/index.ts';
import { byteLength } from '../../src/report/printable.ts';
import { account, declared, deployed, design } from '../compare/graphs.ts';

const TABLE = 'AWS::DynamoDB::Table';

/** One of each status that reports tell, with names that nobody should give. */
const wild: Comparison = compare(
  design(
    [
      declared(TABLE, 'gone', { id: 'gone' }),
      declared(TABLE, 'other "<&>', { id: 'other', tags: { a: '::error::1' } }),
      declared(TABLE, 'known', { id: 'known', tags: { a: '1' } }),
    ],
    { accepted: [{ pattern: `${TABLE}/known`, reason: 'a trial]]>' }] },
  ),
  account([
    deployed(TABLE, 'other', { tags: { a: '2' } }),
    deployed(TABLE, 'known', { tags: { a: '2' } }),
    deployed(TABLE, 'stranger\n::error::x'),
  ]),
);

const many: Comparison = compare(
  design([]),
  account(Array.from({ length: 10_000 }, (_, index) => deployed(TABLE, `table-${index}`))),
);

const text = (limit: number): object => ({ type: 'string', minLength: 1, maxLength: limit });
const message = (limit: number): object => ({
  type: 'object',
  required: ['text'],
  properties: { text: text(limit) },
});
const line = { type: 'integer', minimum: 1 };

/** What GitHub asks of a SARIF file in its documentation: an empty string counts as missing. */
const SARIF = {
  type: 'object',
  required: ['$schema', 'version', 'runs'],
  properties: {
    $schema: text(200),
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        required: ['tool', 'automationDetails', 'results'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                properties: {
                  name: text(255),
                  rules: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['id', 'shortDescription', 'fullDescription', 'help'],
                      properties: {
                        id: text(255),
                        name: text(255),
                        shortDescription: message(1024),
                        fullDescription: message(1024),
                        help: message(10_000),
                      },
                    },
                  },
                },
              },
            },
          },
          automationDetails: {
            type: 'object',
            properties: { id: { type: 'string', pattern: '^isodrift/.+/.+/$' } },
          },
          results: {
            type: 'array',
            maxItems: 25_000,
            items: {
              type: 'object',
              required: ['ruleId', 'level', 'message', 'locations', 'partialFingerprints'],
              properties: {
                ruleId: text(255),
                level: { enum: ['error', 'warning', 'note', 'none'] },
                message: message(1000),
                locations: {
                  type: 'array',
                  minItems: 1,
                  items: {
                    type: 'object',
                    required: ['physicalLocation'],
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation', 'region'],
                        properties: {
                          artifactLocation: {
                            type: 'object',
                            required: ['uri'],
                            properties: { uri: { type: 'string', pattern: '^[^/\\\\:\\s][^\\\\:\\s]*$' } },
                          },
                          region: {
                            type: 'object',
                            required: ['startLine', 'startColumn', 'endLine', 'endColumn'],
                            properties: {
                              startLine: line,
                              startColumn: line,
                              endLine: line,
                              endColumn: line,
                            },
                          },
                        },
                      },
                    },
                  },
                },
                partialFingerprints: {
                  type: 'object',
                  required: ['primaryLocationLineHash'],
                  properties: { primaryLocationLineHash: text(255) },
                },
              },
            },
          },
        },
      },
    },
  },
};

const GITLAB = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: text(1000),
      check_name: text(255),
      fingerprint: text(255),
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, not: { pattern: '^\\./' } },
          lines: { type: 'object', required: ['begin'], properties: { begin: line } },
        },
      },
    },
  },
};

function problems(schema: object, value: unknown): unknown {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  return validate(value) ? [] : validate.errors;
}

describe('what other tools read', () => {
  test('is SARIF as GitHub asks for it', () => {
    for (const one of [wild, many]) expect(problems(SARIF, JSON.parse(REPORTS.sarif(one)))).toEqual([]);
    expect(problems(SARIF, { version: '2.1.0', runs: [] })).not.toEqual([]);
  });

  test('is a code quality report as GitLab asks for it, each finding once', () => {
    const list = JSON.parse(REPORTS.gitlab(wild)) as { fingerprint: string }[];
    expect(problems(GITLAB, list)).toEqual([]);
    expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length);
  });

  test('is JUnit with the counts that its cases have', () => {
    const xml = REPORTS.junit(wild);
    const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
    const [, tests, failures, skipped] =
      /<testsuites [^>]*tests="(\d+)" failures="(\d+)" skipped="(\d+)"/.exec(xml) ?? [];
    expect([tests, failures, skipped].map(Number)).toEqual([
      count(/<testcase /g),
      count(/<failure /g),
      count(/<skipped /g),
    ]);
    expect(count(/<testcase /g)).toBe(4);
  });
});

describe('what GitHub cuts off or obeys', () => {
  test('a comment and a summary keep their limits with ten thousand findings, and say what they left out', () => {
    const sizes = [REPORTS.markdown(many), REPORTS.summary(many)].map(byteLength);
    expect(sizes[0]).toBeLessThanOrEqual(60_000);
    expect(sizes[1]).toBeLessThanOrEqual(1_000_000);
    expect(sizes[1]).toBeGreaterThan(500_000);
    for (const format of ['markdown', 'summary'] as const)
      expect(REPORTS[format](many)).toContain('more left out');
  });

  test('no line of a report is a command to the job', () => {
    for (const report of Object.values(REPORTS)) expect(report(wild)).not.toMatch(/^\s*::/m);
  });
});

describe('the action', () => {
  const action = load(readFileSync('action.yml', 'utf8')) as {
    readonly runs: { readonly steps: readonly { readonly run?: string; readonly uses?: string }[] };
  };

  test('puts nothing that a caller writes into a script', () => {
    const scripts = action.runs.steps.flatMap(({ run = [] }) => run);
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  test('uses other actions by commit', () => {
    for (const { uses } of action.runs.steps)
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });
});
