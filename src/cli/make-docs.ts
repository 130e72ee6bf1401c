import { watch } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { redacted } from '../redact/redact.ts';
import type { Redaction } from '../redact/redactions.ts';
import { renderBook } from '../render/site/book.ts';
import { renderSite } from '../render/site/site.ts';
import type { History } from '../render/site/site-input.ts';
import { historyOf } from '../report/history.ts';
import { markdownBook, wordDocument } from './documents.ts';
import { writeSite, writeText } from './io.ts';
import { loadStage } from './load.ts';
import { siteInputOf } from './pictures.ts';
import { readHistory } from './read-history.ts';
import { processTerminal } from './terminal.ts';

export interface DocsFlags {
  readonly out: string;
  readonly format: 'html' | 'markdown' | 'docx';
  readonly singleFile?: boolean;
  readonly history?: readonly string[];
  readonly redact?: readonly Redaction[];
  readonly watch?: boolean;
}

/** Writes the docs of a saved comparison; with `watch` again whenever that file changes, until the process is stopped. */
export async function makeDocs(path: string, flags: DocsFlags): Promise<void> {
  refuseMismatch(flags);
  await writeDocs(path, flags);
  if (flags.watch !== true) return;
  if (path === '-') {
    throw new IsodriftError('OPTION_INVALID', '--watch needs a file', 'give the path of a comparison');
  }
  await watched(path, () => writeDocs(path, flags));
}

/** The ending that `--out` may have where it names a file; without one it is a folder. */
const FILE_ENDINGS: Record<DocsFlags['format'], string | undefined> = {
  html: '.html',
  markdown: undefined,
  docx: '.docx',
};

const NAMES_A_FILE: ReadonlySet<string> = new Set(['.html', '.htm', '.docx', '.md', '.pdf']);

/** Refuses options that would be passed over in silence, and names of files for what is a folder. */
function refuseMismatch({ format, singleFile, history, out }: DocsFlags): void {
  const idle = [...(singleFile ? ['--single-file'] : []), ...(history ? ['--history'] : [])];
  if (format !== 'html' && idle.length > 0) {
    const what = `${idle.join(', ')} and --format ${format} do not go together`;
    throw new IsodriftError('OPTION_INVALID', what, 'leave one of them out: only the HTML docs have it');
  }
  const ending = extname(out).toLowerCase();
  const own = FILE_ENDINGS[format];
  const isFile = NAMES_A_FILE.has(ending);
  if (!isFile || (ending === own && (format !== 'html' || singleFile))) return;
  const file = own === undefined ? '' : `, or a ${own}${format === 'html' ? ' with --single-file' : ''}`;
  throw new IsodriftError(
    'OPTION_INVALID',
    `--out ${out} is no place for docs in ${format}`,
    `name a folder${file}`,
  );
}

async function writeDocs(path: string, flags: DocsFlags): Promise<void> {
  const { out, format, redact = [] } = flags;
  const comparison = redacted(loadStage(path, 'comparison'), redact);
  switch (format) {
    case 'html':
      return writePages(comparison, flags);
    case 'markdown':
      for (const file of markdownBook(comparison)) writeText(join(out, file.path), file.content);
      return;
    case 'docx':
      writeText(out.endsWith('.docx') ? out : join(out, 'isodrift.docx'), await wordDocument(comparison));
  }
}

/** A folder of pages, or one file when that is asked for and not too much. */
async function writePages(
  comparison: Comparison,
  { out, singleFile, history, redact = [] }: DocsFlags,
): Promise<void> {
  const past = history ? { history: await pastOf(comparison, history, redact) } : {};
  const input = { ...siteInputOf(comparison).input, ...past };
  if (singleFile !== true) return writeSite(out, renderSite(input));
  const book = renderBook(input);
  const ending = extname(out);
  const isNamed = ending.toLowerCase() === FILE_ENDINGS.html;
  if ('file' in book) return isNamed ? writeText(out, book.file.content) : writeSite(out, [book.file]);
  const folder = isNamed ? out.slice(0, -ending.length) : out;
  talk(`no single file: ${book.refused}; writing a folder of pages instead: ${folder}`);
  writeSite(folder, renderSite(input));
}

/** The comparisons found, and this one when it is not among them, oldest first. */
async function pastOf(
  comparison: Comparison,
  paths: readonly string[],
  redact: readonly Redaction[],
): Promise<History> {
  if (redact.includes('names')) {
    // each file has pseudonyms of its own: what is one thing would look like several
    throw new IsodriftError(
      'OPTION_INVALID',
      '--history and --redact names do not go together',
      'leave one of them out',
    );
  }
  const found = (await readHistory(paths, undefined, {})).map((past) => redacted(past, redact));
  const isThere = found.some(({ deployed }) => deployed.capturedAt === comparison.deployed.capturedAt);
  const all = (isThere ? found : [...found, comparison]).toSorted((a, b) =>
    a.deployed.capturedAt < b.deployed.capturedAt ? -1 : 1,
  );
  return {
    scans: all.map(({ deployed, summary: { findings } }) => ({
      capturedAt: deployed.capturedAt,
      missing: findings.missing,
      changed: findings.changed,
      unmanaged: findings.unmanaged,
      notChecked: findings['not-checked'],
    })),
    drifts: historyOf(all),
  };
}

/** Long enough for a file that is being written to be there whole. */
const SETTLED_MS = 150;

/** Runs `again` after each change of a file. Its folder is watched: whoever replaces the file makes a new one. */
async function watched(path: string, again: () => Promise<void>): Promise<void> {
  const name = basename(resolve(path));
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(dirname(resolve(path)), (_event, changed) => {
    if (changed !== null && changed !== name) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      again().then(
        () => talk('written again'),
        (error: unknown) => talk(`not written: ${error instanceof Error ? error.message : String(error)}`),
      );
    }, SETTLED_MS);
  });
  talk(`watching ${path}; Ctrl-C stops`);
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  clearTimeout(timer);
  watcher.close();
}

function talk(line: string): void {
  processTerminal({ isQuiet: false }).say(line);
}
