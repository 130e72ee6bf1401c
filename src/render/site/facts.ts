import type { Finding, MatchRung } from '../../model/comparison.ts';
import { originOf } from './subject.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
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
    ['Declared in', originOf(desired)],
    ['Address', desired?.source.address ?? ''],
    ['Seen by', originOf(deployed)],
    ['Id', deployed?.id ?? ''],
    ['Matched', match === undefined ? '' : MATCHED[match]],
  ]);
}

/** The same and all that names it, for its own page. */
export function allFactsOf(finding: Finding): Fact[] {
  const side = finding.deployed ?? finding.desired;
  return [
    ...given([
      ['Key', finding.key],
      ['ARN', side?.arn ?? ''],
      ['Account', side?.account ?? ''],
      ['Region', side?.region ?? ''],
    ]),
    ...factsOf(finding),
  ];
}

/** Only what is known. */
export function given(facts: readonly (readonly [string, string])[]): Fact[] {
  return facts.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}
