import { DIVERGENT_NAMES } from './divergent.ts';
import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { State } from './state.ts';

/** Which resources the filters leave, and how solids show it. */
export interface Fitting {
  readonly count: number;
  /** by resource */
  readonly fits: Uint8Array;
  readonly isFiltered: boolean;
  /** 0 plain, 1 pale, 2 hidden */
  readonly stateOf: (body: Body) => number;
}

/** Gives a function that applies a state; the words to search are made once. */
export function createFilter(data: ViewerData): (state: State) => Fitting {
  const { resources, types, accounts, regions, statuses } = data;
  let words: readonly string[] | undefined;
  const divergent = Uint8Array.from(resources.states, (at) =>
    DIVERGENT_NAMES.has(statuses[at] ?? '') ? 1 : 0,
  );
  const folded = new Set(
    data.blocks.flatMap(({ folded: notes }, at) =>
      notes.some(({ status }) => DIVERGENT_NAMES.has(status)) ? [at] : [],
    ),
  );
  const isWanted = (at: number, state: State, wanted: ReadonlySet<string>): boolean =>
    (wanted.size === 0 || wanted.has(statuses[resources.states[at] ?? -1] ?? '')) &&
    isSame(state.service, types[resources.types[at] ?? -1]?.service) &&
    isSame(state.account, accounts[resources.accounts[at] ?? -1]) &&
    isSame(state.region, regions[resources.regions[at] ?? -1]);
  /** Is it, or anything that it stands for, among these? */
  const any = (body: Body, of: Uint8Array): boolean =>
    body.resource >= 0
      ? of[body.resource] === 1
      : (data.blocks[body.block]?.members.some((at) => of[at] === 1) ?? false);
  return (state) => {
    const asked = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    if (asked.length > 0) words ??= resources.keys.map((key, at) => textOf(data, key, at));
    const wanted = new Set(state.status.split(',').filter(Boolean));
    const fits = new Uint8Array(resources.keys.length);
    let count = 0;
    for (let at = 0; at < fits.length; at += 1) {
      const isFit = isWanted(at, state, wanted) && asked.every((word) => words?.[at]?.includes(word));
      if (isFit) {
        fits[at] = 1;
        count += 1;
      }
    }
    const isFiltered = count < fits.length;
    return {
      count,
      fits,
      isFiltered,
      stateOf: (body) => {
        if (state.only === 'drift' && !any(body, divergent) && !folded.has(body.block)) return 2;
        return isFiltered && !any(body, fits) ? 1 : 0;
      },
    };
  };
}

function isSame(wanted: string, value: string | undefined): boolean {
  return wanted === '' || wanted === value;
}

function textOf(
  { resources, types, accounts, regions, statuses, signs }: ViewerData,
  key: string,
  at: number,
): string {
  const type = types[resources.types[at] ?? -1];
  const status = statuses[resources.states[at] ?? -1];
  return [
    resources.names[at],
    key,
    type?.title,
    type?.type,
    accounts[resources.accounts[at] ?? -1],
    regions[resources.regions[at] ?? -1],
    status ? signs[status].word : '',
  ]
    .join(' ')
    .toLowerCase();
}
