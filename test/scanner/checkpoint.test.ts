import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readExchanges } from '../../src/endpoint/exchange.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import type { Checkpoint } from '../../src/scanner/options.ts';
import { scan } from '../../src/scanner/scan.ts';
import {
  ACCOUNT,
  entries,
  get,
  identity,
  preflight,
  REGION,
  regions as described,
  scanTrial,
  tags,
} from './account.ts';

const RECORDED = new URL('../../examples/orders-platform/recorded/', import.meta.url);
const { regions } = JSON.parse(readFileSync(new URL('recording.json', RECORDED), 'utf8')) as {
  regions: string[];
};
const exchanges = readExchanges(readFileSync(new URL('exchanges.json', RECORDED), 'utf8'), 'exchanges.json');

/** A checkpoint as a file keeps it: everything is text in between. */
function memory(lines: ReadonlyMap<string, string> = new Map()): {
  of: () => Checkpoint;
  lines: Map<string, string>;
} {
  const kept = new Map(lines);
  const checkpoint: Checkpoint = {
    get: (unit) => (kept.has(unit) ? JSON.parse(kept.get(unit) ?? '') : undefined),
    put: (unit, result) => void kept.set(unit, JSON.stringify(result)),
  };
  return { of: () => checkpoint, lines: kept };
}

test('a scan that goes on from any part of what was finished gives the same bytes, and does not ask for that part again', async () => {
  const whole = memory();
  const truth = await scanned(whole);
  const names = [...whole.lines.keys()];
  expect(names.length).toBeGreaterThan(60);
  for (const share of [0, 0.2, 0.5, 0.8, 1]) {
    // any units may be the finished ones: they end in no order
    const finished = names.filter((_name, index) => ((index * 7919) % 97) / 97 < share);
    const part = new Map(finished.map((name) => [name, whole.lines.get(name) ?? '']));
    const { text, asked } = await scanned(memory(part));
    expect(text).toBe(truth.text);
    // the values of variables are kept nowhere, so what holds some is asked for again
    if (share === 1) {
      expect(asked).not.toContain('ec2:DescribeSubnets');
      expect(asked).not.toContain('sqs:ListQueues');
      expect(asked).toContain('lambda:ListFunctions');
    }
    if (share === 0.8) expect(asked.length).toBeLessThan(truth.asked.length / 2);
  }
}, 120_000);

async function scanned({ of }: { of: () => Checkpoint }): Promise<{ text: string; asked: string[] }> {
  const replay = await startReplay(exchanges);
  try {
    const inventory = await scan({
      regions,
      now: new Date('2026-11-20T12:00:00Z'),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      limits: { maxAttempts: 1 },
      checkpoint: of,
    });
    const asked = replay.requests.map(
      ({ service, action, method, path }) => `${service}:${action ?? `${method} ${path}`}`,
    );
    return { text: serializeStage(inventory), asked };
  } finally {
    await replay.close();
  }
}

test('a type that is listed per item of another is asked for on the strength of the kept items', async () => {
  const types = ['AWS::Events::EventBus', 'AWS::Events::Rule'];
  const kept = memory();
  await scanned(kept);
  const rules = [...kept.lines].filter(([name]) => name.startsWith('AWS::Events::Rule '));
  expect(entries(...types)).toHaveLength(2);
  const without = new Map([...kept.lines].filter(([name]) => !name.startsWith('AWS::Events::Rule ')));
  const again = memory(without);
  const { asked } = await scanned(again);
  expect(asked).toContain('events:ListRules');
  expect(asked).not.toContain('events:ListEventBuses');
  for (const [name, text] of rules) expect(again.lines.get(name)).toBe(text);
});

test('a stopped scan keeps nothing of what it did not come to', async () => {
  const kept = memory();
  const stop = new AbortController();
  const functions = get('lambda', REGION, '/2015-03-31/functions', { Functions: [] });
  const { inventory } = await scanTrial({
    exchanges: [...preflight, functions],
    types: ['AWS::EC2::Subnet', 'AWS::Lambda::Function'],
    faults: { 'ec2:DescribeSubnets': { kind: 'hang' } },
    limits: { requestTimeoutMs: 20_000 },
    options: {
      checkpoint: kept.of,
      signal: stop.signal,
      onProgress: ({ action }) => void (action === 'ListFunctions' && setTimeout(() => stop.abort(), 50)),
    },
  });
  expect(inventory.gaps).toMatchObject([
    { action: 'DescribeSubnets', message: 'the scan was stopped before this was read' },
  ]);
  expect([...kept.lines.keys()].toSorted()).toEqual([
    `AWS::Lambda::Function ${REGION}`,
    `tags ${REGION}`,
    'tags us-east-1',
  ]);
});

test('secrets do not get into a checkpoint', async () => {
  const canaries = ['hunter2canary', 's3cr3tcanary'];
  const arn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:f`;
  const functions = get('lambda', REGION, '/2015-03-31/functions', {
    Functions: [
      {
        FunctionName: 'f',
        FunctionArn: arn,
        Description: `password=${canaries[1]}`,
        Environment: { Variables: { DB_PASSWORD: canaries[0] } },
        Unnamed: { Token: canaries[0] },
      },
    ],
  });
  const kept = memory();
  await scanTrial({
    exchanges: [
      identity,
      described,
      tags(REGION, { [arn]: { note: `password=${canaries[1]}` } }),
      tags('us-east-1'),
      functions,
    ],
    types: ['AWS::Lambda::Function'],
    options: { checkpoint: kept.of },
  });
  const text = [...kept.lines.values()].join('\n');
  expect(text).toContain('(redacted)');
  for (const canary of canaries) expect(text).not.toContain(canary);
});
