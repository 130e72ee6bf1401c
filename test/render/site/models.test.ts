import { describe, expect, test } from 'vitest';
import { safeUrl } from '../../../src/render/site/engine.ts';
import { inventoryOf, linksFor, safeName } from '../../../src/render/site/links.ts';
import { ratioOf } from '../../../src/render/site/overview-model.ts';
import { grantFor } from '../../../src/render/site/permissions.ts';
import { inline, keysIn } from '../../../src/render/site/picture.ts';
import { ranked } from '../../../src/render/site/ranking.ts';
import { readableTime } from '../../../src/render/site/shell-model.ts';
import { grouped } from '../../../src/render/site/subject.ts';
import { cells } from '../../../src/render/site/values.ts';
import { toCsv } from '../../../templates/site/browser/csv.ts';
import { fitting } from '../../../templates/site/browser/fitting.ts';
import { declared, deployed, finding } from './sample-comparison.ts';

describe('safeUrl', () => {
  test.each(['index.html', 'r/a-1.html#a-1', '#q=a%20b&status=missing,changed', 'drift-dark.svg', ''])(
    'keeps %s',
    (url) => {
      expect(safeUrl(url)).toBe(url);
    },
  );

  test.each([
    'javascript:alert(1)',
    '//evil.example',
    'https://x',
    'data:text/html,x',
    '../up.html',
    '/etc/x.html',
    'a.html"onclick',
  ])('turns %s into a link that leads nowhere', (url) => {
    expect(safeUrl(url)).toBe('#');
  });
});

describe('links', () => {
  test('names that differ only in case get files that differ in more', () => {
    const links = linksFor(['Orders', 'orders', 'ORDERS'], 10);
    expect(new Set(links.pages.map(({ path }) => path)).size).toBe(3);
  });

  test('a name keeps the end of the key, where it says most', () => {
    expect(safeName('111122223333/eu-west-1/AWS::SQS::Queue/jobs')).toMatch(
      /^west-1-aws-sqs-queue-jobs-[0-9a-f]{12}$/,
    );
  });

  test('a type that is no Unicode text still has a link', () => {
    expect(inventoryOf('\uD800')).toBe('inventory.html#?type=%E2%9F%A8U%2BD800%E2%9F%A9');
  });
});

describe('cells', () => {
  test('marks the lines that only one side has', () => {
    const { desired, deployed: actual } = cells(['a', 'b'], ['a', 'c', 'b']);
    expect(desired.lines.map(({ only }) => only)).toEqual(['', '']);
    expect(actual.lines.map(({ text, only }) => [text, only])).toEqual([
      ['a', ''],
      ['c', 'deployed'],
      ['b', ''],
    ]);
  });

  test('tells absent, empty, unknown and a reference apart', () => {
    const kinds = [null, [], { $unknown: 'computed' }, { $ref: 'aws_vpc.main', of: 'Arn' }].map(
      (value) => cells(value, undefined).desired,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['none', 'none', 'unknown', 'reference']);
    expect(kinds[3]?.lines[0]?.text).toBe('→ aws_vpc.main (Arn)');
  });

  test('writes a rule on one line', () => {
    const rule = [{ IpProtocol: 'tcp', FromPort: 22 }];
    expect(cells(rule, null).desired.lines[0]?.text).toBe('FromPort: 22, IpProtocol: tcp');
  });

  test('says how much of a huge value it leaves out', () => {
    const long = cells('x'.repeat(5000), null).desired.lines[0]?.text;
    expect(long).toMatch(/… \(3000 more characters\)$/);
    const many = cells(
      Array.from({ length: 200 }, (_, index) => index),
      null,
    ).desired.lines;
    expect(many.at(-1)?.text).toBe('… 120 more lines');
  });
});

describe('figures', () => {
  test('a ratio of nothing is n/a and not 100 %', () => {
    expect(ratioOf('x', { part: 0, whole: 0 }, 'x')).toMatchObject({ figure: 'n/a', measurable: false });
  });

  test('only all of it is 100 %', () => {
    expect(ratioOf('x', { part: 9999, whole: 10_000 }, 'x')).toMatchObject({ figure: '99 %' });
  });

  test('numbers are grouped and times readable, in every locale', () => {
    expect([grouped(7), grouped(1234), grouped(1234567)]).toEqual(['7', '1,234', '1,234,567']);
    expect(readableTime('2026-11-20T14:05:09.123Z')).toBe('20 Nov 2026, 14:05 UTC');
    expect(readableTime('yesterday')).toBe('yesterday');
  });
});

test('the worst ranks first, whatever it is, and what agrees has no rank', () => {
  const all = [
    { ...missing('AWS::Logs::LogGroup', 'a'), severity: 'low' as const },
    { ...missing('AWS::S3::Bucket', 'b'), severity: 'high' as const },
    { ...missing('AWS::EC2::SecurityGroup', 'c'), severity: 'critical' as const },
    finding('in-sync', { deployed: deployed('AWS::S3::Bucket', 'd', 's3:ListBuckets', {}) }),
  ];
  expect(ranked(all).map(({ key }) => key)).toEqual(['c', 'b', 'a']);
});

test('only what was denied to the identity is offered as a grant', () => {
  const gap = { account: '', region: '', service: 'ec2', message: '', types: [] };
  const policy = grantFor([
    { ...gap, action: 'DescribeVpcs', reason: 'denied' },
    { ...gap, action: 'DescribeSubnets', reason: 'denied-by-scp' },
    { ...gap, action: 'DescribeInstances', reason: 'timeout' },
  ]);
  expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Action: ['ec2:DescribeVpcs'] }] });
  expect(grantFor([])).toBe('');
});

describe('drawings inside a page', () => {
  test('ids of two drawings cannot meet', () => {
    const svg =
      '<?xml version="1.0"?><svg aria-labelledby="t d"><title id="t">url(#t) id="t"</title><use href="#t" fill="url(#t)"/></svg>';
    expect(inline({ view: 'drift', theme: 'dark', svg })).toBe(
      '<svg aria-labelledby="drift-dark-t drift-dark-d"><title id="drift-dark-t">url(#t) id="t"</title><use href="#drift-dark-t" fill="url(#drift-dark-t)"/></svg>',
    );
  });

  test('keys are read back as they were written', () => {
    expect(keysIn('<g data-key="a[&quot;b&quot;]&amp;&#60;"/><g data-key="a"/><g data-key="a"/>')).toEqual([
      'a["b"]&<',
      'a',
    ]);
  });
});

describe('in the browser', () => {
  test('no cell of a CSV is a formula, and quotes survive', () => {
    expect(toCsv([['=1', '+1', '-1', '@x', '\t', 'a"b', 'c,d', 'plain']])).toBe(
      `'=1,'+1,'-1,'@x,'\t,"a""b","c,d",plain\r\n`,
    );
  });

  test('a filter wants the words, one of the statuses and every other choice; an unfinished query hides nothing', () => {
    const item = {
      status: 'missing',
      type: 'T',
      severity: 'high',
      service: 'S3',
      account: '111122223333',
      region: 'eu-west-1',
      owner: 'orders',
      tags: ['Env=prod', 'Owner=orders'],
      text: 'orders replica',
    };
    const fits = (fields: Record<string, string>): boolean => fitting(new Map(Object.entries(fields)))(item);
    expect(fits({})).toBe(true);
    expect(fits({ q: 'Replica orders', status: 'changed,missing', type: 'T' })).toBe(true);
    expect(fits({ q: 'replica queue' })).toBe(false);
    expect(fits({ status: 'changed' })).toBe(false);
    expect(fits({ type: 'U' })).toBe(false);
    expect(fits({ severity: 'high', service: 'S3', region: 'eu-west-1', tag: 'Env=prod' })).toBe(true);
    expect(fits({ tag: 'Env' })).toBe(false);
    expect(fits({ owner: 'payments' })).toBe(false);
    expect(fits({ q: 'orders NOT replica' })).toBe(false);
    expect(fits({ q: 'queue OR (orders' })).toBe(true);
  });
});

function missing(type: string, name: string): ReturnType<typeof finding> {
  return finding('missing', { desired: declared(type, name, {}) });
}
