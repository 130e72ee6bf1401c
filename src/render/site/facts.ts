import type { Finding } from '../../model/comparison.ts';
import { originOf } from './subject.ts';
import { text } from './text.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** an identifier rather than words */
  readonly code: boolean;
}

/** Where both sides come from and how they were paired. */
export function factsOf(finding: Finding): Fact[] {
  const { desired, deployed, match } = finding;
  return given([
    [text('col.declared-in'), originOf(desired), 'code'],
    [text('fact.address'), desired?.source.address ?? '', 'code'],
    [text('fact.seen-by'), originOf(deployed), 'code'],
    [text('fact.id'), deployed?.id ?? '', 'code'],
    [text('fact.matched'), match === undefined ? '' : text(`match.${match}`)],
  ]);
}

/** The same and all that names it, for its own page. */
export function allFactsOf(finding: Finding): Fact[] {
  const side = finding.deployed ?? finding.desired;
  return [
    ...given([
      [text('fact.key'), finding.key, 'code'],
      [text('fact.arn'), side?.arn ?? '', 'code'],
      [text('filters.account'), side?.account ?? ''],
      [text('filters.region'), side?.region ?? ''],
    ]),
    ...factsOf(finding),
  ];
}

/** Only what is known. `code` marks identifiers, which are set apart from words. */
export function given(facts: readonly (readonly [label: string, value: string, how?: 'code'])[]): Fact[] {
  return facts
    .filter(([, value]) => value !== '')
    .map(([label, value, how]) => ({ label, value, code: how === 'code' }));
}
