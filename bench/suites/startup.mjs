import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bar, timed } from '../bars.mjs';

const command = fileURLToPath(new URL('../../bin/isodrift.mjs', import.meta.url));
const run = (args) => () => spawnSync(process.execPath, args);

const node = await timed(run(['-e', '0']), 25);
const version = await timed(run([command, '--version']), 25);
bar('startup/version-over-node', version.ms / node.ms, 2);
