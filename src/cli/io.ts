import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IsodriftError } from '../model/errors.ts';
import type { OutputFile } from '../model/output-file.ts';
import { textAt, textFrom } from './decode.ts';

/** What a file may hold decides who may read it: an inventory is for its owner only. */
type Audience = 'owner' | 'everyone';

const MODES: Record<Audience, number> = { owner: 0o600, everyone: 0o644 };

/** Reads a text file, or stdin for `-`; says what to do when it cannot. */
export function readText(path: string): string {
  try {
    if (path === '-') return textFrom(readFileSync(0), 'stdin');
    const found = statSync(path);
    if (found.isCharacterDevice()) throw notAFile(path);
    // what comes through a pipe comes once
    return found.isFIFO() ? textFrom(readFileSync(path), path) : textAt(path);
  } catch (error) {
    if (error instanceof IsodriftError) throw error;
    const code = errorCode(error);
    if (code === 'ERR_STRING_TOO_LONG' || code === 'ERR_FS_FILE_TOO_LARGE') throw tooLarge(path, error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new IsodriftError('FILE_NOT_FOUND', `no such file: ${path}`, 'check the path and try again', {
        cause: error,
      });
    }
    const hint = code === 'EISDIR' ? 'give a file, not a folder' : 'check that you may read it';
    throw new IsodriftError('FILE_UNREADABLE', `cannot read ${path} (${code})`, hint, { cause: error });
  }
}

/** Reading a device may never end. */
function notAFile(path: string): IsodriftError {
  return new IsodriftError(
    'FILE_UNREADABLE',
    `${path} is a device, not a file`,
    'give a file, or - for stdin',
  );
}

function tooLarge(path: string, cause: unknown): IsodriftError {
  return new IsodriftError('FILE_UNREADABLE', `${path} is larger than 512 MB`, 'split the file', { cause });
}

/**
 * Writes a file so that it is either whole or not there: a new temporary name (never through a planted link), flushed,
 * then renamed over the old one.
 */
export function writeText(path: string, content: string | Uint8Array, audience: Audience = 'everyone'): void {
  writeChunks(path, [content], audience);
}

/** The same for what comes in pieces, and is never in memory as a whole. */
export function writeChunks(
  path: string,
  chunks: Iterable<string | Uint8Array>,
  audience: Audience = 'everyone',
): void {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFlushed(temporary, chunks, MODES[audience]);
    renameSync(temporary, path);
  } catch (error) {
    discard(temporary);
    const what = `cannot write ${path} (${errorCode(error)})`;
    throw new IsodriftError(
      'OUTPUT_UNWRITABLE',
      what,
      'choose a folder that you may write to, with space left',
      {
        cause: error,
      },
    );
  }
}

/**
 * Writes a site below `folder`, then removes the resource pages that an earlier run left there: a page that nothing links to
 * would still be found by its old address, and lie. Only names that the site itself gives are touched.
 */
export function writeSite(folder: string, files: readonly OutputFile[]): void {
  for (const { path, content } of files) writeText(join(folder, path), content);
  const written = new Set(files.map(({ path }) => path));
  for (const name of existsSync(join(folder, 'r')) ? readdirSync(join(folder, 'r')) : []) {
    if (RESOURCE_PAGE.test(name) && !written.has(`r/${name}`)) rmSync(join(folder, 'r', name));
  }
}

/** Resource pages end in a hash of their key. */
const RESOURCE_PAGE = /-[0-9a-f]{12}\.html$/;

/** What cannot be removed was never made. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // the error that led here is the one to tell
  }
}

function writeFlushed(path: string, chunks: Iterable<string | Uint8Array>, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    for (const chunk of chunks) {
      const bytes = Buffer.from(chunk);
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
