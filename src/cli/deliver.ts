import { join } from 'node:path';
import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Desired, Inventory } from '../model/graph.ts';
import { serializeStage } from '../model/stage-file.ts';
import { REPORTS } from '../report/index.ts';
import { renderComment } from '../report/markdown.ts';
import { writeSite, writeText } from './io.ts';
import { writeStage } from './load.ts';
import { readSlots, siteOf } from './pictures.ts';
import { reportText } from './report-text.ts';

/** The reports that `check` leaves for a CI job to pick up, by file name. */
const REPORT_FILES = {
  'summary.md': 'summary',
  'report.sarif': 'sarif',
  'report.junit.xml': 'junit',
  'report.gitlab.json': 'gitlab',
  'report.csv': 'csv',
} as const;

/**
 * Compares both sides and writes stages, pictures, docs and reports below `folder`; the summary goes to stdout. The comment for
 * a pull request shows the pictures from `picturesUrl`, where somebody will have put them.
 */
export function deliver(
  desired: Desired,
  inventory: Inventory,
  folder: string,
  picturesUrl = '',
): Comparison {
  const comparison = compare(desired, inventory);
  const layoutFile = join(folder, 'isodrift.layout.json');
  const { files, slots } = siteOf(comparison, readSlots(layoutFile));
  writeStage(inventory, join(folder, 'inventory.json'));
  writeStage(desired, join(folder, 'desired.json'));
  writeStage(comparison, join(folder, 'comparison.json'));
  writeText(layoutFile, serializeStage(slots));
  // the picture, drift.svg, is one of them
  writeSite(folder, files);
  writeText(join(folder, 'report.md'), renderComment(comparison, picturesUrl));
  for (const [file, format] of Object.entries(REPORT_FILES)) {
    writeText(join(folder, file), REPORTS[format](comparison));
  }
  process.stdout.write(reportText(comparison, 'text'));
  process.stdout.write(`\n${filesToOpen(folder)}`);
  return comparison;
}

function filesToOpen(folder: string): string {
  const rows = [
    ['index.html', 'the docs: open it in a browser'],
    ['drift.svg', 'the isometric picture'],
    ['inventory.json', 'what is deployed'],
    ['desired.json', 'what is declared'],
    ['comparison.json', 'where the two diverge'],
  ];
  return rows.map(([file = '', what]) => `${join(folder, file).padEnd(32)} ${what}\n`).join('');
}
