import type { RelationFinding } from '../../model/comparison.ts';
import { groupBy } from '../../model/order.ts';
import type { Lookup } from '../about.ts';
import type { Flow } from '../arrow.ts';
import { between, flowsOf } from '../arrows.ts';
import { type Draft, draft as drafted, isDivergent, type Node } from '../draft.ts';
import { type Plan, together } from '../plan.ts';
import type { Face, Item } from '../rollup.ts';
import { world } from '../world.ts';
import { exposedFlows, INTERNET } from './exposed.ts';
import type { Material, Staged } from './stage.ts';

const MOST_BLOCKS = 300;
/** Folded in the architecture, drawn here: where the way out of a subnet is decided. */
const RAISED: ReadonlySet<string> = new Set(['route-table', 'firewall']);
const WAYS: ReadonlySet<string> = new Set(['network', 'entry', 'edge']);

/** Networks with their ways in and out: gateways, route tables, who lets whom in, and what the internet reaches. */
export function networkView({ comparison, draft, book, lookup }: Material): Staged {
  const raised = raisedDraft(drafted(comparison, withRaised(lookup)), draft);
  const inside = [
    ...flowsOf(raised).filter(({ kinds }) => kinds.some((kind) => kind === 'connects' || kind === 'routes')),
    ...tableFlows(raised),
  ];
  const found = world(raised, inside, MOST_BLOCKS, book);
  const outside = exposedFlows(comparison, raised);
  const itemOf = new Map(found.items.flatMap(({ id, nodes }) => nodes.map(({ key }) => [key, id] as const)));
  const incoming = between([...outside, ...gatewayFlows(raised)], new Map([...itemOf, [INTERNET, INTERNET]]));
  const plan = incoming.length === 0 ? found.plan : withInternet(found.plan);
  const said = smallPrint(raised, comparison.exposures ?? []);
  const shown = new Set(raised.blocks.map(({ key }) => key));
  return {
    plan: { ...plan, blocks: plan.blocks.map((block) => ({ ...block, item: told(block.item, said) })) },
    flows: [...found.flows, ...incoming],
    also: raised.also.filter(({ about, status }) => about.layer === 'network' && isDivergent(status)),
    left: draft.blocks.filter(({ key }) => !shown.has(key)).length,
  };
}

function withRaised(lookup: Lookup): Lookup {
  return (type) => {
    const about = lookup(type);
    const isRaised = about.drawn === 'detail' && about.layer === 'network' && RAISED.has(about.shape);
    return isRaised ? { ...about, drawn: 'block' } : about;
  };
}

/** What stands in a network or leads into one; of a neighbourhood no more than was chosen. */
function raisedDraft(raised: Draft, chosen: Draft): Draft {
  const known = new Set([...chosen.blocks, ...chosen.zones].map(({ key }) => key));
  const isChosen = ({ key, about, place }: Node): boolean =>
    known.has(key) || (RAISED.has(about.shape) && known.has(place.vpc ?? ''));
  return {
    ...raised,
    blocks: raised.blocks.filter(
      (node) => isChosen(node) && (node.place.vpc !== undefined || WAYS.has(node.about.layer)),
    ),
    zones: raised.zones.filter(({ key }) => known.has(key)),
  };
}

/** From each route table to where it sends what leaves its subnets. */
function tableFlows({ relations, shownBy, blocks }: Draft): Flow[] {
  const standing = new Set(blocks.map(({ key }) => key));
  const pairs = relations.flatMap((relation) => {
    const { resource } = relation.evidence;
    const to = shownBy.get(relation.to);
    const isWay = relation.kind === 'routes' && standing.has(resource) && to !== undefined && to !== resource;
    return isWay && standing.has(to) && relation.from !== resource ? [{ relation, from: resource, to }] : [];
  });
  return pairs.map(({ relation: { status }, from, to }) => ({
    from,
    to,
    kinds: ['routes'],
    status,
    statuses: [status],
    labels: [],
    count: 1,
  }));
}

/** What enters or leaves a VPC does so through its gateway. */
function gatewayFlows({ blocks }: Draft): Flow[] {
  return blocks
    .filter(({ about }) => about.shape === 'gateway' && about.layer === 'entry')
    .map(({ key, status }) => ({
      from: key,
      to: INTERNET,
      kinds: ['routes'],
      status: status === 'changed' ? 'in-sync' : status,
      statuses: [status === 'changed' ? 'in-sync' : status],
      labels: [],
      count: 1,
    }));
}

const FACE: Face = { name: 'Internet', title: 'everybody', shape: 'region', layer: 'edge' };

/** The internet stands before everything else. */
function withInternet(plan: Plan): Plan {
  const own: Plan = {
    columns: 1,
    rows: 1,
    zones: [
      { id: 'outside', kind: 'global', level: 0, name: 'outside', column: 0, row: 0, columns: 1, rows: 1 },
    ],
    blocks: [{ item: { id: INTERNET, nodes: [], face: FACE }, zone: 'outside', column: 0, row: 0 }],
  };
  return together([
    { plan: own, column: 0, row: Math.max(0, Math.floor(plan.rows / 2) - 1) },
    { plan, column: 1, row: 0 },
  ]);
}

type SmallPrint = NonNullable<Item['more']>;

/** Below a route table whom it serves; below what a whole network reaches, by which port. */
function smallPrint(
  { relations, blocks, zones }: Draft,
  exposures: NonNullable<Material['comparison']['exposures']>,
): ReadonlyMap<string, SmallPrint> {
  const names = new Map(zones.map(({ key, name }) => [key, name]));
  const served = groupBy(
    relations.filter(({ kind, from }) => kind === 'routes' && names.has(from)),
    ({ evidence }: RelationFinding) => evidence.resource,
  );
  const tables = [...served].map(([key, own]): [string, SmallPrint] => {
    const subnets = [...new Set(own.map(({ from }) => names.get(from) ?? from))].toSorted();
    return [
      key,
      [{ text: subnets.length > 2 ? `for ${subnets.length} subnets` : `for ${subnets.join(', ')}` }],
    ];
  });
  const standing = new Set(blocks.map(({ key }) => key));
  const open = exposures
    .filter(({ from, to }) => from !== INTERNET && names.has(from) && standing.has(to))
    .map(({ from, to, port, status }): [string, SmallPrint] => [
      to,
      [{ text: `${port} from all of ${names.get(from) ?? from}`, status, view: 'drift' }],
    ]);
  return new Map([...tables, ...open]);
}

function told(item: Item, said: ReadonlyMap<string, SmallPrint>): Item {
  const [only, ...others] = item.nodes;
  const more = only && others.length === 0 ? said.get(only.key) : undefined;
  return more ? { ...item, more } : item;
}
