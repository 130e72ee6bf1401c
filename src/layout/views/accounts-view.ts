import { RELATION_KINDS } from '../../model/graph.ts';
import { groupBy, sortedBy, uniqueStrings } from '../../model/order.ts';
import { STATUSES } from '../../model/comparison.ts';
import type { Flow } from '../arrow.ts';
import type { Draft, Node } from '../draft.ts';
import type { Plan } from '../plan.ts';
import type { Item } from '../rollup.ts';
import { settled } from '../settle.ts';
import { allNodes } from './counted.ts';
import { field } from './field.ts';
import { resourceCount, standing } from './looks.ts';
import { busiest, type Material, type Staged } from './stage.ts';

/** The organisation: a plate per account, on it a block per region, and what leads from one account into another. */
export function accountsView({ comparison, draft, book, lookup }: Material): Staged {
  const nodes = allNodes(comparison, draft, lookup);
  const byPlace = groupBy(nodes, ({ place }) => idOf(place));
  const items = [...byPlace].map(([id, own]) => itemOf(id, own));
  const drawn = busiest(crossing(draft, nodes), items.length);
  const accounts = groupBy(items, ({ nodes: [first] }) => first?.place.account ?? '');
  const plates = sortedBy(accounts, ([account]) => account).map(([account, own]): Plan =>
    field(
      { id: `account:${account}`, kind: 'region', level: 0, name: account === '' ? 'no account' : account },
      sortedBy(own, ({ id }) => id),
      [],
      book,
    ),
  );
  return { plan: settled('sheet', plates.map(standing), book), also: [], left: 0, ...drawn };
}

function idOf({ account, region }: Node['place']): string {
  return `place:${account}/${region}`;
}

function itemOf(id: string, nodes: readonly Node[]): Item {
  const region = nodes[0]?.place.region ?? '';
  return {
    id,
    nodes,
    face: {
      name: region,
      title: resourceCount(nodes.length),
      shape: region === 'global' ? 'role' : 'region',
      layer: 'operations',
    },
  };
}

/** Everything that leads from one account into another, whatever it is: a role that is assumed, a key, a queue. */
function crossing({ relations }: Draft, nodes: readonly Node[]): Flow[] {
  const places = new Map(nodes.map(({ key, place }) => [key, place]));
  const pairs = relations.flatMap((relation) => {
    const [from, to] = [places.get(relation.from), places.get(relation.to)];
    if (!from || !to || from.account === to.account || relation.status === 'aws-default') return [];
    return [{ relation, from: idOf(from), to: idOf(to) }];
  });
  const same = groupBy(pairs, ({ from, to }) => `${from} ${to}`);
  return sortedBy([...same], ([id]) => id).flatMap(([, own]): Flow[] => {
    const [first] = own;
    if (!first) return [];
    const kinds = RELATION_KINDS.filter((kind) => own.some(({ relation }) => relation.kind === kind));
    const statuses = STATUSES.filter((status) => own.some(({ relation }) => relation.status === status));
    return [
      {
        from: first.from,
        to: first.to,
        kinds,
        status: statuses[0] ?? 'in-sync',
        statuses,
        labels: uniqueStrings(kinds),
        count: own.length,
      },
    ];
  });
}
