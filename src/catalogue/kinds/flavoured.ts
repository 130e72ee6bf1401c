import { isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pickTerraform, snakeCase } from '../pick.ts';
import { isMark } from './scalar.ts';

/**
 * A setting that stands in one of several blocks, one per flavour of the type (`LustreConfiguration`, `WindowsConfiguration`),
 * and in Terraform at the top of one of several types. Reads the whole resource.
 */
export function flavoured(blocks: readonly string[], path: string, attribute: Attribute): Attribute {
  const { canonical } = attribute.kind;
  const read = (raw: unknown): Value | undefined => {
    if (isMark(raw) || !isObject(raw)) return canonical(raw);
    const places = [...blocks.map((block) => `${block}.${path}`), path];
    const found = [...places, snakeCase(path)].map((place) => pickTerraform(raw, place));
    return canonical(found.find((value) => value !== undefined && value !== null && value !== ''));
  };
  return {
    ...attribute,
    kind: { ...attribute.kind, canonical: read },
    api: '',
    cloudformation: '',
    ...(attribute.terraform === undefined ? { terraform: '' } : { terraform: attribute.terraform }),
  };
}
