import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/model/comparison.ts';
import { divergences } from '../examples/divergences.ts';
import { openWorld, whyNoEmulator, type World } from './world.ts';

describe.skipIf(whyNoEmulator() !== undefined).each(['orders-platform', 'image-pipeline', 'static-site-api'])(
  '%s, deployed in the emulator',
  (name) => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(name);
    });
    afterAll(() => world.close());

    test('is in sync before anybody touches it, in every resource and every arrow', async () => {
      const comparison = await world.compare();
      expect(divergences(comparison)).toEqual([]);
      expect(comparison.findings.filter(isUnseen).map(({ key, reason }) => `${key}: ${reason}`)).toEqual([]);
      expect(comparison.gaps).toEqual([]);
      expect(comparison.summary.status).toBe('in-sync');
    });

    test('diverges in exactly what was changed by hand', async () => {
      await world.change();
      expect(divergences(await world.compare())).toEqual(world.expected.toSorted());
    });
  },
);

function isUnseen({ status }: Finding): boolean {
  return status === 'not-checked';
}
