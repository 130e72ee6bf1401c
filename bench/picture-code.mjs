// The accounts and the yardsticks of test/layout, bundled so that Node can load them: the bench measures what the tests assert.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const FOLDER = fileURLToPath(new URL('../test/layout/', import.meta.url));

/** Exports of modules of test/layout, by name. */
export async function testCode(names) {
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-bench-'));
  try {
    const bundle = await rolldown({ input: names.map((name) => `${FOLDER}${name}.ts`), platform: 'node' });
    await bundle.write({ dir: folder, entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' });
    const modules = await Promise.all(names.map((name) => import(join(folder, `${name}.mjs`))));
    return Object.assign({}, ...modules);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
