import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { type Facts, parts } from './parts.ts';
import { type Options } from './scalar.ts';

/** Small things that the API and CloudFormation keep in a map, and Terraform in a list of blocks with a `key`. */
export function keyedParts(name: string, facts: Facts, options: Options = {}): Attribute {
  const attribute = parts(name, facts, options);
  const { canonical } = attribute.kind;
  const listed = (raw: unknown): Value | undefined =>
    canonical(isObject(raw) && !isMark(raw) ? Object.entries(raw).map(withKey) : raw);
  return { ...attribute, kind: { ...attribute.kind, canonical: listed } };
}

function withKey([Key, value]: [string, unknown]): Value {
  return isObject(value) ? { Key, ...value } : { Key };
}
