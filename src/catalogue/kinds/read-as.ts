import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';

/**
 * An attribute whose raw values first take the form that its kind reads: what stands inside something larger, or is spelled
 * in another way. A mark stands for the whole and is passed on as it is.
 */
export function readAs(
  attribute: Attribute,
  form: (raw: unknown) => unknown,
  name: string = attribute.kind.name,
): Attribute {
  const { kind } = attribute;
  return {
    ...attribute,
    kind: { ...kind, name, canonical: (raw) => kind.canonical(isMark(raw) ? raw : form(raw)) },
  };
}
