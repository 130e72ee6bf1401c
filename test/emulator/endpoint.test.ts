import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../scripts/aws.mjs';
import { startMoto } from '../../scripts/moto.mjs';
import type { Inventory } from '../../src/model/graph.ts';
import { openShell } from '../cli/spawned.ts';
import { whyNoEmulator } from './world.ts';

describe.skipIf(whyNoEmulator() !== undefined)('a scan of an emulator by the program', () => {
  let moto: Awaited<ReturnType<typeof startMoto>>;
  beforeAll(async () => {
    moto = await startMoto();
    const aws = connect({ endpoint: moto.url, region: 'eu-west-1', maxAttempts: 1 });
    await aws('s3', 'CreateBucket', {
      Bucket: 'orders.data',
      CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
    });
    await aws('sqs', 'CreateQueue', { QueueName: 'orders' });
    aws.close();
  });
  afterAll(() => moto.stop());

  const scanned = async (env: Record<string, string>, ...args: string[]): Promise<Inventory> => {
    const shell = openShell({ AWS_REGION: 'eu-west-1', ...env });
    const { code, err } = await shell.run('scan', '--out', 'inventory.json', ...args);
    expect(err).not.toMatch(/TypeError|at .*node_modules/);
    expect([0, 3]).toContain(code);
    return JSON.parse(readFileSync(join(shell.folder, 'inventory.json'), 'utf8')) as Inventory;
  };

  test('--endpoint-url and AWS_ENDPOINT_URL see the same, buckets by path and queues where the endpoint is', async () => {
    const byOption = await scanned({}, '--endpoint-url', moto.url);
    const byVariable = await scanned({ AWS_ENDPOINT_URL: moto.url });
    const names = byOption.resources.map(({ name }) => name);
    expect(names).toContain('orders.data');
    expect(names).toContain('orders');
    expect({ ...byVariable, capturedAt: '' }).toEqual({ ...byOption, capturedAt: '' });
  }, 120_000);
});
