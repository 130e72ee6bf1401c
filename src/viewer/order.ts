import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import { DIVERGENT_NAMES } from './divergent.ts';

/** In which order keys walk through what stands there. */
export interface Order {
  /** for Tab and arrows: as they stand, back to front, without what a filter hides */
  readonly walkable: () => readonly Body[];
  /** where somebody who has nothing selected begins: what diverges, else anything */
  readonly first: () => Body | undefined;
  /** place of the finding that many steps from the one selected, the worst first, round and round */
  readonly finding: (selected: Body | undefined, step: number) => number | undefined;
}

export function createOrder(
  data: ViewerData,
  around: {
    readonly bodies: () => readonly Body[];
    readonly isThere: (body: Body) => boolean;
    readonly isDrawn: (resource: number) => boolean;
  },
): Order {
  const findings = findingsOf(data, around.isDrawn);
  let solids: { readonly of: readonly Body[]; readonly order: readonly Body[] } | undefined;
  const walkable = (): readonly Body[] => {
    const of = around.bodies();
    if (solids?.of !== of) solids = { of, order: of.filter(({ shape }) => shape !== '#base') };
    return solids.order.filter(around.isThere);
  };
  return {
    walkable,
    first: () => {
      const order = walkable();
      return order.find(({ status }) => DIVERGENT_NAMES.has(status)) ?? order[0];
    },
    finding: (selected, step) => {
      const at = selected ? findings.indexOf(selected.resource) : -1;
      const isFromTheEnd = at < 0 && step < 0;
      return isFromTheEnd ? findings.at(-1) : findings[(at + step + findings.length) % findings.length];
    },
  };
}

/** Divergent resources, the worst first. */
function findingsOf(
  { resources, statuses }: ViewerData,
  isDrawn: (resource: number) => boolean,
): readonly number[] {
  const stateOf = (at: number): number => resources.states[at] ?? -1;
  return [...resources.keys.keys()]
    .filter((at) => DIVERGENT_NAMES.has(statuses[stateOf(at)] ?? '') && isDrawn(at))
    .toSorted((a, b) => stateOf(a) - stateOf(b) || a - b);
}
