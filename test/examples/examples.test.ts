import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { readExchanges } from '../../src/endpoint/exchange.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import { layout } from '../../src/layout/layout.ts';
import { type Comparison, STATUSES } from '../../src/model/comparison.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { cells } from '../../src/render/site/values.ts';
import { readStage } from '../../src/model/read-stage.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { REPORTS } from '../../src/report/index.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { renderText } from '../../src/report/text.ts';
import { scan } from '../../src/scanner/scan.ts';
import { faultsOf } from '../layout/measure.ts';
import { designOf } from './design.ts';
import { divergences } from './divergences.ts';

const VIEWS = ['overview', 'network', 'flow', 'data', 'components'] as const;
const EXAMPLES = ['orders-platform', 'image-pipeline', 'static-site-api'];

describe.each(EXAMPLES)('the recorded account of %s', (name) => {
  const comparison = compareRecorded(name);

  test('diverges from its design in exactly what people changed by hand', async () => {
    const { expected } = (await import(`../../examples/${name}/change.mjs`)) as { expected: string[] };
    expect(divergences(await comparison)).toEqual(expected.toSorted());
  });

  test('gives the report that is published with it', async () => {
    const text = renderText(await comparison);
    await expect(text).toMatchFileSnapshot(`../../examples/${name}/expected/report.txt`);
  });

  test('gives the same reports and value cells whether just made or saved and read again', async () => {
    const made = await comparison;
    const saved = readStage(serializeStage(made), 'comparison.json', 'comparison');
    for (const [format, report] of Object.entries(REPORTS))
      expect(`${format}: ${report(saved)}`).toBe(`${format}: ${report(made)}`);
    const cellsOf = ({ findings }: Comparison): unknown =>
      findings.flatMap(({ changes }) => changes.map(({ desired, deployed }) => cells(desired, deployed)));
    expect(cellsOf(saved)).toEqual(cellsOf(made));
  });

  test('gives the same findings when its inventory or its design was saved and read again', async () => {
    const inventory = await scanRecorded(name);
    const saved = readStage(serializeStage(inventory), 'inventory.json', 'inventory');
    const design = readStage(serializeStage(designOf(name)), 'desired.json', 'desired');
    const made = divergences(compare(designOf(name), inventory));
    expect(divergences(compare(designOf(name), saved))).toEqual(made);
    expect(divergences(compare(design, inventory))).toEqual(made);
    expect(divergences(compare(design, saved))).toEqual(made);
  });

  test('gives the picture that is published with it', async () => {
    const svg = renderSvg(layout(await comparison));
    await expect(svg).toMatchFileSnapshot(`../../examples/${name}/expected/drift.svg`);
  });

  test.each(VIEWS)('gives its view of %s without a fault', async (subject) => {
    const compared = await comparison;
    const scene = layout(compared, { subject });
    await expect(renderSvg(scene)).toMatchFileSnapshot(`views/${name}-${subject}.svg`);
    for (const view of ['drift', 'desired', 'deployed'] as const)
      expect(
        Object.entries(faultsOf(layout(compared, { subject, view }))).flatMap(([, found]) => found),
      ).toEqual([]);
  });
});

test('the examples together show every status that a deployed account can have', async () => {
  const all = await Promise.all(EXAMPLES.map(compareRecorded));
  const seen = new Set(all.flatMap(({ findings }) => findings.map(({ status }) => status)));
  // a state holds nothing that is still to be created: pending comes from plans
  expect(STATUSES.filter((status) => !seen.has(status))).toEqual(['pending']);
});

async function compareRecorded(name: string): Promise<Comparison> {
  return compare(designOf(name), await scanRecorded(name));
}

async function scanRecorded(name: string): Promise<Inventory> {
  const folder = `examples/${name}/recorded`;
  const { capturedAt, regions } = JSON.parse(readFileSync(`${folder}/recording.json`, 'utf8')) as {
    capturedAt: string;
    regions: string[];
  };
  const file = `${folder}/exchanges.json`;
  const replay = await startReplay(readExchanges(readFileSync(file, 'utf8'), file));
  try {
    return await scan({
      regions,
      now: new Date(capturedAt),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'recorded', secretAccessKey: 'recorded' },
    });
  } finally {
    await replay.close();
  }
}
