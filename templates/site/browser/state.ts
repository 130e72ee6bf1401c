/** What the fragment says: `#q=orders&status=missing,changed&view=desired`. A fragment without `=` is an anchor. */
export type State = ReadonlyMap<string, string>;

type Listener = (state: State) => void;
const listeners: Listener[] = [];

export function readState(): State {
  const fragment = location.hash.slice(1);
  return new Map(fragment.includes('=') ? new URLSearchParams(fragment) : []);
}

/** Calls now and after every change of the fragment, Back included. */
export function onState(listener: Listener): void {
  listeners.push(listener);
  listener(readState());
}

/** Writes some fields; '' removes one. `replace` leaves no step for Back. */
export function writeState(changes: Readonly<Record<string, string>>, how: 'push' | 'replace'): void {
  const next = new Map(readState());
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  const fragment = new URLSearchParams([...next]).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  const url = fragment === '' ? location.href.split('#')[0] : `#${fragment}`;
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  announce();
}

function announce(): void {
  const state = readState();
  for (const listener of listeners) listener(state);
}

addEventListener('popstate', announce);
addEventListener('hashchange', announce);
