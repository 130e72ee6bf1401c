import { describe, expect, test } from 'vitest';
import { type Comparison, type Finding, STATUSES, type Status } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import { REPORTS } from '../../src/report/index.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { byteLength } from '../../src/report/printable.ts';
import { renderText } from '../../src/report/text.ts';

const none = Object.fromEntries(STATUSES.map((status) => [status, 0])) as Record<Status, number>;

function resource(rest: Partial<Resource> = {}): Resource {
  return {
    key: 'aws_sqs_queue.jobs',
    type: 'AWS::SQS::Queue',
    account: '111122223333',
    region: 'eu-west-1',
    id: 'jobs',
    tags: {},
    attributes: {},
    source: { origin: 'infra/main.tfstate', line: 12 },
    ...rest,
  };
}

function finding(status: Status, rest: Partial<Finding> = {}): Finding {
  const side = status === 'unmanaged' ? { deployed: resource() } : { desired: resource() };
  const bare = { changes: [], notCompared: [], suppressed: [] };
  return { key: `${status}.jobs`, type: 'AWS::SQS::Queue', status, ...side, ...bare, ...rest };
}

function comparison(findings: readonly Finding[], rest: Partial<Comparison> = {}): Comparison {
  const counts = { ...none };
  for (const { status } of findings) counts[status] += 1;
  return {
    format: 'isodrift/comparison@1',
    title: 'Orders',
    desired: { sources: [{ kind: 'terraform-state', file: 'infra/main.tfstate' }] },
    deployed: {
      capturedAt: '2026-11-20T12:00:00Z',
      scanner: 'isodrift test',
      accounts: ['111122223333'],
      regions: ['eu-west-1'],
      coverage: [],
    },
    findings,
    relations: [],
    gaps: [],
    summary: {
      status: 'divergent',
      findings: counts,
      relations: none,
      gaps: {},
      calls: { made: 3, failed: 0 },
      ownership: { part: 1, whole: 2 },
      verified: { part: 0, whole: 0 },
    },
    ...rest,
  };
}

const changed = finding('changed', {
  desired: resource(),
  deployed: resource(),
  changes: [{ path: 'VisibilityTimeout', desired: 30, deployed: 60, severity: 'medium' }],
  severity: 'medium',
});
const one = comparison([
  finding('missing', { severity: 'high' }),
  changed,
  finding('unmanaged', { severity: 'low' }),
  finding('not-checked', { reason: 'sqs:ListQueues was denied' }),
  finding('in-sync'),
]);

/** What somebody may call a queue: escapes, markup, formulas, mentions, workflow commands, direction marks. */
const HOSTILE = [
  '\u001B[2J\u001B]0;owned\u0007',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x","y")',
  '@SUM(A1)',
  '+1\t=2',
  '`code` ``` | ** @octocat #1 ![x](http://x/y.png) https://evil.example',
  '::error::gone\n::add-mask::x',
  ']]>"\'&amp;&<a>',
  '\u202Egnp.exe\u2066\u200B\u2028\uFEFF',
  '\uD800 lonely, \uFFFF none',
  '__proto__',
  '%0A%0Dabc',
  '',
];

function hostile(text: string): Comparison {
  const bad = resource({ key: text, id: text, name: text, source: { origin: text, line: 3 } });
  const bare = { notCompared: [], suppressed: [] };
  const change = { path: `Tags.${text}`, desired: text, deployed: { [text]: [text] } };
  return comparison(
    (['missing', 'changed', 'unmanaged', 'not-checked', 'accepted'] as const).map((status) => ({
      key: text,
      type: status === 'missing' ? text : 'AWS::SQS::Queue',
      status,
      ...(status === 'unmanaged' ? {} : { desired: bad }),
      deployed: bad,
      changes: status === 'changed' ? [change] : [],
      ...bare,
      reason: text,
    })),
    {
      title: text,
      desired: { sources: [{ kind: 'isodrift', file: text }] },
      relations: [
        {
          from: text,
          to: text,
          kind: 'connects',
          status: 'missing',
          label: text,
          evidence: { resource: text, attribute: text },
          reason: text,
        },
      ],
      gaps: [
        {
          account: text,
          region: text,
          service: text,
          action: text,
          reason: 'denied',
          message: text,
          types: [text],
        },
      ],
    },
  );
}

describe('owned elsewhere', () => {
  const of = (owner: string, index: number): Finding =>
    finding('owned-elsewhere', { key: `${owner} ${index}`, owner });
  const three = comparison([of('EKS cluster prod', 1), of('stack billing', 1), of('stack billing', 2)]);

  test('is counted by owner, the largest first', () => {
    expect(renderText(three)).toContain('\n3 owned elsewhere: stack billing 2, EKS cluster prod 1\n');
    expect(REPORTS.markdown(three)).toContain('\n`3 owned elsewhere: stack billing 2, EKS cluster prod 1`\n');
  });

  test('of many owners only the largest are named, and the others add up', () => {
    const many = comparison(Array.from({ length: 20 }, (_, index) => of(`stack ${index % 12}`, index)));
    const [line = ''] = renderText(many).match(/^20 owned elsewhere.*$/m) ?? [];
    const sums = [...line.matchAll(/ (\d+)(?:,|$)/g)].map(([, count]) => Number(count));
    expect(sums.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(line).toMatch(/, others 4$/);
  });

  test('is not mentioned where nothing is', () => {
    expect(renderText(one)).not.toContain('owned elsewhere');
  });
});

describe('text', () => {
  test('shows what diverges one by one and counts the rest', () => {
    expect(renderText(one)).toBe(
      [
        'Orders',
        '  desired   infra/main.tfstate',
        '  deployed  111122223333, eu-west-1, seen 2026-11-20T12:00:00Z',
        '',
        '− missing (1 resource)',
        '  SQS Queue',
        '    missing.jobs  high  jobs  infra/main.tfstate:12',
        '',
        'Δ changed (1 resource)',
        '  SQS Queue',
        '    changed.jobs  medium  jobs  infra/main.tfstate:12',
        '    └ VisibilityTimeout: 30 in the design, 60 deployed',
        '',
        '+ unmanaged (1 resource)',
        '  SQS Queue',
        '    unmanaged.jobs  low  jobs',
        '',
        '? not checked (1 resource)',
        '  SQS Queue',
        '    not-checked.jobs  jobs  infra/main.tfstate:12',
        '    └ sqs:ListQueues was denied',
        '',
        '− 1 missing  Δ 1 changed  + 1 unmanaged  ? 1 not checked  = 1 in sync',
        'declared of what is deployed: 1 of 2 (50 %); compared of what is declared: n/a',
        'diverges: 1 missing, 1 changed, 1 unmanaged, 1 not checked',
        '',
      ].join('\n'),
    );
  });

  test('has colours only when asked', () => {
    expect(renderText(one)).not.toContain('\u001B');
    expect(renderText(one, { isColored: true })).toContain('\u001B[31m− missing\u001B[0m');
  });

  test.each(HOSTILE)('leaves no control or direction mark of %j in place', (text) => {
    const lines = renderText(hostile(text)).split('\n').join('');
    expect(lines).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test('of two lists only what differs is shown', () => {
    const change = { path: 'Layers', desired: ['a', 'b', 'c'], deployed: ['a', 'c', 'd'] };
    expect(renderText(comparison([{ ...changed, changes: [change] }]))).toContain(
      'Layers: ["b"] not deployed, ["d"] deployed besides',
    );
  });
});

describe('markdown', () => {
  test.each(HOSTILE)('keeps %j inside a code span', (text) => {
    const report = REPORTS.markdown(hostile(text));
    // outside of code spans only our own words are left
    const outside = report.replaceAll(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/script|img|octocat|evil|HYPERLINK|::error|[\u202E\u200B\u2028]/);
  });

  test('stays under 60 KB by leaving out the least important, and says how many', () => {
    const many = Array.from({ length: 3000 }, (_, index) =>
      finding(index < 10 ? 'missing' : 'unmanaged', { key: `${index < 10 ? 'first' : 'rest'}-${index}-ü` }),
    );
    const report = REPORTS.markdown(comparison(many));
    expect(byteLength(report)).toBeLessThanOrEqual(60_000);
    expect(report).toContain('first-9-ü');
    const shown = report.match(/\*\*`(?:first|rest)-/g)?.length ?? 0;
    expect(report).toContain(`${3000 - shown} more left out`);
    expect(report).toContain('declared of what is deployed');
  });
});

interface Result {
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
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
  readonly suppressions?: readonly unknown[];
}

function results(from: Comparison): Result[] {
  const log = JSON.parse(REPORTS.sarif(from)) as {
    readonly runs: readonly [{ readonly results: Result[] }];
  };
  return log.runs[0].results;
}

const uri = (origin: string): string | undefined =>
  results(comparison([finding('missing', { desired: resource({ source: { origin, line: 1 } }) })]))[0]
    ?.locations[0].physicalLocation.artifactLocation.uri;

describe('sarif', () => {
  test('a finding stands at the line that declares it; an undeclared one at the design', () => {
    expect(
      results(one).map(({ ruleId, level, locations: [{ physicalLocation }] }) => [
        ruleId,
        level,
        `${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}`,
      ]),
    ).toEqual([
      ['isodrift/missing', 'error', 'infra/main.tfstate:12'],
      ['isodrift/changed', 'warning', 'infra/main.tfstate:12'],
      ['isodrift/unmanaged', 'note', 'infra/main.tfstate:1'],
      ['isodrift/not-checked', 'note', 'infra/main.tfstate:12'],
    ]);
  });

  test('fingerprints stay when the line moves and differ between findings', () => {
    const moved = finding('missing', {
      desired: resource({ source: { origin: 'infra/main.tfstate', line: 99 } }),
    });
    const prints = results(one).map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    expect(new Set(prints).size).toBe(4);
    expect(results(comparison([moved]))[0]?.partialFingerprints.primaryLocationLineHash).toBe(prints[0]);
  });

  test('what is accepted is suppressed with its reason', () => {
    expect(results(comparison([finding('accepted', { reason: 'known' })]))[0]?.suppressions).toEqual([
      { kind: 'external', justification: 'known' },
    ]);
  });

  test('a path becomes a relative URI', () => {
    expect(uri('./infra/a b.yaml')).toBe('infra/a%20b.yaml');
    expect(uri('C:\\work\\main.tf')).toBe('work/main.tf');
    expect(uri('/abs/main.tf')).toBe('abs/main.tf');
  });

  test.each(HOSTILE)('survives %j with every required text present', (text) => {
    for (const { message, locations } of results(hostile(text))) {
      expect(message.text).not.toBe('');
      expect(locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[A-Za-z0-9%/._!~*'()-]+$/);
    }
  });
});

describe('junit', () => {
  test('fails, skips and passes by status', () => {
    const report = REPORTS.junit(one);
    expect(report).toContain('<testsuites name="isodrift Orders" tests="5" failures="3" skipped="1">');
    expect(report).toContain('<testsuite name="111122223333/eu-west-1"');
    expect(report).toContain(
      '<failure type="changed" message="changed">VisibilityTimeout: 30 in the design, 60 deployed</failure>',
    );
    expect(report).toContain('<skipped message="not checked: sqs:ListQueues was denied"/>');
  });

  test.each(HOSTILE)('is well-formed whatever the names: %j', (text) => {
    const report = REPORTS.junit(hostile(text));
    const withoutTags = report.replaceAll(/<[^<>]*>/g, '');
    expect(withoutTags).not.toMatch(/[<>]/);
    expect(report.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
    for (const tag of report.match(/<[^<>]*>/g) ?? []) expect((tag.match(/"/g)?.length ?? 0) % 2).toBe(0);
    expect(report).not.toMatch(/[\p{Cs}\uFFFE\uFFFF]/u);
  });
});

describe('gitlab', () => {
  test('lists divergences with severity, path and line', () => {
    const entries = JSON.parse(REPORTS.gitlab(one)) as {
      severity: string;
      fingerprint: string;
      location: unknown;
    }[];
    expect(entries.map(({ severity }) => severity)).toEqual(['critical', 'major', 'minor', 'info']);
    expect(entries[0]?.location).toEqual({ path: 'infra/main.tfstate', lines: { begin: 12 } });
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(4);
  });

  test('an account in sync gives an empty list', () => {
    expect(REPORTS.gitlab(comparison([finding('in-sync')]))).toBe('[]\n');
  });
});

describe('csv', () => {
  test('has a row per resource and per changed attribute', () => {
    const rows = REPORTS.csv(one).split('\r\n');
    expect(rows).toHaveLength(7);
    expect(rows[2]).toBe(
      '"changed","AWS::SQS::Queue","changed.jobs","111122223333","eu-west-1","jobs","","VisibilityTimeout","30","60","","infra/main.tfstate:12","medium"',
    );
  });

  test.each(HOSTILE)('no cell of %j is a formula or breaks out of its quotes', (text) => {
    const report = REPORTS.csv(hostile(text));
    const cells = [...report.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell);
    for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@\t\r|%]/);
    expect(
      report
        .replaceAll(/"(?:[^"]|"")*"/g, '')
        .replaceAll(',', '')
        .replaceAll('\r\n', ''),
    ).toBe('');
  });
});

test('json is the stage file itself', () => {
  expect(JSON.parse(REPORTS.json(one))).toEqual(one);
});

test('every report of the same comparison is the same', () => {
  for (const report of Object.values(REPORTS)) expect(report(one)).toBe(report(structuredClone(one)));
});

const exposed = comparison([changed], {
  exposures: [
    {
      from: 'internet',
      to: 'aws_db_instance.orders',
      port: ':5432',
      status: 'unmanaged',
      severity: 'critical',
      path: [
        { key: 'igw', by: 'to and from the internet' },
        { key: changed.key, by: '0.0.0.0/0 :5432' },
        { key: 'aws_db_instance.orders', by: 'is reached' },
      ],
      reason: 'SecurityGroupIngress of changed.jobs differs',
    },
  ],
});

test('a call that hides several types is one call without an answer', () => {
  const gap = { account: '1', region: 'global', service: 'iam', reason: 'denied', message: '' } as const;
  const gaps = ['AWS::IAM::Role', 'AWS::IAM::User'].map((type) => ({
    ...gap,
    action: 'GetAccountAuthorizationDetails',
    types: [type],
  }));
  expect(renderText(comparison([changed], { gaps }))).toContain('1 changed, 1 call without an answer');
  expect(REPORTS.markdown(comparison([changed], { gaps }))).toContain('1 without an answer');
});

test('what was left out on purpose is one line, and no call without an answer', () => {
  const gaps = ['AWS::IAM::Role', 'AWS::EC2::VPC'].map((type) => ({
    account: '1',
    region: 'global',
    service: 'iam',
    action: `List${type}`,
    reason: 'not-available' as const,
    message: 'left out by --service',
    types: [type],
  }));
  const text = renderText(comparison([changed], { gaps }));
  expect(text).toContain('left out by --service: 2 types\n');
  expect(text).not.toContain('without an answer');
});

describe('who reaches what', () => {
  test('stands first, with its path, in text and in a comment', () => {
    const text = renderText(exposed);
    expect(text).toContain('the internet reaches aws_db_instance.orders :5432  critical');
    expect(text).toMatch(/! exposures \(1 opened\)[^]*Δ changed/);
    expect(text).toContain('diverges: 1 exposure opened, 1 changed');
    const markdown = REPORTS.markdown(exposed);
    expect(markdown).toContain('- the internet reaches `aws_db_instance.orders` `:5432` **critical**');
    expect(markdown).toContain('`igw (to and from the internet) > changed.jobs (0.0.0.0/0 :5432)');
  });

  test('is an error of its own, at the line of what is to be closed', () => {
    const [result] = results(exposed);
    expect(result?.ruleId).toBe('isodrift/exposure');
    expect(result?.level).toBe('error');
    expect(result?.locations[0].physicalLocation.region.startLine).toBe(12);
    expect(JSON.parse(REPORTS.gitlab(exposed))[0]).toMatchObject({
      check_name: 'isodrift-exposure-unmanaged',
      severity: 'blocker',
    });
  });
});

describe('what settles a finding', () => {
  const settled = comparison([
    finding('unmanaged', {
      fixes: [{ tool: 'terraform', text: 'import {\n  to = aws_sqs_queue.jobs\n  id = "```\u001B[2J"\n}' }],
    }),
  ]);

  test('is told on the terminal only when asked for, and cannot take it over', () => {
    expect(renderText(settled)).not.toContain('import {');
    const text = renderText(settled, { isVerbose: true });
    expect(text).toContain('        import {\n          to = aws_sqs_queue.jobs');
    expect(text).not.toContain('\u001B');
  });

  test('stands in SARIF, JUnit and code quality, whole or not at all, and nothing of it escapes', () => {
    const [result] = results(settled);
    expect(result?.message.text).toContain('\n\nterraform:\nimport {\n  to = aws_sqs_queue.jobs\n');
    expect(REPORTS.junit(settled)).toContain('import {\n  to = aws_sqs_queue.jobs\n');
    const [entry] = JSON.parse(REPORTS.gitlab(settled)) as { content: { body: string } }[];
    expect(entry?.content.body).toContain('terraform:\n````\nimport {\n');
    for (const report of [REPORTS.sarif, REPORTS.junit, REPORTS.gitlab])
      expect(report(settled)).not.toMatch(/\p{Cc}(?<![\n\t])|\\u001b/u);
    const long = finding('unmanaged', { fixes: [{ tool: 'terraform', text: 'x'.repeat(2000) }] });
    expect(results(comparison([long]))[0]?.message.text).not.toContain('terraform:');
  });

  test('is folded away in a comment, in a fence that nothing inside can end', () => {
    const markdown = REPORTS.markdown(settled);
    expect(markdown).toContain('<details><summary>settle it</summary>');
    expect(markdown.match(/^ {4}````$/gm)).toHaveLength(2);
  });
});

test('what is to be known about the design is told, and only so much of it', () => {
  const notes = Array.from({ length: 25 }, (_, index) => `plan.json: note \u001B ${index}`);
  const noted = comparison([finding('in-sync')], { notes });
  const text = renderText(noted);
  expect(text).toContain('notes about the design\n    plan.json: note \uFFFD 0\n');
  expect(text).toContain('\n    and 5 more\n');
  expect(REPORTS.markdown(noted)).toContain('- `plan.json: note \uFFFD 0`\n');
});

test('a value has one look, whatever the order of its keys', () => {
  const value = { b: 1, a: [{ d: 2, c: 3 }] };
  const turned = { a: [{ c: 3, d: 2 }], b: 1 };
  const made = comparison([{ ...changed, changes: [{ path: 'X', desired: value, deployed: null }] }]);
  const other = comparison([{ ...changed, changes: [{ path: 'X', desired: turned, deployed: null }] }]);
  expect(JSON.stringify(value)).not.toBe(JSON.stringify(turned));
  for (const report of Object.values(REPORTS)) expect(report(made)).toBe(report(other));
  const same = { path: 'X', desired: [value, 1], deployed: [turned] };
  expect(renderText(comparison([{ ...changed, changes: [same] }]))).toContain('X: [1] not deployed');
});

test('arrows that their ends explain are neither listed nor counted', () => {
  const gone = finding('missing', { severity: 'high' });
  const arrow = {
    from: gone.key,
    to: changed.key,
    kind: 'connects',
    status: 'missing',
    evidence: { resource: gone.key, attribute: 'X' },
  } as const;
  const explained = comparison([gone, changed], {
    relations: [arrow],
    summary: { ...one.summary, relations: { ...none, missing: 1 } },
  });
  expect(REPORTS.markdown(explained)).toContain('| − missing | 1 | 0 |');
  expect(renderText(explained)).not.toContain('1 arrow');
});

describe('the pictures of a comment', () => {
  test('are shown from the folder given, whatever its address holds, and named without one', () => {
    expect(renderComment(one, 'https://example.com/a b/(x)?raw=true')).toContain(
      '[![as designed](https://example.com/a%20b/%28x%29/desired.svg?raw=true)](https://example.com/a%20b/%28x%29/desired.svg?raw=true)',
    );
    expect(renderComment(one, '')).toContain('`drift.svg` (where both diverge)');
  });

  test('take their part of the room', () => {
    const many = comparison(
      Array.from({ length: 3000 }, (_, index) => finding('missing', { key: `k-${index}` })),
    );
    expect(byteLength(renderComment(many, `https://example.com/${'x'.repeat(2000)}`))).toBeLessThanOrEqual(
      60_000,
    );
  });
});
