// Licence notices of what is bundled into pages and into dist/: MIT and ISC ask for the whole notice, and bundlers keep at most a
// line of it.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MODULES = join(dirname(fileURLToPath(import.meta.url)), '../node_modules');
const FILES = ['LICENSE', 'LICENSE.txt', 'LICENSE.md', 'LICENCE'];

/** Names of the packages whose modules a bundle holds, sorted. */
export function packagesOf(moduleIds) {
  const names = moduleIds.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? []);
  return [...new Set(names)].toSorted((a, b) => (a < b ? -1 : 1));
}

/** A comment that holds name, version and licence text of each package; a package without a licence file is an error. */
export function licenceComment(packages) {
  if (packages.length === 0) return '';
  return `/*!\n${packages.map(notice).join('\n\n').replaceAll('*/', '* /')}\n*/\n`;
}

function notice(name) {
  const { version, license } = JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8'));
  return `${name} ${version} (${license})\n\n${licenceOf(name)}`;
}

function licenceOf(name) {
  for (const file of FILES)
    try {
      return readFileSync(join(MODULES, name, file), 'utf8').trim();
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
  throw new Error(`${name} is bundled and has no licence file: name it in scripts/licences.mjs`);
}
