import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editsOf } from '../../scripts/truth/edits.mjs';
import { openEmulator } from '../../scripts/truth/emulator.mjs';
import { deployAll, judgeStacksOf } from '../../scripts/truth/stacks.mjs';
import { foldsFor } from '../../src/catalogue/index.ts';
import { compare } from '../../src/compare/compare.ts';
import { readDesired } from '../../src/desired/desired.ts';
import { parseDocument } from '../../src/desired/document.ts';
import { withoutSam } from '../../src/desired/sam/transform.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Desired, Inventory } from '../../src/model/graph.ts';
import { scan } from '../../src/scanner/scan.ts';
import { whyNoEmulator } from './world.ts';

interface Emulator {
  readonly scan: () => Promise<Inventory>;
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const kit = { compare, foldsFor, parseDocument, readDesired, scan, withoutSam };
const shop = {
  name: 'shop',
  file: 'shop.yaml',
  text: readFileSync(`${process.cwd()}/test/emulator/templates/shop.yaml`, 'utf8'),
};

/** The same as `npm run truth` does with the corpus, and with what this folder holds. */
describe.skipIf(whyNoEmulator() !== undefined)('a template, deployed in the emulator', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await openEmulator(kit);
  });
  afterAll(() => emulator.close());

  test('is found as declared, in everything the emulator makes', async () => {
    const stacks = await deployAll([shop], emulator);
    expect(stacks.map(({ refused }: { refused?: string }) => refused)).toEqual([undefined]);
    const [made] = stacks.map((one: { made: Map<string, { ResourceType: string }> }) => [
      ...one.made.values(),
    ]);
    const makeable = new Set(made?.map(({ ResourceType }: { ResourceType: string }) => ResourceType));
    const [{ faults, exclusions, verified }] = judgeStacksOf(stacks, await emulator.scan(), {
      makeable,
      kit,
    });
    expect(faults).toEqual([]);
    expect(exclusions).toEqual(["the emulator's CloudFormation does not make AWS::SNS::Subscription"]);
    expect(verified).toBeGreaterThan(25);
  });

  test.each([
    [1, 1],
    [2, 8],
    [3, 15],
    [4, 20],
  ])('seed %i: %i edits by hand are found, each as what it is, and nothing besides', async (seed, count) => {
    const { wanted, missed, invented } = await editsOf({ seed, count, own: [shop], others: [] }, emulator);
    expect(wanted).toHaveLength(count);
    expect({ missed, invented }).toEqual({ missed: [], invented: [] });
  });

  test('an empty account is no drift from an empty design', async () => {
    await emulator.reset();
    const inventory = await emulator.scan();
    const { findings, summary }: Comparison = compare(EMPTY, inventory);
    expect(inventory.resources.length).toBeGreaterThan(5);
    expect(findings.filter(({ status }) => status === 'unmanaged').map(({ key }) => key)).toEqual([]);
    expect(summary.findings['aws-default']).toBe(inventory.resources.length);
  });
});

const EMPTY: Desired = {
  format: 'isodrift/desired@1',
  title: 'nothing',
  sources: [],
  resources: [],
  relations: [],
  gaps: [],
};
