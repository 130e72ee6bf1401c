import { count, type JsonSchema, record, string, strings } from './schema-words.ts';

/** How often an action was sent. */
export const coverage: JsonSchema = record({
  account: string,
  region: string,
  service: string,
  action: string,
  calls: count,
  failed: count,
});

/** Which regions of an account were looked at, and when. */
export const capture: JsonSchema = record({ account: string, regions: strings, capturedAt: string });
