import { uniqueStrings } from '../model/order.ts';
import { isList, isMark, isObject, type Value } from '../model/value.ts';

/** Stands for keys that are not known themselves. */
const ANY_KEY = '*';

/**
 * Keys of declared tags whose value is not known before deployment; `*` when there may be keys that nobody knows.
 * undefined when all is known.
 */
export function openTags(stated: Value | undefined): readonly string[] | undefined {
  if (stated === undefined || isAllText(stated)) return undefined;
  const keys = openKeys(stated);
  return keys.length === 0 ? undefined : uniqueStrings(keys);
}

/** As in every state, where all is known. */
function isAllText(stated: Value): boolean {
  if (!isObject(stated) || isMark(stated)) return false;
  for (const key in stated) if (typeof stated[key] !== 'string') return false;
  return true;
}

function openKeys(stated: Value | undefined): string[] {
  if (isMark(stated)) return [ANY_KEY];
  if (isList(stated)) return stated.flatMap(openKeyOf);
  if (!isObject(stated)) return [];
  return Object.keys(stated).filter((key) => isMark(stated[key]));
}

function openKeyOf(tag: Value): string[] {
  if (isMark(tag)) return [ANY_KEY];
  if (!isObject(tag)) return [];
  const { Key: key = tag['key'], Value: value = tag['value'] } = tag;
  if (isMark(key)) return [ANY_KEY];
  return typeof key === 'string' && isMark(value) ? [key] : [];
}
