import {
  type Comparison,
  DIVERGENT,
  type Exposure,
  type RelationFinding,
  type Status,
} from './comparison.ts';

/**
 * Arrows that tell something their ends do not: not those of a missing or an unmanaged resource. Whoever counts or lists
 * arrows for people takes these, so that a report and a page say the same number.
 */
export function tellingArrows({
  findings,
  relations,
}: Pick<Comparison, 'findings' | 'relations'>): RelationFinding[] {
  const statuses = new Map(findings.map(({ key, status }) => [key, status]));
  return relations.filter(
    ({ from, to, status }) => ![from, to].some((key) => statuses.get(key) === status && status !== 'in-sync'),
  );
}

/**
 * What happened to a way by which somebody reaches something, for everybody who tells of exposures: it was opened against the
 * design, or the design has it and it was lost. Other statuses have their own words.
 */
export const EXPOSURE_WORDS: Readonly<Partial<Record<Status, string>>> = {
  unmanaged: 'opened',
  missing: 'lost',
  accepted: 'accepted',
};

/** How many exposures there are of each kind of news, in words and in a fixed order: `2 opened`. Nothing for none. */
export function exposureNews(
  exposures: readonly Exposure[],
): { readonly status: Status; readonly count: number }[] {
  return (Object.keys(EXPOSURE_WORDS) as Status[]).flatMap((status) => {
    const count = exposures.filter((exposure) => exposure.status === status).length;
    return count === 0 ? [] : [{ status, count }];
  });
}

/** How many things diverge that people are told of one by one: resources, telling arrows and exposures. */
export function countDivergent(comparison: Comparison): number {
  const { findings, exposures = [] } = comparison;
  return [...findings, ...tellingArrows(comparison), ...exposures].filter(({ status }) =>
    DIVERGENT.includes(status),
  ).length;
}
