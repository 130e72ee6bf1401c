import type { ResourceType } from '../../catalogue/define.ts';
import { uniqueStrings } from '../../model/order.ts';
import { isObject, isReference, isUnknown, type Value } from '../../model/value.ts';
import { nearest } from './suggest.ts';

type Stated = Readonly<Record<string, Value>>;

/** Nothing is compared that the catalogue does not name, so a misspelt property must not pass in silence, however deep. */
export function unknownProperties(entry: ResourceType | undefined, properties: Stated): string[] {
  if (!entry) return [];
  const known = Object.entries(entry.attributes).map(([path, { cloudformation }]) => cloudformation ?? path);
  if (known.includes('')) return [];
  const { Tags: _, ...stated } = properties;
  return unknownBelow('', stated, known).map(({ path, among }) => {
    const meant = nearest(path.slice(path.lastIndexOf('.') + 1), among);
    return `property ${path} is not compared${meant === undefined ? '' : `, did you mean ${meant}?`}`;
  });
}

interface Unheard {
  readonly path: string;
  /** what there is in its place */
  readonly among: readonly string[];
}

/** Members of an object that lead to no attribute. What is a list, or is wholly one attribute, is not looked into. */
function unknownBelow(prefix: string, stated: Stated, known: readonly string[]): Unheard[] {
  const inner = known.flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
  const names = uniqueStrings(inner.map(firstOf));
  return Object.entries(stated).flatMap(([name, value]): Unheard[] => {
    const path = `${prefix}${name}`;
    if (!names.includes(name)) return [{ path, among: names }];
    const isWhole = inner.some(
      (one) => one === name || (/^[[{]/.test(one.slice(name.length)) && firstOf(one) === name),
    );
    const isPlain = isObject(value) && !isReference(value) && !isUnknown(value);
    return isWhole || !isPlain ? [] : unknownBelow(`${path}.`, value, known);
  });
}

/** `Rules` of `Rules[0].Status`. */
function firstOf(path: string): string {
  return /^[^.[{]*/.exec(path)?.[0] ?? '';
}
