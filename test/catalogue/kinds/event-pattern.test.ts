import { expect, test } from 'vitest';
import { busName, eventPattern, patternBuckets } from '../../../src/catalogue/kinds/event-pattern.ts';
import type { Value } from '../../../src/model/value.ts';

const same = (one: Value, other: Value): boolean =>
  JSON.stringify(one) === JSON.stringify({ $ref: 'Bucket' }) && other === 'invoices';

const PATTERN = {
  source: ['aws.s3'],
  'detail-type': ['Object Created', 'Object Deleted'],
  detail: { bucket: { name: ['invoices'] } },
};

test('patterns are equal as text and as object, in any order', () => {
  const { canonical, equal } = eventPattern().kind;
  const turned = { ...PATTERN, 'detail-type': ['Object Deleted', 'Object Created'] };
  expect(equal(canonical(turned) ?? null, canonical(JSON.stringify(PATTERN)) ?? null, same)).toBe(true);
  expect(equal(canonical({ ...PATTERN, source: ['mine'] }) ?? null, canonical(PATTERN) ?? null, same)).toBe(
    false,
  );
});

test('a reference inside a pattern is the name it stands for', () => {
  const { canonical, equal } = eventPattern().kind;
  const declared = { ...PATTERN, detail: { bucket: { name: [{ $ref: 'Bucket' }] } } };
  expect(equal(canonical(declared) ?? null, canonical(PATTERN) ?? null, same)).toBe(true);
});

test('the buckets a pattern names are found, those it describes by a prefix are not', () => {
  const { canonical } = patternBuckets().kind;
  expect(canonical(JSON.stringify(PATTERN))).toEqual(['invoices']);
  expect(canonical({ detail: { bucket: { name: [{ $ref: 'Bucket' }] } } })).toEqual([{ $ref: 'Bucket' }]);
  expect(canonical({ detail: { bucket: { name: [{ prefix: 'inv' }] } } })).toBeUndefined();
  expect(canonical({ source: ['aws.ec2'] })).toBeUndefined();
});

test('the default bus gets no arrow', () => {
  const { targets } = busName().kind;
  expect(targets?.('default')).toEqual([]);
  expect(targets?.('arn:aws:events:eu-west-1:111122223333:event-bus/default')).toEqual([]);
  expect(targets?.('orders')).toEqual([{ to: 'orders' }]);
});
