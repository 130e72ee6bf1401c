import { isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pickTerraform } from '../pick.ts';
import { isMark } from './scalar.ts';

/** An attribute that Terraform spells by one of several arguments: what a flow log is about is `vpc_id`, `subnet_id` or `eni_id`. */
export function either(terraform: readonly string[], attribute: Attribute): Attribute {
  const { kind } = attribute;
  const canonical = (raw: unknown): Value | undefined => {
    if (!isObject(raw) || isMark(raw)) return kind.canonical(raw);
    const stated = terraform.map((path) => kind.canonical(pickTerraform(raw, path)));
    return stated.find((value) => value !== undefined);
  };
  return { ...attribute, terraform: '', kind: { ...kind, name: `either ${kind.name}`, canonical } };
}
