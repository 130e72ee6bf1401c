import { printable } from '../report/printable.ts';

/** How commands talk: results go to stdout, everything said about them to stderr. */
export interface Terminal {
  /** a result, as it is */
  readonly result: (text: string) => void;
  /** a line of talk; silent with --quiet */
  readonly say: (line: string) => void;
  /** a line that replaces itself while something runs; only on a terminal */
  readonly progress: (line: string) => void;
  readonly isColored: boolean;
}

/** The process's own terminal. Colours obey NO_COLOR and TERM=dumb (https://no-color.org). */
export function processTerminal(options: { readonly isQuiet: boolean }): Terminal {
  const isLive = process.stderr.isTTY && process.env['TERM'] !== 'dumb' && !options.isQuiet;
  const erase = isLive ? '\r\u001B[2K' : '';
  return {
    result: (text) => void process.stdout.write(text),
    say: (line) => {
      if (!options.isQuiet) process.stderr.write(`${erase}${printable(line)}\n`);
    },
    progress: (line) => {
      if (isLive)
        process.stderr.write(`${erase}${printable(line).slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    isColored:
      process.stdout.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb',
  };
}
