import { SEVERITIES, STATUSES } from '../../model/comparison.ts';
import { compareStrings } from '../../model/order.ts';
import { TEXTS } from './generated.ts';
import { signOf } from './subject.ts';
import { text } from './text.ts';

const PREFIX = 'glossary.term.';

/** The model of glossary.html: the signs, the severities and the words, for people who do not work with AWS. */
export function glossaryModel(): Readonly<Record<string, unknown>> {
  const words = Object.keys(TEXTS).filter((key) => key.startsWith(PREFIX) && !key.endsWith('.meaning'));
  return {
    signs: STATUSES.map((status) => ({ ...signOf(status), meaning: text(`glossary.status.${status}`) })),
    severities: SEVERITIES.map((severity) => ({ severity, meaning: text(`glossary.severity.${severity}`) })),
    terms: words
      .map((key) => ({
        anchor: `t-${key.slice(PREFIX.length)}`,
        term: text(key),
        meaning: text(`${key}.meaning`),
      }))
      .toSorted((a, b) => compareStrings(a.term.toLowerCase(), b.term.toLowerCase())),
  };
}
