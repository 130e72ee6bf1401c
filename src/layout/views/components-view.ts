import { LAYERS, type Layer } from '../../catalogue/shapes.ts';
import type { ComponentFinding } from '../../model/comparison.ts';
import { groupBy, sortedBy } from '../../model/order.ts';
import { SIGNS } from '../../model/signs.ts';
import { aligned, neighboursOf } from '../aligned.ts';
import type { Node } from '../draft.ts';
import type { Cell } from '../flow.ts';
import { type Plan, together } from '../plan.ts';
import type { Item } from '../rollup.ts';
import type { SlotBook } from '../slots.ts';
import { allNodes } from './counted.ts';
import { onPlate } from './field.ts';
import { looksOf, resourceCount } from './looks.ts';
import { arrowsBetween, busiest, type Material, type Staged } from './stage.ts';

/** Blocks beside each other before a layer takes another row. */
const WIDEST = 7;

/** The architecture as the design tells it: its layers from the edge down, on each the components with how many there are. */
export function componentsView({ comparison, draft, flows, book, lookup }: Material): Staged {
  const nodes = new Map(allNodes(comparison, draft, lookup).map((node) => [node.key, node]));
  const { components = [] } = comparison;
  const taken = new Set(components.flatMap(({ members }) => members));
  const rest = draft.blocks.filter(({ key }) => !taken.has(key));
  const layered = [
    ...components.map((component) => componentItem(component, nodes)),
    ...(components.length === 0 ? kindItems(rest) : outsideItems(rest)),
  ];
  const items = layered.map(({ item }) => item);
  const drawn = busiest(arrowsBetween(items, flows), items.length);
  const strips = new Map(
    LAYERS.flatMap((layer) => {
      const own = layered.filter((each) => each.layer === layer).map(({ item }) => item);
      return own.length === 0 ? [] : [[layer, own] as const];
    }),
  );
  const order = aligned(strips, neighboursOf(drawn.flows));
  return { plan: stacked(order, book), also: [], left: 0, ...drawn };
}

interface Layered {
  readonly layer: Layer;
  readonly item: Item;
}

function componentItem(component: ComponentFinding, known: ReadonlyMap<string, Node>): Layered {
  const { name, title = name, layer: stated, members, status, count, spread, zones, reason } = component;
  const nodes = members.flatMap((key) => known.get(key) ?? []);
  const looks = looksOf(nodes);
  const layer = LAYERS.find((each) => each === stated) ?? looks.layer;
  const isThere = nodes.filter(({ finding }) => finding.deployed).length;
  const isThin = spread !== undefined && zones.length < spread;
  return {
    layer,
    item: {
      id: `component:${name}`,
      nodes,
      face: {
        name: title,
        title: count ? `${isThere} of ${rangeText(count)}` : resourceCount(isThere),
        ...looks,
        layer,
        note: '',
        status,
      },
      more: [
        ...(status === 'in-sync'
          ? []
          : [
              {
                text: `${SIGNS[status].glyph} ${reason ?? SIGNS[status].word}`,
                status,
                view: 'drift' as const,
              },
            ]),
        ...(spread === undefined || isThin ? [] : [{ text: `in ${zones.length} zones` }]),
      ],
    },
  };
}

function rangeText({ least, most }: NonNullable<ComponentFinding['count']>): string {
  if (most === undefined) return `at least ${least}`;
  return most === least ? `${least}` : `${least} to ${most}`;
}

/** What no component claims, one block per layer. */
function outsideItems(rest: readonly Node[]): Layered[] {
  return LAYERS.flatMap((layer) => {
    const nodes = rest.filter(({ about }) => about.layer === layer);
    const face = { name: 'in no component', title: resourceCount(nodes.length), ...looksOf(nodes) };
    return nodes.length === 0 ? [] : [{ layer, item: { id: `outside:${layer}`, nodes, face } }];
  });
}

/** Without components in the design, the kinds of things stand for them. */
function kindItems(rest: readonly Node[]): Layered[] {
  const kinds = groupBy(rest, ({ finding }) => finding.type);
  return sortedBy([...kinds], ([type]) => type).flatMap(([type, nodes]) => {
    const [first] = nodes;
    return first ? [{ layer: first.about.layer, item: { id: `kind:${type}`, nodes } }] : [];
  });
}

/** Each layer a strip across the whole width, the edge at the back and what serves all of them in front. */
function stacked(layers: ReadonlyMap<string, readonly Item[]>, book: SlotBook): Plan {
  const widest = Math.max(1, ...[...layers.values()].map((items) => Math.min(items.length, WIDEST)));
  const plates = [...layers].map(([layer, items]) => {
    const cells = new Map(
      items.map(({ id }, index): [string, Cell] => [
        id,
        { column: (index % widest) + inset(items.length, widest), row: Math.floor(index / widest) },
      ]),
    );
    return onPlate({ id: `layer:${layer}`, kind: 'vpc', level: 0, name: layer }, items, cells, book);
  });
  const columns = Math.max(1, ...plates.map((plate) => plate.columns));
  let row = 0;
  return together(
    plates.map((plate) => {
      const place = { plan: widened(plate, columns), column: 0, row };
      row += plate.rows;
      return place;
    }),
  );
}

/** What is short stands in the middle of its strip. */
function inset(count: number, widest: number): number {
  return count < widest ? Math.floor((widest - count) / 2) : 0;
}

function widened(plan: Plan, columns: number): Plan {
  return { ...plan, columns, zones: plan.zones.map((zone) => ({ ...zone, columns })) };
}
