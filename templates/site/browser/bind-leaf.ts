import { bindCards } from './cards.ts';
import { bindDrawing } from './drawing.ts';
import type { Leaf } from './leaf.ts';
import { bindTable } from './table.ts';

/** Everything a sheet can do. */
export function bindLeaf(leaf: Leaf): void {
  for (const element of leaf.root.querySelectorAll<HTMLElement>('p[data-tools]')) element.hidden = false;
  bindDrawing(leaf);
  bindCards(leaf);
  bindTable(leaf);
}
