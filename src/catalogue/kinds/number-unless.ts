import { isMark, isObject } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { flag, number, type Options } from './scalar.ts';

/** A number of CloudFormation that means something else where a flag beside it is set: then it is not this one. */
export function numberUnless(other: string, path: string, options: Options = {}): Attribute {
  const { kind } = number();
  const { canonical: isSet } = flag().kind;
  const canonical = (raw: unknown): ReturnType<typeof kind.canonical> => {
    if (!isObject(raw) || isMark(raw)) return kind.canonical(raw);
    return isSet(raw[other]) === true ? undefined : kind.canonical(raw[path]);
  };
  return { ...options, cloudformation: '', kind: { ...kind, name: `number unless ${other}`, canonical } };
}
