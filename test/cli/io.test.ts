import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readText } from '../../src/cli/io.ts';

const folder = mkdtempSync(join(tmpdir(), 'isodrift-io-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test('UTF-16 with a byte order mark is read, of either order', () => {
  const text = Buffer.from('{"a":"ä"}', 'utf16le');
  expect(readText(file('le', Buffer.concat([Buffer.from([0xff, 0xfe]), text])))).toBe('{"a":"ä"}');
  expect(readText(file('be', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text).swap16()])))).toBe(
    '{"a":"ä"}',
  );
});

test('what older tools write in their code page is read as that', () => {
  expect(readText(file('latin1', Buffer.from('title: Bücher – für alle', 'latin1')))).toContain('Bücher');
  expect(readText(file('utf8', Buffer.from('title: Bücher')))).toBe('title: Bücher');
});

test('a pipe is read once, and a letter that could not be read before stays what it is', () => {
  const pipe = join(folder, 'pipe');
  execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
  const writing = spawn('sh', ['-c', `printf 'PIPED' > '${pipe}'`]);
  expect(readText(pipe)).toBe('PIPED');
  writing.kill();
  expect(readText(file('lost', Buffer.from('lost: \uFFFD')))).toBe('lost: \uFFFD');
});

test('what is packed is refused, with how to unpack it', () => {
  const plan = file('tfplan', Buffer.from('PK\u0003\u0004rest'));
  const refused = (path: string): unknown => {
    try {
      return readText(path);
    } catch (error) {
      return error;
    }
  };
  expect(refused(plan)).toMatchObject({
    code: 'FORMAT_UNKNOWN',
    message: `${plan} is a zip archive`,
    hint: expect.stringContaining('terraform show -json') as unknown,
  });
  const state = file('a.tfstate.gz', gzipSync('{}'));
  expect(refused(state)).toMatchObject({ message: `${state} is compressed with gzip` });
});

test('a device that never ends is refused', () => {
  expect(() => readText('/dev/zero')).toThrow('/dev/zero is a device');
});
