import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import { createFilter, type Fitting } from './filter.ts';
import { hashOf, type State, stateOf } from './state.ts';

/** What the address says, and what of the account it leaves. */
export interface Session {
  readonly state: () => State;
  readonly fitting: () => Fitting;
  /** takes a state over, writes it to the address unless it was read there, and tells what is new */
  readonly take: (
    next: State,
    how: 'push' | 'replace' | 'read',
  ) => { readonly isFiltered: boolean; readonly isSelected: boolean };
  /** no filter hides it */
  readonly isThere: (body: Body) => boolean;
  /** 0 plain, 1 pale, 2 hidden */
  readonly stateOf: (body: Body) => number;
  /** arrows that only drift leaves pale */
  readonly faded: () => ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export function createSession(data: ViewerData): Session {
  const filter = createFilter(data);
  let state = stateOf(location.hash);
  let fitting = filter(state);
  const inSync = new Set(data.arrows.flatMap(({ id, status }) => (data.signs[status].strokes ? [] : [id])));
  return {
    state: () => state,
    fitting: () => fitting,
    take: (next, how) => {
      const isFiltered = how === 'read' || hashOf({ ...next, key: '' }) !== hashOf({ ...state, key: '' });
      const isSelected = how === 'read' || next.key !== state.key;
      state = next;
      if (how === 'push') history.pushState(null, '', hashOf(state));
      if (how === 'replace') history.replaceState(null, '', hashOf(state));
      if (isFiltered) fitting = filter(state);
      return { isFiltered, isSelected };
    },
    isThere: (body) => fitting.stateOf(body) !== 2,
    stateOf: (body) => fitting.stateOf(body),
    faded: () => (state.only === '' ? NONE : inSync),
  };
}
