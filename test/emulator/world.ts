import { connect, CREDENTIALS } from '../../scripts/aws.mjs';
import { loadExample, stateText } from '../../scripts/example.mjs';
import { CLOCK, prepareMoto, startMoto } from '../../scripts/moto.mjs';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import { scan } from '../../src/scanner/scan.ts';
import { designOf } from '../examples/design.ts';

/** Sends one AWS action to the emulator. */
export type Aws = (service: string, action: string, input: object) => Promise<unknown>;

/** An example, deployed. */
export interface World<Ids = unknown> {
  readonly aws: Aws;
  readonly ids: Ids;
  /** what the example says its own changes lead to */
  readonly expected: readonly string[];
  readonly change: () => Promise<void>;
  readonly compare: () => Promise<Comparison>;
  readonly close: () => Promise<void>;
}

/** Why there is no emulator here; undefined when there is one. A machine that gates changes must have one. */
export function whyNoEmulator(): string | undefined {
  const missing: string | undefined = prepareMoto();
  if (missing !== undefined && process.env['CI'] === 'true') throw new Error(missing);
  if (missing !== undefined) console.warn(`${missing}; the emulator tests are skipped`);
  return missing;
}

/** Starts an emulator of its own and deploys an example into it. */
export async function openWorld<Ids = unknown>(name: string): Promise<World<Ids>> {
  const { deploy, change, state, expected, region } = await loadExample(`${process.cwd()}/examples/${name}`);
  const moto = await startMoto();
  const aws = connect({ endpoint: moto.url, region });
  const ids = await deploy(aws);
  const states = state ? { [`examples/${name}/terraform.tfstate`]: stateText(state(ids)) } : {};
  return {
    aws,
    ids,
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
