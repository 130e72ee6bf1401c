import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { REPORTS } from '../report/index.ts';
import { renderText } from '../report/text.ts';
import { processTerminal } from './terminal.ts';

/** A report in the named format, coloured where a person reads it on a terminal. */
export function reportText(comparison: Comparison, format: string, isVerbose = false): string {
  if (format === 'text')
    return renderText(comparison, {
      isColored: processTerminal({ isQuiet: true }).isColored,
      isVerbose,
    });
  const report = Object.entries(REPORTS).find(([name]) => name === format)?.[1];
  if (!report) {
    const known = Object.keys(REPORTS).join(', ');
    throw new IsodriftError('OPTION_INVALID', `unknown report format "${format}"`, `known formats: ${known}`);
  }
  return report(comparison);
}
