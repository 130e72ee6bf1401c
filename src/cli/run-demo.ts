import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readExchanges } from '../endpoint/exchange.ts';
import { startReplay } from '../endpoint/replay.ts';
import { IsodriftError } from '../model/errors.ts';
import type { Inventory } from '../model/graph.ts';
import { scan } from '../scanner/scan.ts';
import { deliver } from './deliver.ts';
import { readText } from './io.ts';
import { loadDesired } from './load.ts';
import { sayWhatWasSeen } from './run-scan.ts';
import { processTerminal } from './terminal.ts';
import { packageVersion } from './version.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a recording says about itself: when it was made, and where. */
interface Recording {
  readonly capturedAt: string;
  readonly regions: readonly string[];
}

/** Runs the whole pipeline on a recorded account: the real scanner, over HTTP, against the embedded endpoint. */
export async function runDemo(name: string, folder: string): Promise<void> {
  const example = exampleFolder(name);
  const terminal = processTerminal({ isQuiet: false });
  terminal.say(`scanning the recorded account of examples/${name} over HTTP ...`);
  const inventory = await scanRecording(example);
  sayWhatWasSeen(inventory, terminal);
  deliver(await loadDesired([join(example, 'isodrift.yaml')], {}, ROOT), inventory, folder);
}

async function scanRecording(example: string): Promise<Inventory> {
  const file = join(ROOT, example, 'recorded', 'exchanges.json');
  const { capturedAt, regions } = JSON.parse(
    readText(join(ROOT, example, 'recorded', 'recording.json')),
  ) as Recording;
  const replay = await startReplay(readExchanges(readText(file), file));
  try {
    return await scan({
      regions,
      now: new Date(capturedAt),
      endpointUrl: replay.url,
      // the endpoint asks for none; the SDK signs with something
      credentials: { accessKeyId: 'recorded', secretAccessKey: 'recorded' },
      scanner: `isodrift ${packageVersion()}`,
    });
  } finally {
    await replay.close();
  }
}

function exampleFolder(name: string): string {
  const known = readdirSync(join(ROOT, 'examples')).filter((entry) =>
    existsSync(join(ROOT, 'examples', entry, 'recorded')),
  );
  if (!known.includes(name)) {
    throw new IsodriftError('OPTION_INVALID', `no example is called "${name}"`, `known: ${known.join(', ')}`);
  }
  return join('examples', name);
}
