import type { Comparison } from '../model/comparison.ts';
import { renderBook } from '../render/site/book.ts';
import { renderSite } from '../render/site/site.ts';
import type { History } from '../render/site/site-input.ts';
import { historyOf } from '../report/history.ts';
import { writeSite } from './io.ts';
import { loadStage } from './load.ts';
import { siteInputOf } from './pictures.ts';
import { readHistory } from './read-history.ts';
import { processTerminal } from './terminal.ts';

export interface DocsFlags {
  readonly out: string;
  readonly singleFile?: boolean;
  readonly history?: readonly string[];
}

/** Writes the site of a saved comparison: a folder of pages, or one file when that is asked for and not too much. */
export async function makeDocs(path: string, { out, singleFile, history }: DocsFlags): Promise<void> {
  const comparison = loadStage(path, 'comparison');
  const past = history ? { history: await pastOf(comparison, history) } : {};
  const input = { ...siteInputOf(comparison).input, ...past };
  if (singleFile !== true) return writeSite(out, renderSite(input));
  const book = renderBook(input);
  if ('file' in book) return writeSite(out, [book.file]);
  processTerminal({ isQuiet: false }).say(
    `no single file: ${book.refused}; writing a folder of pages instead`,
  );
  writeSite(out, renderSite(input));
}

/** The comparisons found, and this one when it is not among them, oldest first. */
async function pastOf(comparison: Comparison, paths: readonly string[]): Promise<History> {
  const found = await readHistory(paths, undefined, {});
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
