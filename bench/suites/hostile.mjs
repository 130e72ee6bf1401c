// `npm run bench -- hostile`: files made to harm whoever reads them. Each is read by a process of its own, from the disk, and
// must be refused or read in time and memory, with an error of ours that names the file, and a place where there is one.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bar, row } from '../bars.mjs';

const ONCE = fileURLToPath(new URL('../hostile-once.mjs', import.meta.url));
const GOOD = fileURLToPath(new URL('../../examples/image-pipeline/template.yaml', import.meta.url));
const SECONDS = 1;
const LARGE_SECONDS = 5;
const MEGABYTES = 300;
const LARGE = 100 * 1024 * 1024;
const MILLION = 1_000_000;

/** The worst figures of all cases, and how many of them ended otherwise than they should. */
function hostile() {
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-hostile-'));
  try {
    const results = CASES.map((one) => tried(one, folder));
    const of = (isLarge) => results.filter((one) => (one.large === true) === isLarge);
    bar('hostile/seconds', worst(of(false), 'seconds'), SECONDS);
    bar('hostile/large-seconds', worst(of(true), 'seconds'), LARGE_SECONDS);
    bar('hostile/megabytes', worst(results, 'peak'), MEGABYTES);
    bar('hostile/badly-ended', results.filter(({ isWell }) => !isWell).length, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tried({ name, file, write, place, reads, large }, folder) {
  const path = join(folder, file ?? 'bad.file');
  write(path);
  const { stdout, status, signal } = spawnSync(process.execPath, [ONCE, path, GOOD], { encoding: 'utf8' });
  rmSync(path);
  const said =
    status === 0
      ? JSON.parse(stdout)
      : { ms: Infinity, peak: Infinity, message: `died: ${signal ?? status}` };
  const isNamed = said.isOurs === true && said.message.startsWith(place === false ? path : `${path}:`);
  const isWell = said.livesOn === true && (reads ? said.resources === reads : isNamed);
  const seconds = said.ms / 1000;
  const words = (said.message ?? `read: ${said.resources}`).replace(`${folder}/`, '').slice(0, 90);
  row([name, `${seconds.toFixed(2)} s`, `${Math.round(said.peak)} MB`, isWell ? 'ok' : 'BAD', words]);
  return { seconds, peak: said.peak, isWell, large };
}

function worst(results, figure) {
  return Math.max(...results.map((one) => one[figure]));
}

const QUEUE = `{ "Type": "AWS::SQS::Queue", "Properties": { "QueueName": "jobs" } }`;

/** `place: false`: an error about the file as a whole. `reads`: so many resources, and no error. */
const CASES = [
  { name: 'alias bomb in a template', write: text(bomb(9, 9)) },
  { name: 'alias bomb in a design', write: text(`title: x\n${bomb(30, 2)}\nresources: *a30\n`) },
  {
    name: 'aliases by the thousand',
    write: text(`Resources: &a { Type: x }\n${repeated(5000, (i) => `k${i}: *a\n`)}`),
  },
  { name: '10,000 levels of JSON lists', write: text(`{"Resources":${'['.repeat(1e4)}${']'.repeat(1e4)}}`) },
  {
    name: '10,000 levels of JSON objects',
    write: text(`{"Resources":${'{"a":'.repeat(1e4)}1${'}'.repeat(1e4)}}`),
  },
  { name: '10,000 levels of YAML lists', write: text(`Resources: ${'['.repeat(1e4)}${']'.repeat(1e4)}`) },
  {
    name: '10,000 levels of YAML indentation',
    write: text(`Resources:\n${repeated(1300, (i) => `${' '.repeat(i + 1)}a:\n`)}`),
  },
  {
    name: '10,000 levels of intrinsic functions',
    write: text(
      `{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":${'{"Fn::Base64":'.repeat(1e4)}1${'}'.repeat(1e4)}}}}}`,
    ),
  },
  {
    name: 'a million keys of JSON',
    write: text(`{"Resources":{${repeated(MILLION, (i) => `${i ? ',' : ''}"k${i}":1`)}}}`),
  },
  {
    name: 'a million keys of YAML',
    place: false,
    write: text(`Resources:\n${repeated(MILLION, (i) => ` k${i}: 1\n`)}`),
  },
  {
    name: 'a million keys that are not ours',
    write: text(`{"a":{${repeated(MILLION, (i) => `${i ? ',' : ''}"k${i}":1`)}}}`),
  },
  {
    name: 'keys that JavaScript knows',
    reads: 1,
    write: text(
      `{"Resources":{"__proto__":${QUEUE},"constructor":1,"toString":null},"__proto__":{"polluted":1}}`,
    ),
  },
  {
    name: 'YAML keys that JavaScript knows',
    reads: 1,
    write: text(
      `Resources:\n  __proto__: { Type: 'AWS::SQS::Queue' }\n  constructor: 1\n__proto__: { polluted: 1 }\n`,
    ),
  },
  { name: 'bytes that are no text', place: false, write: (path) => writeFileSync(path, noise(1 << 20)) },
  {
    name: 'a picture',
    place: false,
    write: (path) =>
      writeFileSync(path, Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(1000)])),
  },
  { name: 'an empty file', place: false, write: text('') },
  { name: 'JSON that is cut off', write: text('{"version": 4,\n "resources": [') },
  { name: 'YAML that is cut off', write: text('title: x\nresources:\n  a: { type: "AWS::SQS') },
  {
    name: 'UTF-16 with its mark',
    reads: 1,
    write: (path) => writeFileSync(path, Buffer.from(`\uFEFF{"Resources":{"Q":${QUEUE}}}`, 'utf16le')),
  },
  {
    name: 'UTF-16, the other way round',
    reads: 1,
    write: (path) =>
      writeFileSync(path, Buffer.from(`\uFEFF{"Resources":{"Q":${QUEUE}}}`, 'utf16le').swap16()),
  },
  {
    name: 'UTF-16, cut off within a letter',
    write: (path) => writeFileSync(path, Buffer.from('\uFEFF{"Resources":{"Q":', 'utf16le').subarray(0, -1)),
  },
  { name: 'UTF-8 with its mark', reads: 1, write: text(`\uFEFF{"Resources":{"Q":${QUEUE}}}`) },
  {
    name: 'a rule of 100,000 words',
    file: 'isodrift.yaml',
    write: text(`title: x\nrules: [{ forbid: '${'a -> '.repeat(1e5)}' }]\n`),
  },
  { name: '100 MB of brackets', large: true, write: repeatedly('[') },
  { name: '100 MB of letters', large: true, place: false, write: repeatedly('a') },
  { name: '100 MB of YAML', large: true, place: false, write: repeatedly('Resources:\n  a: 1\n') },
  { name: '100 MB of one JSON text', large: true, write: repeatedly('x', '{"version":4,"resources":"') },
  { name: '100 MB of a JSON list', large: true, write: repeatedly('"x",', '{"a":[') },
  {
    name: '100 MB of JSON objects',
    large: true,
    write: repeatedly('{"a":1},', '{"version":4,"resources":['),
  },
  { name: '100 MB of line ends', large: true, place: false, write: repeatedly('\n') },
  { name: '100 MB of zeros', large: true, place: false, write: repeatedly('\0') },
  { name: '100 MB of UTF-16', large: true, write: (path) => repeatedly('[', '\uFEFF', 'utf16le')(path) },
];

function text(content) {
  return (path) => writeFileSync(path, content);
}

function repeated(count, one) {
  let whole = '';
  for (let index = 0; index < count; index += 1) whole += one(index);
  return whole;
}

/** Each list holds the one before so many times. */
function bomb(levels, width) {
  const lines = Array.from(
    { length: levels },
    (_, index) => `a${index + 1}: &a${index + 1} [${Array(width).fill(`*a${index}`).join(',')}]`,
  );
  return [
    'a0: &a0 [x, x]',
    ...lines,
    `Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { X: *a${levels} } } }`,
  ].join('\n');
}

/** The same every time, and no text. */
function noise(size) {
  return Buffer.from(
    Uint8Array.from({ length: size }, (_, index) => (index * 7919 + (index >> 3) * 104_729) % 256),
  );
}

function repeatedly(piece, head = '', encoding = 'utf8') {
  return (path) => {
    const handle = openSync(path, 'w');
    const block = Buffer.from(piece.repeat(Math.ceil((1 << 20) / piece.length)), encoding);
    writeSync(handle, Buffer.from(head, encoding));
    for (let written = 0; written < LARGE; written += block.length) writeSync(handle, block);
    closeSync(handle);
  };
}

hostile();
