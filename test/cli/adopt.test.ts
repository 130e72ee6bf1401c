import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { adoptInventory } from '../../src/cli/adopt-inventory.ts';
import { compare } from '../../src/compare/compare.ts';
import { readExchanges } from '../../src/endpoint/exchange.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import type { Inventory } from '../../src/model/graph.ts';
import { readStage } from '../../src/model/read-stage.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { scan } from '../../src/scanner/scan.ts';
import { account, deployed } from '../compare/graphs.ts';
import { read } from '../desired/support.ts';

const EXAMPLE = new URL('../../examples/orders-platform/recorded/', import.meta.url);

async function recorded(): Promise<Inventory> {
  const file = new URL('exchanges.json', EXAMPLE);
  const { capturedAt, regions } = JSON.parse(readFileSync(new URL('recording.json', EXAMPLE), 'utf8')) as {
    capturedAt: string;
    regions: string[];
  };
  const replay = await startReplay(readExchanges(readFileSync(file, 'utf8'), 'exchanges.json'));
  const credentials = { accessKeyId: 'recorded', secretAccessKey: 'recorded' };
  try {
    return await scan({ regions, now: new Date(capturedAt), endpointUrl: replay.url, credentials });
  } finally {
    await replay.close();
  }
}

describe('an adopted account', () => {
  let inventory: Inventory;
  beforeAll(async () => {
    inventory = await recorded();
  });

  test('compared with the inventory it comes from has nothing missing, changed or unmanaged, no arrow either', () => {
    const { text } = adoptInventory(inventory, 'Shop');
    expect(text.startsWith('# yaml-language-server: $schema=')).toBe(true);
    const { summary } = compare(read({ 'isodrift.yaml': text }), inventory);
    for (const counts of [summary.findings, summary.relations])
      expect(counts).toMatchObject({ missing: 0, changed: 0, unmanaged: 0 });
    expect(summary.findings['in-sync']).toBeGreaterThan(80);
  });

  test('is the same from the saved inventory, whose keys stand in order', () => {
    const saved = readStage(serializeStage(inventory), 'inventory.json', 'inventory');
    const { text } = adoptInventory(saved, 'Shop');
    expect(text).toContain('SecurityGroupIngress');
    expect(text).toBe(adoptInventory(inventory, 'Shop').text);
  });

  test('holds attributes: one that changes later is drift', () => {
    const { text } = adoptInventory(inventory, 'Shop');
    const later = inventory.resources.map((one) =>
      one.type === 'AWS::Lambda::Function' && one.attributes['MemorySize'] !== undefined
        ? { ...one, attributes: { ...one.attributes, MemorySize: 10_240 } }
        : one,
    );
    const { summary } = compare(read({ 'isodrift.yaml': text }), { ...inventory, resources: later });
    expect(summary.findings.changed).toBeGreaterThan(0);
  });

  test('hostile names, names that repeat and types nobody can declare make a design that reads', () => {
    const odd = account([
      deployed('AWS::S3::Bucket', 'a', { name: '__proto__' }),
      deployed('AWS::SQS::Queue', 'b', { name: 'same: !Ref x\n#' }),
      deployed('AWS::SNS::Topic', 'c', { name: 'same: !Ref x\n#' }),
      deployed('weird:type', 'd', { generic: true }),
    ]);
    const { text } = adoptInventory(odd, 'x');
    const { summary } = compare(read({ 'isodrift.yaml': text }), odd);
    expect(summary.findings).toMatchObject({
      missing: 0,
      changed: 0,
      unmanaged: 0,
      'in-sync': 3,
      accepted: 1,
    });
  });
});
