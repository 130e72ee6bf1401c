import type { ViewerData } from '../model/viewer.ts';
import type { Camera } from './camera.ts';
import type { Chrome } from './controls.ts';
import { type KeyActs, nearestIn } from './keyboard.ts';
import type { Order } from './order.ts';
import type { Selection } from './selection.ts';
import type { Standing } from './standing.ts';

/** What keys do with the selection. */
export type Walking = Pick<KeyActs, 'select' | 'walk' | 'enter' | 'leave' | 'finding'>;

export function createWalking(
  data: ViewerData,
  {
    camera,
    chrome,
    order,
    selection,
    standing,
    go,
  }: {
    readonly camera: Camera;
    readonly chrome: Chrome;
    readonly order: Order;
    readonly selection: Selection;
    readonly standing: Standing;
    readonly go: (key: string) => void;
  },
): Walking {
  return {
    select: (direction) => {
      const from = selection.selected();
      const next = from ? nearestIn(order.walkable(), from, direction, camera) : order.first();
      if (next) go(standing.keyOf(next) ?? '');
    },
    walk: (step) => {
      const from = selection.selected();
      // nothing selected yet: Tab passes by, so that nobody is caught
      if (!from) return false;
      const walkable = order.walkable();
      const next = walkable[walkable.indexOf(from) + step];
      if (next) go(standing.keyOf(next) ?? '');
      return next !== undefined;
    },
    enter: () => {
      const body = selection.selected() ?? order.first();
      if (!selection.selected()) go(standing.keyOf(body) ?? '');
      else if (body && data.blocks[body.block]?.isClosed && !body.isInside) selection.toggle(body);
      else chrome.details.querySelector<HTMLElement>('a, button:not(.viewer__close)')?.focus();
    },
    leave: () => {
      const body = selection.selected();
      if (body?.isInside) selection.toggle(body);
      else go('');
    },
    finding: (step) => {
      const next = order.finding(selection.selected(), step);
      if (next !== undefined) go(data.resources.keys[next] ?? '');
    },
  };
}
