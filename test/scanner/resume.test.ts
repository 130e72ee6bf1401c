import { expect, test } from 'vitest';
import { killAndResume } from '../../bench/kill-and-resume.mjs';

test('a scan that is killed at any point and gone on with gives the bytes of one that nobody disturbed', async () => {
  const { rows, requests } = await killAndResume({ rounds: 4, kills: 2, seed: 20_261_121 });
  expect(requests).toBeGreaterThan(100);
  expect(rows.filter(({ killed }) => killed > 0).length).toBeGreaterThan(2);
  expect(rows.filter(({ isEqual }) => !isEqual)).toEqual([]);
}, 180_000);
