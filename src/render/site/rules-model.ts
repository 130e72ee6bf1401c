import type { Status } from '../../model/comparison.ts';
import { SIGNS } from '../../model/signs.ts';
import type { Context } from './context.ts';

const SET_ASIDE: readonly Status[] = ['accepted', 'owned-elsewhere', 'aws-default'];

/** The model of accepted.html: what does not count as drift, and why. */
export function acceptedModel({ comparison, subjects }: Context): Readonly<Record<string, unknown>> {
  const groups = SET_ASIDE.map((status) => ({
    title: `${SIGNS[status].word.charAt(0).toUpperCase()}${SIGNS[status].word.slice(1)}`,
    headingId: `group-${status}`,
    meaning: `${SIGNS[status].meaning}.`,
    rows: comparison.findings
      .filter((finding) => finding.status === status)
      .map(({ key, reason = '' }) => ({ ...subjects.get(key), reason })),
  }));
  return {
    lead: 'None of this counts as drift. It is listed so that nobody has to take that on trust.',
    groups: groups.filter(({ rows }) => rows.length > 0),
  };
}
