import { isList, isObject, type Value } from '../../model/value.ts';

/** A member of `Resources`, with the key under which the template states it. */
export interface Stated {
  readonly logicalId: string;
  readonly statedAs: string;
  readonly body: Value;
}

/**
 * Members of a section with `Fn::ForEach` written out. `listOf` gives the members of a loop's collection;
 * undefined when they cannot be known, which is then told to `skip`.
 */
export function unrolled(
  section: Readonly<Record<string, Value>>,
  listOf: (collection: Value) => readonly string[] | undefined,
  skip: (loop: string) => void,
): Stated[] {
  return Object.entries(section).flatMap(([key, body]) =>
    expanded(key, body, listOf, skip).map(([logicalId, member]) => ({
      logicalId,
      statedAs: key,
      body: member,
    })),
  );
}

function expanded(
  key: string,
  body: Value,
  listOf: (collection: Value) => readonly string[] | undefined,
  skip: (loop: string) => void,
): [string, Value][] {
  if (!key.startsWith('Fn::ForEach::')) return [[key, body]];
  const [identifier, collection, pattern] = isList(body) ? body : [];
  const members = collection === undefined ? undefined : listOf(collection);
  if (typeof identifier !== 'string' || !isObject(pattern) || members === undefined) {
    skip(key);
    return [];
  }
  return members.flatMap((member) =>
    Object.entries(pattern).flatMap(([name, inner]) =>
      expanded(filled(name, identifier, member), filledIn(inner, identifier, member), listOf, skip),
    ),
  );
}

function filledIn(value: Value, identifier: string, member: string): Value {
  if (typeof value === 'string') return filled(value, identifier, member);
  if (isList(value)) return value.map((one) => filledIn(one, identifier, member));
  if (!isObject(value)) return value;
  const [only, ...more] = Object.keys(value);
  if (only === 'Ref' && more.length === 0 && value['Ref'] === identifier) return member;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      filled(key, identifier, member),
      filledIn(inner, identifier, member),
    ]),
  );
}

/** `&{X}` is `${X}` without what logical ids may not hold. */
function filled(text: string, identifier: string, member: string): string {
  return text
    .replaceAll(`\${${identifier}}`, member)
    .replaceAll(`&{${identifier}}`, member.replaceAll(/[^A-Za-z0-9]/g, ''));
}
