import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { IsodriftError } from '../model/errors.ts';
import type { OutputFile } from '../model/output-file.ts';

/** What a file may hold decides who may read it: an inventory is for its owner only. */
type Audience = 'owner' | 'everyone';

const MODES: Record<Audience, number> = { owner: 0o600, everyone: 0o644 };

/** Reads a text file, or stdin for `-`; says what to do when it cannot. */
export function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') {
      throw new IsodriftError('FILE_NOT_FOUND', `no such file: ${path}`, 'check the path and try again', {
        cause: error,
      });
    }
    const hint = code === 'EISDIR' ? 'give a file, not a folder' : 'check that you may read it';
    throw new IsodriftError('FILE_UNREADABLE', `cannot read ${path} (${code})`, hint, { cause: error });
  }
}

/**
 * Writes a file so that it is either whole or not there: a new temporary name (never through a planted link), flushed,
 * then renamed over the old one.
 */
export function writeText(path: string, content: string | Uint8Array, audience: Audience = 'everyone'): void {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 60)}.${randomBytes(6).toString('hex')}`);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFlushed(temporary, content, MODES[audience]);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
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

/** Writes what a renderer returned below `folder`. */
export function writeFiles(folder: string, files: readonly OutputFile[]): void {
  for (const { path, content } of files) writeText(join(folder, path), content);
}

function writeFlushed(path: string, content: string | Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    const bytes = Buffer.from(content);
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
