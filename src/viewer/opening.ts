import type { ViewerData } from '../model/viewer.ts';

/** Which closed blocks are opened. */
export interface Opening {
  readonly isOpen: (block: number) => boolean;
  /** opens or closes one; tells whether it is open now */
  readonly toggle: (block: number) => boolean;
  readonly open: (block: number) => void;
  readonly all: (isOpen: boolean) => void;
}

/** `changed` is told of every new set: solids are new after that. */
export function createOpening(
  { blocks }: ViewerData,
  changed: (opened: ReadonlySet<number>) => void,
): Opening {
  let opened: ReadonlySet<number> = new Set();
  const set = (next: ReadonlySet<number>): void => {
    opened = next;
    changed(opened);
  };
  return {
    isOpen: (block) => opened.has(block),
    open: (block) => {
      if (!opened.has(block)) set(new Set([...opened, block]));
    },
    toggle: (block) => {
      const isOpening = !opened.has(block);
      set(new Set(isOpening ? [...opened, block] : [...opened].filter((each) => each !== block)));
      return isOpening;
    },
    all: (isOpen) => set(new Set(isOpen ? [...blocks.keys()].filter((at) => blocks[at]?.isClosed) : [])),
  };
}
