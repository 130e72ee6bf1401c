import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit.ts';
import { STATUSES, type Status } from '../../src/model/comparison.ts';
import { comparisonOf } from '../render/site/sample-comparison.ts';

test('a way in that nobody designed makes the run fail, unless other statuses were asked for', () => {
  const one = comparisonOf([]);
  const exposures = Object.fromEntries(
    STATUSES.map((status) => [status, status === 'unmanaged' ? 1 : 0]),
  ) as Record<Status, number>;
  const exposed = { ...one, gaps: [], summary: { ...one.summary, exposures } };
  expect(exitCodeOf({ ...one, gaps: [] })).toBe(0);
  expect(exitCodeOf(exposed)).toBe(2);
  expect(exitCodeOf(exposed, ['missing', 'changed'])).toBe(0);
});
