import type { Comparison } from '../model/comparison.ts';
import { serializeStage } from '../model/stage-file.ts';
import { renderCsv } from './csv.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown, renderSummary } from './markdown.ts';
import { renderSarif } from './sarif.ts';
import { renderText } from './text.ts';

export type ReportFormat = 'text' | 'json' | 'markdown' | 'summary' | 'sarif' | 'junit' | 'gitlab' | 'csv';

/** Every way a comparison can be written down for a person or a pipeline. */
export const REPORTS: Readonly<Record<ReportFormat, (comparison: Comparison) => string>> = {
  text: (comparison) => renderText(comparison),
  json: serializeStage,
  markdown: (comparison) => renderMarkdown(comparison),
  summary: renderSummary,
  sarif: renderSarif,
  junit: renderJunit,
  gitlab: renderGitlab,
  csv: renderCsv,
};
