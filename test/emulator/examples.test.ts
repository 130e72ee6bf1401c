import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, CREDENTIALS } from '../../scripts/aws.mjs';
import { loadExample, stateText } from '../../scripts/example.mjs';
import { CLOCK, prepareMoto, startMoto } from '../../scripts/moto.mjs';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison, Finding } from '../../src/model/comparison.ts';
import { scan } from '../../src/scanner/scan.ts';
import { designOf } from '../examples/design.ts';
import { divergences } from '../examples/divergences.ts';

const missing: string | undefined = prepareMoto();
// a machine without Python may skip this; one that gates changes may not
if (missing !== undefined && process.env['CI'] === 'true') throw new Error(missing);
if (missing !== undefined) console.warn(`${missing}; the emulator tests are skipped`);

describe.skipIf(missing !== undefined).each(['orders-platform', 'image-pipeline', 'static-site-api'])(
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

interface World {
  readonly expected: readonly string[];
  readonly change: () => Promise<void>;
  readonly compare: () => Promise<Comparison>;
  readonly close: () => Promise<void>;
}

async function openWorld(name: string): Promise<World> {
  const { deploy, change, state, expected, region } = await loadExample(`${process.cwd()}/examples/${name}`);
  const moto = await startMoto();
  const aws = connect({ endpoint: moto.url, region });
  const ids = await deploy(aws);
  const states = state ? { [`examples/${name}/terraform.tfstate`]: stateText(state(ids)) } : {};
  return {
    expected,
    change: () => change(aws, ids),
    compare: async () => {
      const now = new Date(CLOCK);
      const inventory = await scan({
        regions: [region],
        now,
        endpointUrl: moto.url,
        credentials: CREDENTIALS,
      });
      return compare(designOf(name, states), inventory);
    },
    close: async () => {
      aws.close();
      await moto.stop();
    },
  };
}

function isUnseen({ status }: Finding): boolean {
  return status === 'not-checked';
}
