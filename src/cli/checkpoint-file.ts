import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { IsodriftError } from '../model/errors.ts';
import { jsonIn } from '../model/json.ts';
import { isObject } from '../model/value.ts';
import type { Checkpoint } from '../scanner/options.ts';
import { writeText } from './io.ts';

/** Where a scan keeps what it has finished, beside the file that it will write. Only its owner may read it. */
export interface CheckpointFolder {
  /** when the scan that is gone on with was begun */
  readonly begun: Date;
  readonly isResumed: boolean;
  readonly of: (name: string) => Checkpoint;
  readonly remove: () => void;
}

interface Begin {
  /** the file that the scan will write */
  readonly out: string;
  /** what is asked for, in any form: the same question has the same text */
  readonly question: unknown;
  readonly isResume: boolean;
  readonly now: Date;
}

/** Begins to keep what a scan finishes, or goes on with what an earlier one kept. Throws when that one was asked something else. */
export function openCheckpoints({ out, question, isResume, now }: Begin): CheckpointFolder {
  const folder = `${out}.checkpoint`;
  const header = join(folder, 'scan.json');
  const text = JSON.stringify(question);
  const before = isResume && existsSync(header) ? readHeader(header) : undefined;
  if (before && before.question !== text) {
    const hint = 'give the same options as before, or leave out --resume to begin anew';
    throw new IsodriftError('OPTION_INVALID', `${folder} belongs to a scan with other options`, hint);
  }
  if (!before) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeText(header, JSON.stringify({ format: FORMAT, begun: now.toISOString(), question: text }), 'owner');
  }
  const open = new Map<string, CheckpointFile>();
  return {
    begun: before ? new Date(before.begun) : now,
    isResumed: before !== undefined,
    of: (name) => {
      const known = open.get(name) ?? openFile(join(folder, `${encodeURIComponent(name)}.jsonl`));
      open.set(name, known);
      return known;
    },
    remove: () => {
      for (const { close } of open.values()) close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const FORMAT = 'isodrift/checkpoint@1';

interface Header {
  readonly begun: string;
  readonly question: string;
}

/** A header that was cut off belongs to a scan that had not begun. */
function readHeader(path: string): Header | undefined {
  const value = jsonIn(readFileSync(path, 'utf8'));
  const { format, begun, question } = isObject(value) ? value : {};
  if (format !== FORMAT || typeof begun !== 'string' || typeof question !== 'string') return undefined;
  return { begun, question };
}

/**
 * One line per unit, appended when it is whole. The last line may be torn; then its unit was not finished. Of an earlier run only
 * the places of the lines are kept in memory: a large account has many.
 */
function openFile(path: string): CheckpointFile {
  const { units, isTorn } = unitsIn(path);
  let file: number | undefined;
  const opened = (): number => (file ??= openSync(path, 'a+', 0o600));
  // what comes next must not be glued to half a line
  if (isTorn) writeSync(opened(), '\n');
  return {
    get: (unit) => {
      const line = units.get(unit);
      // each is asked for once
      units.delete(unit);
      return line === undefined ? undefined : resultIn(readLine(opened(), line), unit);
    },
    close: () => {
      if (file !== undefined) closeSync(file);
    },
    put: (unit, result) => void writeSync(opened(), `${JSON.stringify({ unit, result })}\n`),
  };
}

interface CheckpointFile extends Checkpoint {
  readonly close: () => void;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function unitsIn(path: string): { readonly units: Map<string, Line>; readonly isTorn: boolean } {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const units = new Map<string, Line>();
  let start = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
    const unit = unitOf(bytes.subarray(start, end));
    if (unit !== undefined) units.set(unit, { start, end });
    start = end + 1;
  }
  return { units, isTorn: start < bytes.length };
}

const NEWLINE = 0x0a;

/** The name of the unit, without the rest of its line. */
function unitOf(line: Buffer): string | undefined {
  const end = line.indexOf('","result":');
  const name = end < 0 ? undefined : jsonIn(`${line.toString('utf8', 0, end)}"}`);
  const { unit } = isObject(name) ? name : {};
  return typeof unit === 'string' ? unit : undefined;
}

function readLine(file: number, { start, end }: Line): string {
  const bytes = Buffer.alloc(end - start);
  const read = readSync(file, bytes, 0, bytes.length, start);
  return bytes.toString('utf8', 0, read);
}

function resultIn(line: string, unit: string): unknown {
  const value = jsonIn(line);
  return isObject(value) && value['unit'] === unit ? value['result'] : undefined;
}
