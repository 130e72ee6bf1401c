import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { readDesired } from '../desired/desired.ts';
import type { Files } from '../desired/files.ts';
import type { Desired } from '../model/graph.ts';
import { compareStrings } from '../model/order.ts';
import { readStage, type Stages } from '../model/read-stage.ts';
import { serializeStage } from '../model/stage-file.ts';
import { readText, writeText } from './io.ts';
import type { SourceOptions } from './options.ts';

/** The disk, as the readers of designs see it: paths are relative to `root`, and are shown as they were given. */
function diskFiles(root: string): Files {
  return {
    read: (path) => readText(placed(path, root)),
    list: (path) => filesAt(path, root),
  };
}

/** An error should name the path as the user gave it. */
function placed(path: string, root: string): string {
  return root === '.' ? path : resolve(root, path);
}

function filesAt(path: string, root: string): readonly string[] {
  const found = statSync(placed(path, root), { throwIfNoEntry: false });
  if (found?.isFile()) return [path];
  const patterns = [found?.isDirectory() ? join(path, '*') : path];
  return globSync({ patterns, cwd: root, expandDirectories: false, dot: false }).toSorted(compareStrings);
}

/** Reads a design from its sources; their paths are relative to `root`. */
export function loadDesired(sources: readonly string[], options: SourceOptions, root = '.'): Desired {
  const { account, designRegion, stack, parameter, title } = options;
  return readDesired(sources, diskFiles(root), {
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
