import { expect, test } from 'vitest';
import { CATALOGUE } from '../../src/catalogue/index.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import { openClients } from '../../src/scanner/clients.ts';
import { DEFAULT_LIMITS, type ScanOptions } from '../../src/scanner/options.ts';
import { actionsOf, callsOf } from '../../src/scanner/plan.ts';
import { commandOf, loadSdk } from '../../src/scanner/sdk.ts';

test('a command that the catalogue does not name is refused before anything is sent', async () => {
  const replay = await startReplay([]);
  const options: ScanOptions = {
    regions: ['eu-west-1'],
    now: new Date(0),
    endpointUrl: replay.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const clients = await openClients(options, DEFAULT_LIMITS, new Set(actionsOf(callsOf(CATALOGUE, 'full'))));
  const { sdk, client } = clients.get('ec2', 'eu-west-1');
  const Terminate = commandOf(sdk, 'TerminateInstances');
  await expect(client.send(new Terminate({ InstanceIds: ['i-1'] }))).rejects.toMatchObject({
    code: 'READ_ONLY_VIOLATION',
  });
  expect(replay.requests).toEqual([]);
  clients.close();
  await replay.close();
});

test('every action of the catalogue is one that the SDK knows, and a read by its name', async () => {
  for (const { service, action } of callsOf(CATALOGUE, 'full')) {
    const sdk = loadSdk(service);
    expect(() => commandOf(sdk, action), `${service}:${action}`).not.toThrow();
    expect(action).toMatch(/^(Describe|(?:Batch)?Get|List|Search)/);
  }
});
