/** What "only drift" keeps: the statuses that make a comparison diverge. */
export const DIVERGENT_NAMES: ReadonlySet<string> = new Set(['missing', 'changed', 'unmanaged']);
