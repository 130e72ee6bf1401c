// `npm run bench [-- NAME...]`: without a name, all of them. Each runs in a process of its own, so that none disturbs another.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./suites/', import.meta.url));
const known = readdirSync(FOLDER).map((file) => file.replace('.mjs', ''));

const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !known.includes(name));
if (strange.length > 0) {
  console.error(`no benchmark is called ${strange.join(', ')}; known: ${known.join(', ')}`);
  process.exit(1);
}

for (const name of wanted.length > 0 ? wanted : known) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', `${FOLDER}${name}.mjs`], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
