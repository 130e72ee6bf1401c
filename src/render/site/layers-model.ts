import { describe } from '../../catalogue/index.ts';
import { LAYERS } from '../../catalogue/shapes.ts';
import type { ComponentFinding, RelationFinding, Status } from '../../model/comparison.ts';
import { groupBy, sortedBy } from '../../model/order.ts';
import { fitted } from './charts.ts';
import type { Context } from './context.ts';
import { nodeOf } from './reach-model.ts';
import { counted, grouped, signOf } from './subject.ts';
import { text } from './text.ts';
import { worstOf } from './treemap-model.ts';

interface Box {
  readonly name: string;
  readonly title: string;
  readonly status: Status;
  readonly members: readonly string[];
  readonly layer: string;
  readonly x: number;
  readonly y: number;
}

interface Link {
  readonly from: Box;
  readonly to: Box;
  readonly relations: readonly RelationFinding[];
}

const WIDTH = 1000;
const LEFT = 110;
const BOX = { width: 170, height: 62 };
const ROW = 118;

/** The components of the design by layer, with the arrows between their members; undefined when the design has none. */
export function layersModel(context: Context): Readonly<Record<string, unknown>> {
  const { components = [] } = context.comparison;
  const layers = LAYERS.filter((layer) =>
    components.some((component) => layerOf(component, context) === layer),
  );
  const rows = layers.flatMap((layer) =>
    linesOf(components.filter((each) => layerOf(each, context) === layer)).map((members) => ({
      layer,
      members,
    })),
  );
  const boxes = rows.flatMap(({ layer, members }, index) =>
    members.map((each, at) => boxOf(each, layer, { row: index, at, of: members.length })),
  );
  const links = linksBetween(boxes, context);
  return {
    isThere: components.length > 0,
    viewBox: `0 0 ${WIDTH} ${rows.length * ROW}`,
    bands: rows.map(({ layer }, index) => ({
      y: index * ROW + 4,
      height: ROW - 8,
      labelY: index * ROW + ROW / 2 + 4,
      label: rows[index - 1]?.layer === layer ? '' : text(`layer.${layer}`),
    })),
    boxes: boxes.map(boxModel),
    links: links.map(linkModel),
    rows: links.map(({ from, to, relations }) => ({
      from: from.title,
      to: to.title,
      kinds: [...new Set(relations.map(({ kind, label = '' }) => `${kind} ${label}`.trim()))]
        .slice(0, 6)
        .join(', '),
      count: grouped(relations.length),
      ...signOf(worstOf(relations.map(({ status }) => status))),
    })),
    components: components.map((component) => ({
      ...signOf(component.status),
      title: component.title ?? component.name,
      layer: text(`layer.${layerOf(component, context)}`),
      count: grouped(component.members.length),
      zones: component.zones.map((zone) => zone.replace(/^.*-(?=\d+[a-z]$)/, '')).join(', '),
      reason: component.reason ?? '',
      members: component.members.slice(0, 6).map((key) => nodeOf(context, key)),
      rest: component.members.length > 6 ? text('more', { count: component.members.length - 6 }) : '',
    })),
  };
}

/** The layer that the design names, else that of most members. */
function layerOf({ layer, members }: ComponentFinding, { findings }: Context): string {
  if (layer !== undefined && (LAYERS as readonly string[]).includes(layer)) return layer;
  const found = members.flatMap((key) => {
    const finding = findings.get(key);
    return finding ? [describe(finding.type).layer] : [];
  });
  const [first] = sortedBy(
    groupBy(found, (each) => each),
    ([, same]) => String(9999 - same.length).padStart(4, '0'),
  );
  return first?.[0] ?? 'compute';
}

/** At most five side by side. */
function linesOf<T>(items: readonly T[]): T[][] {
  const lines = Math.ceil(items.length / 5);
  const size = Math.ceil(items.length / lines);
  return Array.from({ length: lines }, (_, index) => items.slice(index * size, (index + 1) * size));
}

interface Seat {
  readonly row: number;
  readonly at: number;
  readonly of: number;
}

function boxOf(component: ComponentFinding, layer: string, { row, at, of }: Seat): Box {
  const step = (WIDTH - LEFT) / of;
  return {
    name: component.name,
    title: component.title ?? component.name,
    status: component.status,
    members: component.members,
    layer,
    x: Math.round(LEFT + step * (at + 0.5) - BOX.width / 2),
    y: row * ROW + (ROW - BOX.height) / 2,
  };
}

function boxModel({ title, status, members, x, y }: Box): Readonly<Record<string, unknown>> {
  return {
    ...signOf(status),
    ...BOX,
    x,
    y,
    title: fitted(title, BOX.width - 44, 7),
    hint: title,
    words: counted(members.length, 'resource'),
    badgeX: x + 18,
    badgeY: y + 20,
    titleX: x + 34,
    titleY: y + 25,
    wordsX: x + 12,
    wordsY: y + 47,
  };
}

function linksBetween(boxes: readonly Box[], { comparison }: Context): Link[] {
  const owners = new Map<string, Box[]>();
  for (const box of boxes) for (const key of box.members) owners.set(key, [...(owners.get(key) ?? []), box]);
  const ends = comparison.relations.flatMap((relation) =>
    (owners.get(relation.from) ?? []).flatMap((from) =>
      (owners.get(relation.to) ?? []).filter((to) => to !== from).map((to) => ({ from, to, relation })),
    ),
  );
  return [...groupBy(ends, ({ from, to }) => JSON.stringify([from.name, to.name])).values()].flatMap(
    (same) => {
      const [first] = same;
      return first
        ? [{ from: first.from, to: first.to, relations: same.map(({ relation }) => relation) }]
        : [];
    },
  );
}

/** Down or up from edge to edge; between boxes of one row, a bow above them. */
function linkModel({ from, to, relations }: Link): Readonly<Record<string, unknown>> {
  const middle = BOX.width / 2;
  const isDown = to.y > from.y;
  const isLevel = to.y === from.y;
  const [x1, x2] = [from.x + middle + 14, to.x + middle - 14];
  const y1 = isDown ? from.y + BOX.height : from.y;
  const y2 = isDown || isLevel ? to.y : to.y + BOX.height;
  const bend = isLevel ? -34 : (y2 - y1) / 2;
  return {
    status: worstOf(relations.map(({ status }) => status)),
    path: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${isLevel ? y2 + bend : y2 - bend} ${x2} ${y2 - (y2 > y1 || isLevel ? 5 : -5)}`,
    head: y2 > y1 || isLevel ? `M${x2 - 4} ${y2 - 8}h8l-4 8z` : `M${x2 - 4} ${y2 + 8}h8l-4 -8z`,
    hint: `${from.title} → ${to.title}: ${relations.length}`,
  };
}
