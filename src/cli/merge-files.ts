import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IsodriftError } from '../model/errors.ts';
import type { Inventory } from '../model/graph.ts';
import { compareStrings } from '../model/order.ts';
import { readStage } from '../model/read-stage.ts';
import { mergeInventories } from '../scanner/merge.ts';
import { readText } from './io.ts';
import { loadStage } from './load.ts';

/** One inventory of several: of files, and of folders, in which other files than inventories are passed over. */
export function mergeFiles(paths: readonly string[]): Inventory {
  return mergeInventories(
    paths.flatMap((path) => (isFolder(path) ? within(path) : [loadStage(path, 'inventory')])),
  );
}

function isFolder(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function within(folder: string): Inventory[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted(compareStrings);
  const found = files.flatMap((name) => inventoryIn(join(folder, name)));
  if (found.length > 0) return found;
  const hint = 'name the files, or the folder to which "isodrift scan --out" wrote them';
  throw new IsodriftError('FILE_NOT_FOUND', `no inventory in the folder ${folder}`, hint);
}

/** Another stage, or no stage at all, is not meant; an inventory that is broken is. */
function inventoryIn(path: string): Inventory[] {
  const text = readText(path);
  try {
    return [readStage(text, path, 'inventory')];
  } catch (error) {
    if (error instanceof IsodriftError && error.code === 'FORMAT_UNKNOWN') return [];
    throw error;
  }
}
