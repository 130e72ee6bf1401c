import type { RelationFinding } from '../../model/comparison.ts';
import { DIVERGENT } from '../../model/comparison.ts';
import { compareStrings, groupBy } from '../../model/order.ts';
import type { Context } from './context.ts';
import { grouped } from './subject.ts';
import { plural, text } from './text.ts';
import { serviceOf } from './treemap-model.ts';

const MOST = 16;

interface Ends {
  readonly from: string;
  readonly to: string;
  readonly relation: RelationFinding;
}

/** Which service uses which: rows are who starts an arrow, columns are where it ends. A table that is a picture, too. */
export function matrixModel({ comparison, findings }: Context): Readonly<Record<string, unknown>> {
  const service = (key: string): string => {
    const finding = findings.get(key);
    return finding ? serviceOf(finding.type) : '';
  };
  const ends = comparison.relations
    .filter(({ kind }) => kind !== 'contains')
    .map((relation): Ends => ({ from: service(relation.from), to: service(relation.to), relation }))
    .filter(({ from, to }) => from !== '' && to !== '');
  const weight = new Map<string, number>();
  for (const { from, to } of ends)
    for (const name of new Set([from, to])) weight.set(name, (weight.get(name) ?? 0) + 1);
  const names = [...weight]
    .toSorted(([a, left], [b, right]) => right - left || compareStrings(a, b))
    .slice(0, MOST)
    .map(([name]) => name)
    .toSorted(compareStrings);
  const cells = groupBy(ends, ({ from, to }) => `${from}\n${to}`);
  const most = Math.max(1, ...[...cells.values()].map(({ length }) => length));
  return {
    columns: names.map((name) => ({ name })),
    rows: names.map((from) => ({
      from,
      cells: names.map((to) => cellOf(from, to, cells.get(`${from}\n${to}`) ?? [], most)),
    })),
    rest: weight.size > MOST ? text('matrix.rest', { count: weight.size - MOST }) : '',
  };
}

function cellOf(
  from: string,
  to: string,
  ends: readonly Ends[],
  most: number,
): Readonly<Record<string, unknown>> {
  const divergent = ends.filter(({ relation }) => DIVERGENT.includes(relation.status)).length;
  return {
    count: ends.length === 0 ? '' : grouped(ends.length),
    divergent: divergent === 0 ? '' : grouped(divergent),
    // four steps of grey; the figure says the number
    step: ends.length === 0 ? 0 : Math.ceil((Math.sqrt(ends.length) / Math.sqrt(most)) * 4),
    hint: `${from} → ${to}: ${plural('matrix.relations', ends.length)}${divergent === 0 ? '' : `, ${plural('matrix.divergent', divergent)}`}`,
  };
}
