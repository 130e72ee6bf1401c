import { existsSync, readFileSync } from 'node:fs';
import { readDesired } from '../../src/desired/desired.ts';
import type { Desired } from '../../src/model/graph.ts';

/** The design of an example as its isodrift.yaml states it; `texts` stand in for files on the disk. */
export function designOf(name: string, texts: Readonly<Record<string, string>> = {}): Desired {
  const read = (path: string): string => texts[path] ?? readFileSync(path, 'utf8');
  const list = (path: string): string[] => (Object.hasOwn(texts, path) || existsSync(path) ? [path] : []);
  return readDesired([`examples/${name}/isodrift.yaml`], { read, list });
}
