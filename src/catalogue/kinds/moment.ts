import { isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/**
 * A point in time, as RFC 3339 with or without fraction, in any offset (rule 18). AWS Scheduler takes `2026-12-01T08:00:00Z` and
 * answers with seconds, which the SDK makes a date.
 */
export function moment(options: Options = {}): Attribute {
  return { kind: momentKind, ...options };
}

const momentKind: Kind = {
  name: 'moment',
  rule: 18,
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (raw instanceof Date) return instantOf(raw.getTime());
    if (typeof raw !== 'string' || raw === '') return undefined;
    return RFC_3339.test(raw) ? (instantOf(Date.parse(raw)) ?? raw) : raw;
  },
  equal: identical,
};

/** A time without an offset is left as it is: nobody knows where it is meant. */
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Undefined for what is no time. */
function instantOf(milliseconds: number): string | undefined {
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
