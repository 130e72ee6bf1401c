import type { Relation } from '../../model/graph.ts';
import { isList, isObject, isReference, type Reference, type Value } from '../../model/value.ts';

/** Who may do what, or what runs inside: no structure, and read elsewhere as far as it makes arrows. */
const NO_STRUCTURE =
  /^(?:.*Tags|UserData|Metadata|.*Polic(?:y|ies)|.*PolicyDocument|Environment|EnvironmentVariables|Variables|Definition.*|Body|Code|Content)$/;

/** Relations that the properties of a resource state by naming another one, whether or not anybody reads these properties from an account. */
export function statedRelations(key: string, properties: Value): Relation[] {
  const found = new Map<string, Relation>();
  for (const { target, path } of referencesIn(properties, '')) {
    const evidence = { resource: key, attribute: path };
    if (target !== key && !found.has(target))
      found.set(target, { from: key, to: target, kind: 'uses', unread: true, evidence });
  }
  return [...found.values()];
}

interface Found {
  readonly target: string;
  readonly path: string;
}

function referencesIn(value: Value, path: string): Found[] {
  if (isList(value)) return value.flatMap((member) => referencesIn(member, path));
  if (isReference(value)) return [{ target: value.$ref, path }];
  if (!isObject(value)) return [];
  if (typeof value['$unknown'] === 'string') {
    const refs = (value['refs'] ?? []) as unknown as readonly Reference[];
    return refs.map(({ $ref }) => ({ target: $ref, path }));
  }
  return Object.entries(value).flatMap(([name, member]) =>
    NO_STRUCTURE.test(name) ? [] : referencesIn(member, path === '' ? name : `${path}.${name}`),
  );
}
