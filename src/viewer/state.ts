export const VIEWS = ['desired', 'drift', 'deployed'] as const;

/** What a link to the viewer says: `#/r/KEY?status=missing&q=orders&view=desired`. */
export interface State {
  /** key of a resource or a closed block; '' when nothing is selected */
  readonly key: string;
  readonly view: (typeof VIEWS)[number];
  readonly q: string;
  readonly status: string;
  readonly service: string;
  readonly account: string;
  readonly region: string;
  readonly only: '' | 'drift';
}

const START: State = {
  key: '',
  view: 'drift',
  q: '',
  status: '',
  service: '',
  account: '',
  region: '',
  only: '',
};

const FIELDS = ['view', 'q', 'status', 'service', 'account', 'region', 'only'] as const;

export function stateOf(hash: string): State {
  const [, key = '', query = ''] = /^#\/(?:r\/([^?]*))?(?:\?(.*))?$/s.exec(hash) ?? [];
  const fields = new URLSearchParams(query);
  const view = fields.get('view');
  return {
    ...START,
    ...Object.fromEntries(
      FIELDS.flatMap((name) => (fields.has(name) ? [[name, fields.get(name) ?? '']] : [])),
    ),
    key: decoded(key),
    view: view === 'desired' || view === 'deployed' ? view : 'drift',
    only: fields.get('only') === 'drift' ? 'drift' : '',
  };
}

export function hashOf(state: State): string {
  const fields = new URLSearchParams();
  for (const name of FIELDS) if (state[name] !== START[name]) fields.set(name, state[name]);
  const query = fields.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return `#/${state.key === '' ? '' : `r/${encodeURIComponent(state.key)}`}${query === '' ? '' : `?${query}`}`;
}

/** Typed by hand, a link may hold a stray %. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
