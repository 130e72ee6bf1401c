import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera } from './camera.ts';
import type { Chrome } from './controls.ts';
import { cardFor } from './panel.ts';

/** What the pointer is over, with its card beside it. */
export interface Hovering {
  readonly hovered: () => Body | undefined;
  readonly over: (body: Body | undefined, x: number, y: number) => void;
}

const CARD_WIDTH = 230;

export function createHovering(
  data: ViewerData,
  { stage, card }: Chrome,
  { camera, changed }: { readonly camera: Camera; readonly changed: () => void },
): Hovering {
  let hovered: Body | undefined;
  return {
    hovered: () => hovered,
    over: (body, x, y) => {
      stage.classList.toggle('is-over', body !== undefined);
      card.hidden = body === undefined;
      const left = Math.min(x + 16, camera.size().width - CARD_WIDTH);
      if (body) card.style.setProperty('transform', `translate(${left}px, ${y + 14}px)`);
      if (body === hovered) return;
      hovered = body;
      if (body) card.replaceChildren(...cardFor(data, body));
      changed();
    },
  };
}
