import { FLOW_KINDS } from '../catalogue/contract.ts';
import { type RelationFinding, STATUSES } from '../model/comparison.ts';
import type { RelationKind } from '../model/graph.ts';
import { groupBy, sortedBy, uniqueStrings } from '../model/order.ts';
import { type Draft, isDivergent } from './draft.ts';
import type { Flow } from './arrow.ts';
import { united } from './united.ts';

/** Everything leads to keys, secrets and logs: arrows there hide the flow, and are drawn only where they diverge. */
const SERVING: ReadonlySet<string> = new Set(['identity', 'operations']);

/** Flow relations between the blocks that show their ends, each said once. */
export function flowsOf(draft: Draft): Flow[] {
  const { relations, shownBy, blocks } = draft;
  const standing = new Set(blocks.map(({ key }) => key));
  const serving = new Set(blocks.filter(({ about }) => SERVING.has(about.layer)).map(({ key }) => key));
  // where there is nothing on the other side, that an arrow is not there says nothing
  const hasBothSides = (['desired', 'deployed'] as const).every((side) =>
    blocks.some(({ finding }) => finding[side]),
  );
  const flows = relations.flatMap(({ from, to, kind, status, label }): Flow[] => {
    if (!FLOW_KINDS.includes(kind) || status === 'aws-default') return [];
    const [start, end] = [shownBy.get(from), shownBy.get(to)];
    if (start === undefined || end === undefined || start === end) return [];
    if (!standing.has(start) || !standing.has(end)) return [];
    if (!(hasBothSides && isDivergent(status)) && serving.has(end)) return [];
    return [
      {
        from: start,
        to: end,
        kinds: [kind],
        status,
        statuses: [status],
        labels: label ? [label] : [],
        count: 1,
      },
    ];
  });
  return united(merged(flows), draft);
}

/** Diverging flows that no two blocks carry, unless an end diverges itself and is seen to. */
export function strayFlows({ relations, shownBy, blocks, statuses }: Draft): RelationFinding[] {
  const standing = new Set(blocks.map(({ key }) => key));
  const isSeen = (key: string): boolean => standing.has(shownBy.get(key) ?? '');
  const isOneSided = (key: string): boolean =>
    ['missing', 'unmanaged', undefined].includes(statuses.get(key));
  return relations.filter(
    ({ from, to, kind, status }) =>
      FLOW_KINDS.includes(kind) &&
      isDivergent(status) &&
      !(isSeen(from) && isSeen(to)) &&
      !isOneSided(from) &&
      !isOneSided(to),
  );
}

/** The same flows between the items that hold their ends. */
export function between(flows: readonly Flow[], itemOf: ReadonlyMap<string, string>): Flow[] {
  return merged(
    flows.flatMap((flow) => {
      const [from, to] = [itemOf.get(flow.from), itemOf.get(flow.to)];
      return from === undefined || to === undefined || from === to ? [] : [{ ...flow, from, to }];
    }),
  );
}

/** What counts less when flows run in a ring: a reader stands after what it reads from only if nothing else says where. */
export function rankOf({ kinds, status }: Flow): number {
  const order: readonly RelationKind[] = ['triggers', 'routes', 'invokes', 'connects', 'writes', 'reads'];
  const best = Math.min(...kinds.map((kind) => order.indexOf(kind)));
  return (status === 'unmanaged' ? order.length : 0) + best;
}

/** One arrow per pair of ends, in the worst of their states; both ways are two arrows. */
function merged(flows: readonly Flow[]): Flow[] {
  // the length in front keeps pairs apart whatever is in the keys
  const groups = groupBy(flows, ({ from, to }) => `${from.length} ${from} ${to}`);
  return sortedBy(
    [...groups.values()].flatMap((same): Flow[] => {
      const [first] = same;
      if (!first) return [];
      if (same.length === 1) return [first];
      const seen = new Set(same.flatMap(({ statuses }) => statuses));
      const statuses = STATUSES.filter((status) => seen.has(status));
      return [
        {
          ...first,
          status: statuses[0] ?? first.status,
          statuses,
          kinds: FLOW_KINDS.filter((kind) => same.some(({ kinds }) => kinds.includes(kind))),
          labels: uniqueStrings(same.flatMap(({ labels }) => labels)),
          count: same.reduce((sum, { count }) => sum + count, 0),
        },
      ];
    }),
    ({ from }) => from,
    ({ to }) => to,
  );
}
