/**
 * What the fragment says: `#/drift/f-jobs-1?status=missing&q=orders` in a book, `#f-jobs-1?status=missing` on a page of a folder.
 * A page of a folder understands `#q=orders`, too, as links once were.
 */
export interface Address {
  /** `drift`, `r/orders-1`; '' on a page of a folder */
  readonly page: string;
  readonly anchor: string;
  readonly state: State;
}

export type State = ReadonlyMap<string, string>;

type Listener = (state: State) => void;
const listeners: { readonly leaf: string; readonly tell: Listener }[] = [];

export function readAddress(fragment: string = location.hash.slice(1)): Address {
  if (!fragment.startsWith('/') && !fragment.includes('?') && fragment.includes('='))
    return { page: '', anchor: '', state: parsed(fragment) };
  const [path = '', ...query] = fragment.split('?');
  const state = parsed(query.join('?'));
  if (!path.startsWith('/')) return { page: '', anchor: decoded(path), state };
  const [first = '', second = '', third = ''] = path.slice(1).split('/');
  if (first === 'r') return { page: `r/${second}`, anchor: third, state };
  return { page: first, anchor: second, state };
}

/** Calls now and after every change of the fragment that concerns this leaf, Back included. */
export function onState(leaf: string, tell: Listener): void {
  listeners.push({ leaf, tell });
  const { page, state } = readAddress();
  if (page === leaf) tell(state);
}

/** Writes some fields; '' removes one. `replace` leaves no step for Back. */
export function writeState(changes: Readonly<Record<string, string>>, how: 'push' | 'replace'): void {
  const { page, state } = readAddress();
  const next = new Map(state);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  const fragment = (page === '' ? '' : `/${page}`) + written(next);
  const url = fragment === '' ? location.href.split('#')[0] : `#${fragment}`;
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  announce();
}

/** `?q=orders&status=missing`; '' for no fields. */
export function written(state: State): string {
  const query = new URLSearchParams([...state])
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
  return query === '' ? '' : `?${query}`;
}

/** Tells everybody on the leaf that is shown. */
export function announce(): void {
  const { page, state } = readAddress();
  for (const { leaf, tell } of listeners) if (leaf === page || leaf === '*') tell(state);
}

function parsed(query: string): State {
  return new Map(new URLSearchParams(query));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

addEventListener('popstate', announce);
addEventListener('hashchange', announce);
