import type { Context } from './context.ts';
import { packed } from './pack.ts';
import { recordsOf } from './search-records.ts';

/** The model of search.html: one record per resource, packed, over which the page searches. */
export function searchModel(context: Context): Readonly<Record<string, unknown>> {
  return { records: packed(JSON.stringify(recordsOf(context))) };
}
