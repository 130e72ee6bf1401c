// The recorded account of examples/orders-platform, scanned over HTTP, and its design.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDesired } from '../dist/desired/desired.js';
import { readExchanges } from '../dist/endpoint/exchange.js';
import { startReplay } from '../dist/endpoint/replay.js';
import { scan } from '../dist/scanner/scan.js';
import { copyOf } from './scale.mjs';

const EXAMPLE = fileURLToPath(new URL('../examples/orders-platform/', import.meta.url));

/** Scans copy n of the recorded account; copy 0 is the example itself. */
export async function scanExample(copy = 0) {
  const file = `${EXAMPLE}recorded/exchanges.json`;
  const { capturedAt, regions } = JSON.parse(readFileSync(`${EXAMPLE}recorded/recording.json`, 'utf8'));
  const replay = await startReplay(copyOf(readExchanges(readFileSync(file, 'utf8'), file), copy));
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

export function exampleDesign() {
  const files = {
    read: (path) => readFileSync(path, 'utf8'),
    list: (path) => (existsSync(path) ? [path] : []),
  };
  return readDesired([`${EXAMPLE}isodrift.yaml`], files);
}
