import type { Layer, Shape } from '../catalogue/shapes.ts';
import type { Status } from '../model/comparison.ts';
import { groupBy, sortedBy } from '../model/order.ts';
import type { View } from '../model/scene.ts';
import { isDivergent, type Node } from './draft.ts';

/** What takes one slot: a block, or a stack of alike blocks drawn closed. */
export interface Item {
  readonly id: string;
  readonly nodes: readonly Node[];
  /** drawn as this instead of as what most of its nodes are */
  readonly face?: Face;
  /** what the label says below name and kind */
  readonly more?: readonly SmallPrint[];
}

/** A thing that no single finding stands for: a group of them, a component, the internet. */
export interface Face {
  readonly name: string;
  readonly title: string;
  readonly shape: Shape;
  readonly layer: Layer;
  /** in place of what the counts say */
  readonly note?: string;
  /** in place of the worst of its nodes, in the picture of the drift */
  readonly status?: Status;
}

export interface SmallPrint {
  readonly text: string;
  /** the ink in which it is written */
  readonly status?: Status;
  /** said only where this side is shown; absent: always */
  readonly view?: View;
}

/**
 * At most `most` items for these nodes. What diverges stays open longest; of the rest the biggest group of one type
 * closes first, so that a bad corner of a large account still catches the eye; what was closed before closes before that,
 * so that a picture does not change without need.
 */
export function rolledUp(
  area: string,
  nodes: readonly Node[],
  { most, isKnown }: { readonly most: number; readonly isKnown: (id: string) => boolean },
): Item[] {
  if (nodes.length <= most) return nodes.map(single);
  if (most <= 1) return [stack(area, 'all', nodes)];
  const [open, quiet] = [nodes.filter(({ status }) => isDivergent(status)), nodes.filter(isQuiet)];
  const close = (what: string, some: readonly Node[], room: number): Item[] =>
    closedByType({ area, what, isKnown }, some, Math.max(room, 1));
  const quietItems = close('quiet', quiet, most - open.length);
  const room = most - quietItems.length;
  const openItems = open.length <= room ? open.map(single) : close('drift', open, room);
  const items = [...openItems, ...quietItems];
  return items.length <= most ? items : [stack(area, 'all', nodes)];
}

function isQuiet({ status }: Node): boolean {
  return !isDivergent(status);
}

interface Where {
  readonly area: string;
  readonly what: string;
  readonly isKnown: (id: string) => boolean;
}

function closedByType({ area, what, isKnown }: Where, nodes: readonly Node[], most: number): Item[] {
  const wasClosed = (type: string): number => (isKnown(`${area}#${what}/${type}`) ? 1 : 0);
  const groups = [...groupBy(nodes, ({ finding }) => finding.type)].toSorted(
    ([one, a], [other, b]) => wasClosed(other) - wasClosed(one) || b.length - a.length,
  );
  const items: Item[] = [];
  let count = nodes.length;
  for (const [type, members] of groups) {
    if (count > most && members.length > 1) {
      items.push(stack(area, `${what}/${type}`, members));
      count -= members.length - 1;
    } else items.push(...members.map(single));
  }
  return items.length <= most ? items : [stack(area, what, nodes)];
}

function single(node: Node): Item {
  return { id: node.key, nodes: [node] };
}

function stack(area: string, what: string, nodes: readonly Node[]): Item {
  const [only] = nodes;
  return only && nodes.length === 1 ? single(only) : { id: `${area}#${what}`, nodes };
}

/** The type that most of the nodes have. */
export function mainNode(nodes: readonly Node[]): Node | undefined {
  const groups = [
    ...groupBy(
      sortedBy(nodes, ({ key }) => key),
      ({ finding }) => finding.type,
    ).values(),
  ];
  return groups.toSorted((a, b) => b.length - a.length)[0]?.[0];
}
