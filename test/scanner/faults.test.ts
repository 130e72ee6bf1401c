import { expect, test } from 'vitest';
import { faultRuns, KINDS } from '../../bench/fault-runs.mjs';

const ALL = Object.values(KINDS).flat();

// all kinds, rates and seeds: npm run bench -- faults
test.each([
  ['a hundredth', 0.01],
  ['a tenth', 0.1],
  ['half', 0.5],
])(
  'when %s of the requests fail in any way, what is missing is said to be',
  async (_name, rate) => {
    const { runs, silent } = await faultRuns({ faults: ALL, rate, seeds: [1, 2, 3] });
    expect(runs).toBe(3);
    expect(silent).toEqual([]);
  },
  120_000,
);

test('what can be tried again ends in the bytes of an undisturbed scan', async () => {
  const faults = [...KINDS['resets'], ...KINDS['500s'], ...KINDS['html']];
  expect(await faultRuns({ faults, rate: 0.1, seeds: [4, 5] })).toEqual({ runs: 2, equal: 2, silent: [] });
}, 120_000);
