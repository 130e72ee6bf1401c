import { statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { readDesired } from '../desired/desired.ts';
import type { Files } from '../desired/files.ts';
import type { Desired } from '../model/graph.ts';
import { compareStrings } from '../model/order.ts';
import { readStage, type Stages } from '../model/read-stage.ts';
import { serializeStage } from '../model/stage-file.ts';
import { readText, writeText } from './io.ts';
import type { SourceOptions } from './options.ts';

/** The disk, as the readers of designs see it. */
const diskFiles: Files = { read: readText, list: filesAt };

function filesAt(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return [path];
  const pattern = found?.isDirectory() ? { patterns: ['*'], cwd: path } : { patterns: [path] };
  const files = globSync({ ...pattern, expandDirectories: false, dot: false });
  return (found?.isDirectory() ? files.map((file) => join(path, file)) : files).toSorted(compareStrings);
}

/** Reads a design from its sources. */
export function loadDesired(sources: readonly string[], options: SourceOptions): Desired {
  const { account, designRegion, stack, parameter, title } = options;
  return readDesired(sources, diskFiles, {
    ...(account === undefined ? {} : { account }),
    ...(designRegion === undefined ? {} : { region: designRegion }),
    ...(stack === undefined ? {} : { stack }),
    ...(parameter === undefined ? {} : { parameters: parameter }),
    ...(title === undefined ? {} : { title }),
  });
}

/** Reads a saved stage file. */
export function loadStage<Name extends keyof Stages>(path: string, name: Name): Stages[Name] {
  return readStage(readText(path), path, name);
}

/** Writes a stage to a file that only its owner may read, or to stdout. */
export function writeStage(stage: Stages[keyof Stages], path: string | undefined): void {
  if (path === undefined || path === '-') process.stdout.write(serializeStage(stage));
  else writeText(path, serializeStage(stage), 'owner');
}
