import { holds, parseQuery } from './query.ts';

/** One thing that the form can hide: a card or a row. */
export interface Item {
  readonly status: string;
  readonly type: string;
  readonly severity: string;
  readonly service: string;
  readonly account: string;
  readonly region: string;
  readonly owner: string;
  readonly tags: readonly string[];
  /** in lower case */
  readonly text: string;
}

const EXACT = ['type', 'severity', 'service', 'account', 'region', 'owner'] as const;

/** The names of all fields of the form. */
export const FIELDS: readonly string[] = ['q', 'status', 'tag', ...EXACT];

/** Words as in the search, one of the statuses, and every other choice. A query that is not finished holds nothing back. */
export function fitting(state: ReadonlyMap<string, string>): (item: Item) => boolean {
  const query = parseQuery(state.get('q') ?? '');
  const statuses = new Set((state.get('status') ?? '').split(',').filter(Boolean));
  const chosen = EXACT.flatMap((field) => (state.get(field) ? [[field, state.get(field)] as const] : []));
  const tag = state.get('tag') ?? '';
  return (item) =>
    (statuses.size === 0 || statuses.has(item.status)) &&
    chosen.every(([field, value]) => item[field] === value) &&
    (tag === '' || item.tags.includes(tag)) &&
    (query === undefined || holds(item.text, query));
}
