import type { Finding, MatchRung } from '../../model/comparison.ts';
import { originOf } from './subject.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** an identifier rather than words */
  readonly code: boolean;
}

const MATCHED: Readonly<Record<MatchRung, string>> = {
  arn: 'by ARN',
  id: 'by id',
  'physical-id': 'by the id its stack recorded',
  'stack-tags': 'by the tags of its stack',
  explicit: 'as the design says',
  'natural-key': 'by its natural key',
  name: 'by name',
  structure: 'by its place in the structure',
};

/** Where both sides come from and how they were paired. */
export function factsOf(finding: Finding): Fact[] {
  const { desired, deployed, match } = finding;
  return given([
    ['Declared in', originOf(desired), 'code'],
    ['Address', desired?.source.address ?? '', 'code'],
    ['Seen by', originOf(deployed), 'code'],
    ['Id', deployed?.id ?? '', 'code'],
    ['Matched', match === undefined ? '' : MATCHED[match]],
  ]);
}

/** The same and all that names it, for its own page. */
export function allFactsOf(finding: Finding): Fact[] {
  const side = finding.deployed ?? finding.desired;
  return [
    ...given([
      ['Key', finding.key, 'code'],
      ['ARN', side?.arn ?? '', 'code'],
      ['Account', side?.account ?? ''],
      ['Region', side?.region ?? ''],
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
