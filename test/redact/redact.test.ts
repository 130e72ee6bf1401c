import { describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import { redacted } from '../../src/redact/redact.ts';
import { REDACTIONS } from '../../src/redact/redactions.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { ordersPlatform } from '../layout/orders-platform.ts';
import { comparison, finding } from '../layout/build.ts';

const ALL = [...REDACTIONS];
const account = '111122223333';

describe('a redacted comparison', () => {
  const original = ordersPlatform();
  const hidden = redacted(original, ALL);
  const text = JSON.stringify(hidden);

  test('names no account, no address and no word that somebody made up', () => {
    expect(text).not.toContain(account);
    expect(text).not.toMatch(/\b10\.20\./);
    for (const word of ['shop', 'checkout', 'refund', 'hotfix', 'aurora', 'receipts', 'dlq']) {
      expect(text.toLowerCase()).not.toContain(word);
    }
  });

  test('says the same about what diverges', () => {
    expect(hidden.summary).toEqual(original.summary);
    expect(hidden.findings.length).toBe(original.findings.length);
    const counted = (side: Comparison): string[] =>
      side.findings.map(({ type, status, changes }) => `${type} ${status} ${changes.length}`).toSorted();
    expect(counted(hidden)).toEqual(counted(original));
  });

  test('holds together: every arrow still joins findings, and the picture has as many blocks', () => {
    const keys = new Set(hidden.findings.map(({ key }) => key));
    expect(keys.size).toBe(hidden.findings.length);
    expect(hidden.relations.filter(({ from, to }) => !keys.has(from) || !keys.has(to))).toEqual([]);
    const [before, after] = [layout(original), layout(hidden)];
    expect(after.blocks.length).toBe(before.blocks.length);
    expect(after.zones.length).toBe(before.zones.length);
    expect(renderSvg(after)).not.toContain('shop');
  });

  test('is the same in every run, and nothing changes when nothing is to be hidden', () => {
    expect(JSON.stringify(redacted(ordersPlatform(), ALL))).toBe(text);
    expect(redacted(original, [])).toBe(original);
  });
});

test('the path of the design is hidden like any name, the calls of AWS are not', () => {
  const [one] = comparison([finding('AWS::S3::Bucket', 'acme-one', { status: 'changed' })]).findings;
  if (!one?.desired || !one.deployed) throw new Error('a changed finding has both sides');
  const sources = {
    ...one,
    desired: { ...one.desired, source: { origin: 'customers/acme/terraform.tfstate', line: 3 } },
    deployed: { ...one.deployed, source: { origin: 's3:ListBuckets' } },
  };
  const [shown] = redacted({ ...comparison([]), findings: [sources] }, ALL).findings;
  expect(shown?.desired?.source.origin).toMatch(/^\w+\/\w+\/terraform\.tfstate$/);
  expect(shown?.desired?.source.origin).not.toContain('acme');
  expect(shown?.deployed?.source.origin).toBe('s3:ListBuckets');
});

describe('pseudonyms', () => {
  const hide = (name: string, attributes = {}): string => {
    const one = redacted(comparison([finding('AWS::S3::Bucket', name, { name, attributes })]), ALL);
    return JSON.stringify(one.findings[0]?.desired);
  };

  test('one word reads the same everywhere and keeps its capitals', () => {
    const shown = hide('acme-Acme-ACME');
    const [, lower = '', title = '', upper = ''] = /"name":"([a-z]+)-([A-Za-z]+)-([A-Z]+)"/.exec(shown) ?? [];
    expect([title.toLowerCase(), upper.toLowerCase()]).toEqual([lower, lower]);
    expect(lower).not.toBe('acme');
  });

  test('words of AWS stay, inside a name, too', () => {
    expect(hide('acme-orders-queue')).toMatch(/"name":"\w+-\w+-queue"/);
  });

  test('addresses keep what they share, masks and what everybody has', () => {
    const shown = hide('one', {
      A: '10.20.0.0/16',
      B: '10.20.3.4',
      C: '0.0.0.0/0',
      D: 'ip-10-20-3-4.ec2.internal',
      E: '2600:1f14:abcd::/56',
      F: '::/0',
    });
    expect(shown).toContain('"A":"10.1.0.0/16"');
    expect(shown).toContain('"B":"10.1.1.1"');
    expect(shown).toContain('"C":"0.0.0.0/0"');
    expect(shown).toContain('"D":"ip-10-1-1-1.');
    expect(shown).toContain('"E":"2001:db8:');
    expect(shown).toContain('"F":"::/0"');
    expect(shown).not.toContain('1f14');
  });

  test('account ids, ids and addresses of people are hidden inside ARNs, policies and property names', () => {
    const shown = hide('acme', {
      Policy: { Principal: { AWS: 'arn:aws:iam::444455556666:role/acme-admin' } },
      Variables: { ACME_URL: 'x' },
      Owner: 'jane.doe@acme.example',
      Id: 'i-0a1b2c3d4e5f60718',
    });
    expect(shown).not.toContain('444455556666');
    expect(shown).toMatch(/arn:aws:iam::0000000000\d\d:role\//);
    expect(shown.toLowerCase()).not.toContain('acme');
    expect(shown).not.toContain('jane');
  });
});
