import { isMark } from '../../model/value.ts';
import { parseArn } from '../../model/arn.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** A region, which AWS tells only within the ARN of what stands there. */
export function arnRegion(options: Options = {}): Attribute {
  return { kind: arnRegionKind, ...options };
}

const arnRegionKind: Kind = {
  name: 'ARN region',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (typeof raw !== 'string' || raw === '') return undefined;
    return parseArn(raw)?.region ?? raw;
  },
  equal: identical,
};
