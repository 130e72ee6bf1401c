import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { REPORTS } from '../report/index.ts';
import { renderMarkdown } from '../report/markdown.ts';
import type { Extent } from '../report/suppressed.ts';
import { renderText } from '../report/text.ts';
import { processTerminal } from './terminal.ts';

interface Manner extends Extent {
  readonly isVerbose?: boolean | undefined;
}

/** A report in the named format, coloured where a person reads it on a terminal. */
export function reportText(comparison: Comparison, format: string, manner: Manner = {}): string {
  const { isVerbose = false, isShowingSuppressed = false } = manner;
  if (format === 'text')
    return renderText(comparison, {
      isColored: processTerminal({ isQuiet: true }).isColored,
      isVerbose,
      isShowingSuppressed,
    });
  if (format === 'markdown') return renderMarkdown(comparison, { isShowingSuppressed });
  const report = Object.entries(REPORTS).find(([name]) => name === format)?.[1];
  if (!report) {
    const known = Object.keys(REPORTS).join(', ');
    throw new IsodriftError('OPTION_INVALID', `unknown report format "${format}"`, `known formats: ${known}`);
  }
  // json holds them anyway; the others are about what fails
  if (isShowingSuppressed && format !== 'json')
    throw new IsodriftError(
      'OPTION_INVALID',
      `a report as ${format} does not show what is equal`,
      'give --show-suppressed with --format text, markdown or json',
    );
  return report(comparison);
}
