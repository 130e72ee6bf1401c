import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** A name that AWS gives only at the end of an ARN or a URL. */
export function lastSegment(options: Options = {}): Attribute {
  return { kind: lastSegmentKind, ...options };
}

const lastSegmentKind: Kind = {
  name: 'last segment',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (typeof raw !== 'string' || raw === '') return undefined;
    const isLong = raw.startsWith('arn:') || /^https?:\/\//.test(raw);
    return isLong ? (raw.split(/[:/]/).at(-1) ?? raw) : raw;
  },
  equal: identical,
};
