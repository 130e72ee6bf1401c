import type { State } from './state.ts';

/** Everything around the picture. */
export interface Chrome {
  readonly stage: HTMLElement;
  readonly layers: readonly [HTMLCanvasElement, HTMLCanvasElement];
  readonly map: HTMLCanvasElement;
  readonly card: HTMLElement;
  readonly details: HTMLElement;
  /** what a screen reader is told */
  readonly say: (words: string) => void;
  readonly fill: (state: State, count: number) => void;
  readonly results: (items: readonly { readonly words: string; readonly act: () => void }[]) => void;
}

export interface ChromeActs {
  readonly change: (changes: Partial<State>, how: 'push' | 'replace') => void;
  readonly first: () => void;
  readonly zoom: (factor: number) => void;
  readonly turn: (quarters: number) => void;
  readonly reset: () => void;
  readonly finding: (step: number) => void;
  readonly openAll: (isOpen: boolean) => void;
  readonly flow: (isOn: boolean) => void;
  readonly png: () => void;
  readonly glb: () => void;
}
