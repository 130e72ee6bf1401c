import type { Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { number, type Options } from './scalar.ts';

/** A number for which 0 says nothing: Terraform writes it where the setting was left to AWS, or where there is none. */
export function positive(options: Options = {}): Attribute {
  return { kind: positiveKind, ...options };
}

const { kind: numberKind } = number();

const positiveKind: Kind = {
  ...numberKind,
  name: 'positive',
  canonical: (raw): Value | undefined => {
    const value = numberKind.canonical(raw);
    return value === 0 ? undefined : value;
  },
};
