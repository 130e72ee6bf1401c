import { STATUSES, type Status } from '../model/comparison.ts';
import type { Point, SceneBlock, View } from '../model/scene.ts';
import { type Telling, wordsOf } from '../model/signs.ts';
import { isDivergent, type Node } from './draft.ts';
import { boundsOf, project, round } from './iso.ts';
import { blockLabel, noteFor } from './labels.ts';
import type { Lattice } from './lattice.ts';
import type { PlanBlock } from './plan.ts';
import { type Face, type Item, mainNode, type SmallPrint } from './rollup.ts';
import { BLOCK, outlineOf, type Standing } from './solids.ts';
import { counted, seenAs } from './view.ts';

/** Which side is shown, and in which words. */
export interface Showing {
  readonly view: View;
  readonly telling: Telling;
}

/** The block at its place, as the view shows it; none where the view does not have it. */
export function blockOf(
  { item, zone, column, row }: PlanBlock,
  { columns, rows }: Lattice,
  { view, telling }: Showing,
): SceneBlock[] {
  const x = round(columns.middles[column] ?? 0);
  const y = round(rows.middles[row] ?? 0);
  const base = { zone, x, y, size: BLOCK };
  const seen = item.nodes.flatMap((node) => {
    const status = seenAs(node, view);
    return status === undefined ? [] : [{ node, status }];
  });
  const [first] = seen;
  if (item.face && (first || item.nodes.length === 0))
    return [{ ...base, ...facedBlock({ ...item, face: item.face }, seen, { x, y, view }) }];
  if (!first) return [];
  if (item.nodes.length === 1)
    return [
      { ...base, ...singleBlock(first.node, first.status, { x, y, telling, more: linesFor(item, view) }) },
    ];
  return [{ ...base, ...closedBlock(item.id, seen, { x, y, telling }) }];
}

type Drawn = Omit<SceneBlock, 'zone' | 'x' | 'y' | 'size'>;

/** The small print of a side, without what only the layout must know. */
function linesFor({ more = [] }: Item, view: View): Omit<SmallPrint, 'view'>[] {
  return more
    .filter((line) => line.view === undefined || line.view === view)
    .map(({ text, status }) => (status ? { text, status } : { text }));
}

/** What is no single finding: closed where it holds findings, a plain block where it has none. */
function facedBlock(
  item: Item & { readonly face: Face },
  seen: readonly Seen[],
  { x, y, view }: Point & { readonly view: View },
): Drawn {
  const { id, face, nodes } = item;
  const counts = counted(seen.map(({ status }) => status));
  const worst = STATUSES.find((status) => counts[status]) ?? 'in-sync';
  const isEmpty = nodes.length === 0;
  const members = isEmpty ? {} : { members: { keys: seen.map(({ node }) => node.key), counts } };
  const { name, title, shape, layer } = face;
  const count = isEmpty ? '' : (face.note ?? (worst === 'in-sync' ? 'all in sync' : ''));
  return {
    key: id,
    type: '',
    shape,
    layer,
    name,
    title,
    status: (view === 'drift' ? face.status : undefined) ?? worst,
    changes: seen.reduce((sum, { node, status }) => sum + (status === 'changed' ? node.changes : 0), 0),
    folded: [],
    ...members,
    label: blockLabel(frontOf({ x, y, shape, ...members }), {
      name,
      kind: title,
      note: view === 'drift' ? count : '',
      more: linesFor(item, view),
    }),
  };
}

function singleBlock(
  node: Node,
  status: Status,
  at: Point & { readonly more: readonly SmallPrint[]; readonly telling: Telling },
): Drawn {
  const { key, finding, about, name, folded } = node;
  const changes = status === 'changed' ? node.changes : 0;
  return {
    key,
    type: finding.type,
    shape: about.shape,
    layer: about.layer,
    name,
    title: about.title,
    status,
    changes,
    // a view that shows no drift does not show it in the details either
    folded: status === node.status ? folded : [],
    label: blockLabel(frontOf({ x: at.x, y: at.y, shape: about.shape }), {
      name,
      kind: about.title,
      note: noteFor(status, changes, at.telling),
      more: at.more,
    }),
    ...(finding.reason === undefined ? {} : { reason: finding.reason }),
  };
}

interface Seen {
  readonly node: Node;
  readonly status: Status;
}

/** A closed zone or a stack of alike blocks: the solid of most of them, with counts. */
function closedBlock(
  id: string,
  seen: readonly Seen[],
  { x, y, telling }: Point & { readonly telling: Telling },
): Drawn {
  const nodes = seen.map(({ node }) => node);
  const main = mainNode(nodes);
  const shape = main?.about.shape ?? 'generic';
  const isAlike = nodes.every(({ finding }) => finding.type === main?.finding.type);
  const title = isAlike ? (main?.about.title ?? '') : 'resources';
  const counts = counted(seen.map(({ status }) => status));
  const name = `${nodes.length} × ${title}`;
  return {
    key: id,
    type: isAlike ? (main?.finding.type ?? '') : '',
    shape,
    layer: main?.about.layer ?? 'operations',
    name,
    title,
    status: STATUSES.find((status) => counts[status]) ?? 'in-sync',
    changes: nodes.reduce((sum, { changes }) => sum + changes, 0),
    folded: [],
    members: { keys: nodes.map(({ key }) => key), counts },
    label: blockLabel(frontOf({ x, y, shape, members: nodes }), {
      name,
      kind: '',
      note: noteOfCounts(counts, telling),
    }),
  };
}

function noteOfCounts(counts: Partial<Record<Status, number>>, telling: Telling): string {
  const open = STATUSES.filter((status) => isDivergent(status) && counts[status]);
  if (open.length > 0)
    return open.map((status) => `${counts[status]} ${wordsOf(status, telling).word}`).join(', ');
  const isQuiet = STATUSES.every((status) => status === 'in-sync' || !counts[status]);
  return isQuiet ? 'all in sync' : `${counts['in-sync'] ?? 0} in sync`;
}

/** The point of the screen below a solid from which its label hangs. */
function frontOf(standing: Standing): Point {
  const outline = boundsOf(outlineOf(standing));
  return { x: project(standing.x, standing.y).x, y: outline.y + outline.height };
}
