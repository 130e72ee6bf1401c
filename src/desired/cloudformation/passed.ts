import { isList, isReference, isUnknown, unknown, type Value } from '../../model/value.ts';
import { partsAt } from './join.ts';

/** Bytes in the value of a parameter. Source: the quotas in AWS's CloudFormation user guide. */
const MOST_TEXT = 4096;

/** More than fits into such a text. */
const MOST_MEMBERS = 2048;

/**
 * A value as one stack hands it to another, as a parameter or an output: a text, a pointer, a list of these. What AWS would
 * not take is unknown: it may be made to double with every stack that it goes through.
 */
export function passed(value: Value): Value {
  if (isReference(value) || isUnknown(value)) return value;
  if (isList(value)) return value.length <= MOST_MEMBERS && value.every(isSingle) ? value : NOT_TAKEN;
  const isText = typeof value !== 'object' && String(value).length <= MOST_TEXT;
  return isText ? String(value) : NOT_TAKEN;
}

const NOT_TAKEN = unknown('no value that a stack can be given');

function isSingle(value: Value): boolean {
  return (
    isReference(value) || isUnknown(value) || (typeof value !== 'object' && String(value).length <= MOST_TEXT)
  );
}

/** The members of a list that came as one text; a pointer is the only member of its list. */
export function asList(value: Value): Value {
  if (isList(value)) return value;
  if (isReference(value)) return [value];
  if (isUnknown(value)) return partsAt(value, ',') ?? value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '' ? [] : text.split(',').map((member) => member.trim());
}
