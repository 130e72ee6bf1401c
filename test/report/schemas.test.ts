import { existsSync, readFileSync } from 'node:fs';
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

/** A type whose tags come with it. */
const VPC = 'AWS::EC2::VPC';

/** What a design says beyond single resources, with names that nobody should give. */
const ruled: Comparison = compare(
  design([declared(VPC, 'known', { id: 'known', attributes: {} })], {
    components: [
      {
        name: 'web ::error::',
        title: 'Web "<&>',
        select: { types: [VPC], names: ['web-*'] },
        count: { least: 2, most: 3 },
        source: { origin: 'isodrift.yaml', line: 4 },
      },
      { name: 'tables', select: { types: [VPC] }, source: { origin: 'isodrift.yaml', line: 6 } },
    ],
    rules: [
      {
        rule: 'require tag Owner on =*',
        effect: 'require',
        protection: { what: 'tag Owner', on: { types: [VPC] } },
        severity: 'high',
        reason: 'somebody has to answer ]]>',
        source: { origin: 'isodrift.yaml', line: 9 },
      },
      {
        rule: 'forbid tag Old on *',
        effect: 'forbid',
        protection: { what: 'tag Old', on: { types: [VPC] } },
        severity: 'low',
        source: { origin: 'isodrift.yaml', line: 10 },
      },
    ],
    conflicts: [
      {
        key: 'known',
        path: 'BillingMode',
        held: {
          value: 'PROVISIONED',
          source: { origin: 'a.tfstate', line: 3, address: 'aws_dynamodb_table.a' },
        },
        other: { value: 'PAY_PER_REQUEST', source: { origin: 'b.tfstate', line: 7 } },
      },
    ],
  }),
  account([deployed(VPC, 'known'), deployed(VPC, 'stranger\n::error::x')]),
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

/**
 * The schema that the standard publishes (draft 4, of which it uses nothing that later drafts read otherwise). It comes with a
 * package that need not be there; the schema above is checked always.
 */
const OFFICIAL = [
  process.env['ISODRIFT_SARIF_SCHEMA'] ?? '',
  'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
].find((path) => path !== '' && existsSync(path));

function problems(schema: object, value: unknown): unknown {
  const formats = { uri: true, 'uri-reference': true, 'date-time': true } as const;
  const options = { strict: false, allErrors: true, unicodeRegExp: false, formats };
  const validate = new Ajv2020(options).compile(schema);
  return validate(value) ? [] : validate.errors;
}

describe('what other tools read', () => {
  test('is SARIF as GitHub asks for it', () => {
    for (const one of [wild, many, ruled])
      expect(problems(SARIF, JSON.parse(REPORTS.sarif(one)))).toEqual([]);
    expect(problems(SARIF, { version: '2.1.0', runs: [] })).not.toEqual([]);
  });

  test.skipIf(OFFICIAL === undefined)('is SARIF by the schema of the standard itself', () => {
    const {
      $schema: _,
      id: __,
      ...schema
    } = JSON.parse(readFileSync(OFFICIAL ?? '', 'utf8')) as Record<string, unknown>;
    for (const one of [wild, ruled]) expect(problems(schema, JSON.parse(REPORTS.sarif(one)))).toEqual([]);
    expect(problems(schema, { version: '2.1.0', runs: [{}] })).not.toEqual([]);
  });

  test('is a code quality report as GitLab asks for it, each finding once', () => {
    for (const one of [wild, ruled]) {
      const list = JSON.parse(REPORTS.gitlab(one)) as { fingerprint: string }[];
      expect(problems(GITLAB, list)).toEqual([]);
      expect(new Set(list.map(({ fingerprint }) => fingerprint)).size).toBe(list.length);
    }
  });

  test('is JUnit with the counts that its cases have', () => {
    for (const [one, cases] of [
      [wild, 4],
      [ruled, 6],
    ] as const)
      expectCounts(REPORTS.junit(one), cases);
  });
});

function expectCounts(xml: string, cases: number): void {
  const count = (pattern: RegExp): number => xml.match(pattern)?.length ?? 0;
  const [, tests, failures, skipped] =
    /<testsuites [^>]*tests="(\d+)" failures="(\d+)" skipped="(\d+)"/.exec(xml) ?? [];
  expect([tests, failures, skipped].map(Number)).toEqual([
    count(/<testcase /g),
    count(/<failure /g),
    count(/<skipped /g),
  ]);
  expect(count(/<testcase /g)).toBe(cases);
}

describe('rules, components and sources that disagree', () => {
  test('stand in SARIF at their line of the design, graded', () => {
    const { runs } = JSON.parse(REPORTS.sarif(ruled)) as { runs: { results: SarifResult[] }[] };
    const results = (runs[0]?.results ?? []).map(({ ruleId, level, message: { text: said }, locations }) => {
      const { artifactLocation, region } = locations[0].physicalLocation;
      return [ruleId, level, `${artifactLocation.uri}:${region.startLine}`, said.split('\n')[0]];
    });
    expect(results).toEqual([
      [
        'isodrift/rule',
        'error',
        'isodrift.yaml:9',
        'rule require tag Owner on =* is broken: 111122223333/eu-west-1/AWS::EC2::VPC/stranger\uFFFD::error::x: no tag Owner; known: no tag Owner; somebody has to answer ]]>',
      ],
      [
        'isodrift/component',
        'error',
        'isodrift.yaml:4',
        'component web ::error:: is declared, but nothing of it is deployed: 0 deployed, 2 to 3 in the design',
      ],
      [
        'isodrift/conflict',
        'note',
        'b.tfstate:7',
        'known BillingMode is declared twice: "PROVISIONED" in a.tfstate:3 (aws_dynamodb_table.a), which holds; "PAY_PER_REQUEST" in b.tfstate:7',
      ],
    ]);
  });

  test('stand in code quality with their severity', () => {
    const list = JSON.parse(REPORTS.gitlab(ruled)) as { check_name: string; severity: string }[];
    expect(list.map(({ check_name: name, severity }) => `${name} ${severity}`)).toEqual([
      'isodrift-rule-violated critical',
      'isodrift-component-missing critical',
      'isodrift-conflict-disagrees minor',
    ]);
  });

  test('are cases of JUnit: kept rules pass, broken ones fail, disagreement is skipped', () => {
    const xml = REPORTS.junit(ruled);
    expect(xml).toContain('<testsuite name="rules" tests="2" failures="1" skipped="0">');
    expect(xml).toContain('name="forbid tag Old on *" file="isodrift.yaml" line="10"/>');
    expect(xml).toContain('<failure type="high" message="somebody has to answer ]]&gt;">');
    expect(xml).toContain('<testsuite name="components" tests="2" failures="1" skipped="0">');
    expect(xml).toContain('<testsuite name="sources that disagree" tests="1" failures="0" skipped="1">');
  });

  test('are rows of the CSV, a rule once per offender', () => {
    const rows = REPORTS.csv(ruled).split('\r\n');
    expect(rows.filter((row) => row.startsWith('"violated","rule"'))).toHaveLength(2);
    expect(rows).toContain(
      '"disagrees","conflict","known","","","","","BillingMode","""PROVISIONED""","","""PAY_PER_REQUEST"" in b.tfstate:7","a.tfstate:3",""',
    );
    expect(rows.find((row) => row.startsWith('"missing","component"'))).toContain('"isodrift.yaml:4"');
  });
});

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number };
      };
    },
  ];
}

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
    for (const report of Object.values(REPORTS))
      for (const one of [wild, ruled]) expect(report(one)).not.toMatch(/^\s*::/m);
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
