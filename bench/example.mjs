// The recorded accounts of the examples, scanned over HTTP, and their designs.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readDesired } from '../dist/desired/desired.js';
import { readExchanges } from '../dist/endpoint/exchange.js';
import { startReplay } from '../dist/endpoint/replay.js';
import { scan } from '../dist/scanner/scan.js';
import { copyOf } from './scale.mjs';

export const EXAMPLES = ['orders-platform', 'image-pipeline', 'static-site-api'];

function folderOf(name) {
  return fileURLToPath(new URL(`../examples/${name}/`, import.meta.url));
}

/** Scans copy n of the recorded account; copy 0 is the example itself. */
export async function scanExample(copy = 0, name = 'orders-platform') {
  const folder = `${folderOf(name)}recorded/`;
  const file = `${folder}exchanges.json`;
  const { capturedAt, regions } = JSON.parse(readFileSync(`${folder}recording.json`, 'utf8'));
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

export function exampleDesign(name = 'orders-platform') {
  const files = {
    read: (path) => readFileSync(path, 'utf8'),
    list: (path) => (existsSync(path) ? [path] : []),
  };
  return readDesired([`${folderOf(name)}isodrift.yaml`], files);
}
