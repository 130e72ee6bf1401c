/** A page as the scripts see it: a document of a folder, or one leaf of a book. */
export interface Leaf {
  readonly root: HTMLElement;
  /** '' for a document of a folder */
  readonly name: string;
}
