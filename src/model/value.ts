/** A JSON value as it stands in stage files. Leaves may also be an `Unknown` or a `Reference`. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** A declared value nobody can know before deployment (an unresolved intrinsic, `after_unknown`). Never compared; counted. */
export interface Unknown {
  readonly $unknown: string;
  /** declared resources whose names the value will hold: the arrow can be drawn all the same */
  readonly refs?: readonly Reference[];
}

/** A declared value that points at another declared resource whose physical id is not known yet. */
export interface Reference {
  /** key of the declared resource */
  readonly $ref: string;
  /** the attribute asked for (`Arn`); absent means the primary identifier */
  readonly of?: string;
}

/** Makes the mark for a value that cannot be known; `reason` is shown to people. */
export function unknown(reason: string): Value {
  return { $unknown: reason };
}

export function isUnknown(value: Value | undefined): value is Pick<Unknown, '$unknown'> & Value {
  return isObject(value) && typeof value['$unknown'] === 'string';
}

/** Makes a pointer to the declared resource with this key. */
export function reference(key: string, of?: string): Value {
  return of === undefined ? { $ref: key } : { $ref: key, of };
}

export function isReference(
  value: Value | undefined,
): value is { readonly $ref: string; readonly of?: string } {
  return isObject(value) && typeof value['$ref'] === 'string';
}

/** A mark for a value that is not known, or that points elsewhere. */
export function isMark(
  value: unknown,
): value is (Pick<Unknown, '$unknown'> | Reference) & { readonly [key: string]: Value } {
  return isUnknown(value as Value) || isReference(value as Value);
}

export function isObject(value: unknown): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}

/** The members of a list that are objects; none of what is no list. */
export function objectsIn(value: Value | undefined): { readonly [key: string]: Value }[] {
  return isList(value) ? value.filter((member) => isObject(member)) : [];
}

/** Every text at whatever depth, in order; the names of members are none. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Deep equality of JSON values; the order of keys says nothing: a stage file has them sorted, a fresh reading as AWS sent them. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, index) => sameValue(item, b[index]));
  }
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && sameValue(left[name], right[name]));
}

/** True when an unknown sits anywhere inside. */
export function holdsUnknown(value: Value | undefined): boolean {
  if (isUnknown(value)) return true;
  if (isList(value)) return value.some(holdsUnknown);
  return isObject(value) && Object.values(value).some(holdsUnknown);
}

/** Absent, null, '', [] and {} mean the same to AWS (normalisation rule 1). */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && hasNoMembers(value);
}

/** Asked of nearly every value there is: no list of keys is made for it. */
function hasNoMembers(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}
