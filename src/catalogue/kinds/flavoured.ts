import { isObject } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pickTerraform, snakeCase } from '../pick.ts';
import { readAs } from './read-as.ts';

/**
 * A setting that stands in one of several blocks, one per flavour of the type (`LustreConfiguration`, `WindowsConfiguration`),
 * and in Terraform at the top of one of several types. Reads the whole resource.
 */
export function flavoured(blocks: readonly string[], path: string, attribute: Attribute): Attribute {
  const stated = (raw: unknown): unknown => {
    if (!isObject(raw)) return raw;
    const places = [...blocks.map((block) => `${block}.${path}`), path];
    const found = [...places, snakeCase(path)].map((place) => pickTerraform(raw, place));
    return found.find((value) => value !== undefined && value !== null && value !== '');
  };
  return {
    ...readAs(attribute, stated),
    api: '',
    cloudformation: '',
    ...(attribute.terraform === undefined ? { terraform: '' } : { terraform: attribute.terraform }),
  };
}
