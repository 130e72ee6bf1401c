import { expect, test } from 'vitest';
import { MATCH_RUNGS } from '../../../src/model/comparison.ts';
import { GAP_REASONS } from '../../../src/model/graph.ts';
import { plural, text } from '../../../src/render/site/text.ts';

test.each([
  ...GAP_REASONS.map((reason) => `gap.${reason}`),
  ...MATCH_RUNGS.map((rung) => `match.${rung}`),
  ...['divergent', 'in-sync', 'incomplete'].map((status) => `overview.${status}`),
  ...['lost', 'differs', 'unsafe', 'unknown', 'absent', 'safe', 'none'].map((state) => `protection.${state}`),
])('there is a sentence for %s', (key) => {
  expect(text(key)).not.toBe(key);
});

test('a count chooses the form of its sentence and stands in it, grouped', () => {
  expect(plural('calls', 1, { answered: '0' })).toBe('0 of 1 call');
  expect(plural('calls', 12_345, { answered: '12,000' })).toBe('12,000 of 12,345 calls');
});

test('a value that looks like a place to fill stays as it is', () => {
  expect(text('value.unknown', { reason: '{reason} {count}' })).toBe(
    'known after deployment: {reason} {count}',
  );
});
