import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
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
  return {
    begun: before ? new Date(before.begun) : now,
    isResumed: before !== undefined,
    of: (name) => openFile(join(folder, `${encodeURIComponent(name)}.jsonl`)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
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

/** One line per unit, appended when it is whole. The last line may be torn; then its unit was not finished. */
function openFile(path: string): Checkpoint {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const torn = lines.pop() ?? '';
  // what comes next must not be glued to half a line
  if (torn !== '') appendFileSync(path, '\n');
  const known = new Map(lines.flatMap(unitIn));
  return {
    get: (unit) => {
      const line = known.get(unit);
      return line === undefined ? undefined : (jsonIn(line) as { result: unknown }).result;
    },
    put: (unit, result) => appendFileSync(path, `${JSON.stringify({ unit, result })}\n`, { mode: 0o600 }),
  };
}

/** Lines are read when they are asked for: a large account has many. */
function unitIn(line: string): [string, string][] {
  const value = jsonIn(line);
  return isObject(value) && typeof value['unit'] === 'string' ? [[value['unit'], line]] : [];
}
