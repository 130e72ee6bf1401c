import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { serializeStage, stageChunks } from '../../src/model/stage-file.ts';

test('the same value gives the same bytes whatever the order of its keys', () => {
  expect(serializeStage({ b: { d: 1, c: [2, 1] }, a: 0 })).toBe(
    serializeStage({ a: 0, b: { c: [2, 1], d: 1 } }),
  );
});

test('a tag called __proto__ stays data', () => {
  const tags: unknown = JSON.parse('{"__proto__": "x", "a": "y"}');
  expect(serializeStage(tags)).toContain('"__proto__": "x"');
});

test('a file ends in one newline', () => {
  expect(serializeStage([])).toBe('[]\n');
});

/** How a stage was always written: the bytes that saved files have. */
function reference(value: unknown): string {
  const sorted = (_key: string, member: unknown): unknown =>
    typeof member !== 'object' || member === null || Array.isArray(member)
      ? member
      : Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify(value, sorted, 2)}\n`;
}

const value = fc.object({
  key: fc.oneof(fc.string({ unit: 'binary' }), fc.nat({ max: 5_000_000_000 }).map(String), fc.constant('-1')),
  values: [
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
  ],
  maxDepth: 4,
});

test('any value is written as JSON.stringify writes it, in one piece or in many', () => {
  fc.assert(
    fc.property(fc.oneof(value, fc.array(value), fc.string()), (any) => {
      expect(serializeStage(any)).toBe(reference(any));
    }),
    { numRuns: 500, seed: 3 },
  );
});

test.each(['0', '4294967294', '4294967295', '01', '1e3', '-1', '', 'a"\n'])(
  'a key %j stands where it always stood',
  (key) => {
    const one = { b: 1, [key]: 2, '!': 3, 7: 4, 10: 5, '12345678901': 6 };
    expect(serializeStage({ one, list: [one] })).toBe(reference({ one, list: [one] }));
  },
);

test('a large stage comes in pieces of moderate length that are the same text together', () => {
  const resources = Array.from({ length: 20_000 }, (_unused, id) => ({ id, tags: { Name: `n${id}` } }));
  const stage = { format: 'isodrift/inventory@1', resources, gaps: [], nothing: undefined, empty: {} };
  const chunks = [...stageChunks(stage)];
  expect(chunks.length).toBeGreaterThan(3);
  expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(300_000);
  expect(chunks.join('')).toBe(reference(stage));
});
