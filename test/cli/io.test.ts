import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test('a device that never ends is refused', () => {
  expect(() => readText('/dev/zero')).toThrow('/dev/zero is a device');
});
