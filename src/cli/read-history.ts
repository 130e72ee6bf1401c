import { join } from 'node:path';
import { readdirSync, statSync } from 'node:fs';
import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { uniqueStrings } from '../model/order.ts';
import { readStage, stageIn } from '../model/read-stage.ts';
import { readText } from './io.ts';
import { loadDesired } from './load.ts';
import type { SourceOptions } from './options.ts';

/** The comparisons below the paths; inventories become some once there is a design to compare them with. Other JSON is passed over. */
export async function readHistory(
  paths: readonly string[],
  design: readonly string[] | undefined,
  options: SourceOptions,
): Promise<Comparison[]> {
  const desired = design && (await loadDesired(design, options));
  const read = uniqueStrings(paths.flatMap(filesAt)).flatMap((path): Comparison[] => {
    const text = readText(path);
    const stage = stageIn(text);
    if (stage === 'comparison' && !desired) return [readStage(text, path, 'comparison')];
    if (stage === 'inventory' && desired) return [compare(desired, readStage(text, path, 'inventory'))];
    return [];
  });
  if (read.length > 0) return read;
  throw new IsodriftError(
    'FILE_NOT_FOUND',
    `no ${desired ? 'inventories' : 'comparisons'} in ${paths.join(', ')}`,
    desired
      ? 'keep what "isodrift scan --out" writes'
      : 'keep what "isodrift diff --out" writes, or give inventories and --desired',
  );
}

function filesAt(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(path, name));
}
