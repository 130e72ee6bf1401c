import type { RelationKind } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import type { Flow } from './arrow.ts';
import type { Draft } from './draft.ts';

/** Leaves out what another arrow says already, and counts it there. What differs from that arrow stays. */
export function united(flows: readonly Flow[], draft: Draft): Flow[] {
  const byEnds = new Map(flows.map((flow) => [ends(flow.from, flow.to), flow]));
  const groups = groupsOf(draft);
  const saidBy = new Map<Flow, Flow>();
  for (const flow of flows) {
    const said = deliveryOf(flow, byEnds) ?? groupFlowOf(flow, byEnds, groups);
    if (said) saidBy.set(flow, said);
  }
  const more = groupBy(saidBy, ([, said]) => ends(said.from, said.to));
  return flows
    .filter((flow) => !saidBy.has(flow))
    .map((flow) => ({
      ...flow,
      count: (more.get(ends(flow.from, flow.to)) ?? []).reduce((sum, [{ count }]) => sum + count, flow.count),
    }));
}

function ends(from: string, to: string): string {
  // the length in front keeps pairs apart whatever is in the keys
  return `${from.length} ${from} ${to}`;
}

const DELIVERS: ReadonlySet<RelationKind> = new Set(['invokes', 'triggers']);

/** A consumer that is called with what it would read: the arrow that calls it. */
function deliveryOf(flow: Flow, byEnds: ReadonlyMap<string, Flow>): Flow | undefined {
  if (flow.kinds.some((kind) => kind !== 'reads')) return undefined;
  const delivery = byEnds.get(ends(flow.to, flow.from));
  const isSame = delivery?.status === flow.status && delivery.kinds.some((kind) => DELIVERS.has(kind));
  return isSame ? delivery : undefined;
}

/** Who reaches a member of a group as it reaches the group: the arrow to the group. */
function groupFlowOf(
  flow: Flow,
  byEnds: ReadonlyMap<string, Flow>,
  groups: ReadonlyMap<string, string>,
): Flow | undefined {
  const group = groups.get(flow.to);
  const whole = group === undefined ? undefined : byEnds.get(ends(flow.from, group));
  if (!whole || whole.status !== flow.status) return undefined;
  const says = (what: 'kinds' | 'labels'): boolean =>
    flow[what].every((each) => (whole[what] as readonly string[]).includes(each));
  return says('kinds') && says('labels') ? whole : undefined;
}

/** The group of each member that names one itself: a cluster of a database instance. */
function groupsOf({ relations, shapes }: Draft): ReadonlyMap<string, string> {
  return new Map(
    relations
      .filter(
        ({ from, to, kind, evidence }) =>
          (kind === 'routes' || kind === 'contains') &&
          evidence.resource === to &&
          shapes.get(from) === shapes.get(to),
      )
      .map(({ from, to }) => [to, from]),
  );
}
