import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { number, type Options } from './scalar.ts';

/** A number that AWS raises by itself: it must not be lower than declared. */
export function least(options: Options = {}): Attribute {
  return { kind: leastKind, ...options };
}

const { kind: numberKind } = number();

const leastKind: Kind = {
  ...numberKind,
  name: 'at least',
  rule: 5,
  equal: (desired, deployed) =>
    typeof desired === 'number' && typeof deployed === 'number' && deployed >= desired,
};
