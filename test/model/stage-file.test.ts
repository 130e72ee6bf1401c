import { expect, test } from 'vitest';
import { serializeStage } from '../../src/model/stage-file.ts';

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
