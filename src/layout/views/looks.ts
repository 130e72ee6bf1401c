import type { Layer, Shape } from '../../catalogue/shapes.ts';
import type { Node } from '../draft.ts';
import type { Plan } from '../plan.ts';
import { mainNode } from '../rollup.ts';
import type { Group } from '../settle.ts';

/** A group looks as what most of its blocks are; what is folded into them has no say. */
export function looksOf(nodes: readonly Node[]): { readonly shape: Shape; readonly layer: Layer } {
  const blocks = nodes.filter(({ about }) => about.drawn === 'block');
  const main = mainNode(blocks.length > 0 ? blocks : nodes);
  return { shape: main?.about.shape ?? 'generic', layer: main?.about.layer ?? 'operations' };
}

/** `12 resources` */
export function resourceCount(count: number): string {
  return count === 1 ? '1 resource' : `${count} resources`;
}

/** A plan that stands for itself, by its outermost zone. */
export function standing(plan: Plan): Group {
  return { plan, parts: [{ id: plan.zones[0]?.id ?? '', plan }] };
}
