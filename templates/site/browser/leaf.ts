import { bindCards } from './cards.ts';
import { bindDrawing } from './drawing.ts';
import { bindTable } from './table.ts';

/** A page as the scripts see it: a document of a folder, or one leaf of a book. */
export interface Leaf {
  readonly root: HTMLElement;
  /** '' for a document of a folder */
  readonly name: string;
}

/** Everything a sheet can do. */
export function bindLeaf(leaf: Leaf): void {
  for (const element of leaf.root.querySelectorAll<HTMLElement>('p[data-tools]')) element.hidden = false;
  bindDrawing(leaf);
  bindCards(leaf);
  bindTable(leaf);
}
