import { printable } from '../report/printable.ts';

/** How a command says how far it is: a bar on a terminal, else lines; or JSON for programs. */
export const PROGRESS_FORMS = ['auto', 'bar', 'plain', 'json'] as const;

export type ProgressForm = (typeof PROGRESS_FORMS)[number];

/** How commands talk: results go to stdout, everything said about them to stderr. */
export interface Terminal {
  /** a result, as it is */
  readonly result: (text: string) => void;
  /** a line of talk; silent with --quiet, and a member of an object where all talk is JSON */
  readonly say: (line: string) => void;
  /** a line that replaces itself while something runs; only on a terminal */
  readonly progress: (line: string) => void;
  /** one line of JSON; silent with --quiet */
  readonly record: (value: object) => void;
  readonly isColored: boolean;
  /** the form of progress asked for, or the one that fits where it goes */
  readonly form: Exclude<ProgressForm, 'auto'>;
}

/** The process's own terminal. Colours obey NO_COLOR and TERM=dumb (https://no-color.org). */
export function processTerminal({
  isQuiet,
  form: asked = 'auto',
}: {
  readonly isQuiet: boolean;
  readonly form?: ProgressForm | undefined;
}): Terminal {
  const isScreen = process.stderr.isTTY && process.env['TERM'] !== 'dumb';
  const form = asked === 'auto' ? (isScreen ? 'bar' : 'plain') : asked;
  const isLive = isScreen && form === 'bar' && !isQuiet;
  const erase = isLive ? '\r\u001B[2K' : '';
  const write = (text: string): void => {
    if (!isQuiet) process.stderr.write(text);
  };
  const record = (value: object): void => write(`${asciiJson(value)}\n`);
  return {
    result: (text) => void process.stdout.write(text),
    say: (line) => (form === 'json' ? record({ message: line }) : write(`${erase}${printable(line)}\n`)),
    progress: (line) => {
      if (isLive) write(`${erase}${printable(line).slice(0, (process.stderr.columns || 80) - 1)}`);
    },
    record,
    isColored:
      process.stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb',
    form,
  };
}

/** JSON in which nothing can take over a terminal: all but plain characters are written as escapes. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replaceAll(
    /[^\x20-\x7E]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
