import { type Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { readDesired } from '../desired/desired.ts';
import type { Files } from '../desired/files.ts';
import { isRemote } from '../model/address.ts';
import { IsodriftError } from '../model/errors.ts';
import type { Desired } from '../model/graph.ts';
import { compareStrings } from '../model/order.ts';
import { readStage, type Stages } from '../model/read-stage.ts';
import { stageChunks } from '../model/stage-file.ts';
import { fingerprintFrom } from './hash-key.ts';
import { readText, writeChunks } from './io.ts';
import type { SourceOptions } from './options.ts';
import { fetchSource, NotFetched } from './remote.ts';

/** The disk, as the readers of designs see it: paths are relative to `root`, and are shown as they were given. */
function diskFiles(root: string, fetched: ReadonlyMap<string, string>): Files {
  return {
    read: (path) => (isRemote(path) ? fromAfar(path, fetched) : readSource(placed(path, root))),
    list: (path) => (path === '-' || isRemote(path) ? [path] : filesAt(path, root)),
  };
}

/** A folder is read file by file: who reads it itself found no file there. */
function readSource(path: string): string {
  if (path === '-' || !entryAt(path)?.isDirectory()) return readText(path);
  throw new IsodriftError(
    'FILE_NOT_FOUND',
    `the folder ${path} holds no files`,
    "folders below it are not searched: name the file, or a pattern such as 'infra/**/*.tfstate' in quotes",
  );
}

function fromAfar(url: string, fetched: ReadonlyMap<string, string>): string {
  const text = fetched.get(url);
  if (text === undefined) throw new NotFetched(url);
  return text;
}

/** An error should name the path as the user gave it. */
function placed(path: string, root: string): string {
  return root === '.' || path === '-' ? path : resolve(root, path);
}

function filesAt(path: string, root: string): readonly string[] {
  const found = entryAt(placed(path, root));
  if (found?.isFile()) return [path];
  const patterns = [found?.isDirectory() ? join(path, '*') : path];
  return globSync({ patterns, cwd: root, expandDirectories: false, dot: false }).toSorted(compareStrings);
}

/** Below a file there is nothing. */
function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Reads a design from its sources; their paths are relative to `root`. What is named as a URL is fetched, each once. */
export async function loadDesired(
  sources: readonly string[],
  options: SourceOptions,
  root = '.',
): Promise<Desired> {
  const { account, designRegion, stack, parameter, title, hashKey } = options;
  const known = {
    ...(account === undefined ? {} : { account }),
    ...(designRegion === undefined ? {} : { region: designRegion }),
    ...(stack === undefined ? {} : { stack }),
    ...(parameter === undefined ? {} : { parameters: parameter }),
    ...(title === undefined ? {} : { title }),
    ...(hashKey === undefined ? {} : { fingerprint: fingerprintFrom(hashKey) }),
  };
  const fetched = new Map<string, string>();
  for (;;) {
    try {
      return readDesired(sources, diskFiles(root, fetched), known);
    } catch (error) {
      if (!(error instanceof NotFetched)) throw isFirstRun(error) ? nothingDeclared(error) : error;
      fetched.set(error.url, await fetchSource(error.url));
    }
  }
}

/** Whoever names no design means the one that everybody has, and may not have it yet. */
function isFirstRun(error: unknown): error is IsodriftError {
  return error instanceof IsodriftError && error.message === `no such file: ${DESIGN_FILE}`;
}

const DESIGN_FILE = 'isodrift.yaml';

function nothingDeclared(cause: IsodriftError): IsodriftError {
  return new IsodriftError(
    cause.code,
    cause.message,
    'name the design (a state, a template, cdk.out), or begin with: isodrift adopt inventory.json --out isodrift.yaml',
    { cause },
  );
}

/** Reads a saved stage file. */
export function loadStage<Name extends keyof Stages>(path: string, name: Name): Stages[Name] {
  return readStage(readText(path), path, name);
}

/** Writes a stage to a file that only its owner may read, or to stdout. */
export function writeStage(stage: Stages[keyof Stages], path: string | undefined): void {
  if (path !== undefined && path !== '-') writeChunks(path, stageChunks(stage), 'owner');
  else for (const chunk of stageChunks(stage)) process.stdout.write(chunk);
}
