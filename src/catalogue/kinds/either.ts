import { isObject } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pickTerraform } from '../pick.ts';
import { readAs } from './read-as.ts';

/** An attribute that Terraform spells by one of several arguments: what a flow log is about is `vpc_id`, `subnet_id` or `eni_id`. */
export function either(terraform: readonly string[], attribute: Attribute): Attribute {
  const { kind } = attribute;
  const stated = (raw: unknown): unknown =>
    isObject(raw)
      ? terraform.map((path) => pickTerraform(raw, path)).find((value) => kind.canonical(value) !== undefined)
      : raw;
  return readAs({ ...attribute, terraform: '' }, stated, `either ${kind.name}`);
}
