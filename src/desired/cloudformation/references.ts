import type { Relation } from '../../model/graph.ts';
import { isList, isObject, isReference, type Value } from '../../model/value.ts';

/** Who may do what, or what runs inside: no structure, and read elsewhere as far as it makes arrows. */
const NO_STRUCTURE =
  /^(?:.*Tags|UserData|Metadata|.*Polic(?:y|ies)|.*PolicyDocument|Environment|EnvironmentVariables|Variables|Definition.*|Body|Code|Content)$/;

/**
 * Relations that the properties of a resource state by naming another one, whether or not anybody reads these properties from
 * an account. What a nested stack outputs may come to anything: that it comes from there is `stated` all the same.
 */
export function statedRelations(
  key: string,
  properties: Value,
  stated: Value | undefined,
  keyOf: (logicalId: string) => string,
): Relation[] {
  const found = new Map<string, Relation>();
  const outputs = outputsIn(stated, '').map(({ target, path }) => ({ target: keyOf(target), path }));
  for (const { target, path } of [...referencesIn(properties, ''), ...outputs]) {
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
    const { refs = [] } = value;
    return (isList(refs) ? refs : []).flatMap((ref) =>
      isReference(ref) ? [{ target: ref.$ref, path }] : [],
    );
  }
  return structureIn(value, path).flatMap(([member, at]) => referencesIn(member, at));
}

/** Members that say something of the structure, with their paths. */
function structureIn(value: Readonly<Record<string, Value>>, path: string): [Value, string][] {
  return Object.entries(value).flatMap(([name, member]): [Value, string][] =>
    NO_STRUCTURE.test(name) ? [] : [[member, path === '' ? name : `${path}.${name}`]],
  );
}

/** Stacks in the template of whose outputs a property is made; the path is that of the property. */
function outputsIn(stated: Value | undefined, path: string): Found[] {
  if (stated === undefined || stated === null || typeof stated !== 'object') return [];
  if (isList(stated)) return stated.flatMap((member) => outputsIn(member, path));
  const { 'Fn::GetAtt': got, 'Fn::Sub': text } = stated;
  const own = [outputOf(got), ...outputsOfText(text)].flatMap((target) =>
    target === undefined ? [] : [{ target, path }],
  );
  const inner = structureIn(stated, path).flatMap(([member, at]) =>
    outputsIn(member, /(?:^|\.)Fn::\w+$/.test(at) ? path : at),
  );
  return [...own, ...inner];
}

function outputOf(got: Value | undefined): string | undefined {
  const parts = typeof got === 'string' ? got.split('.', 2) : got;
  const [id, attribute] = parts !== undefined && isList(parts) ? parts : [];
  if (typeof id !== 'string' || typeof attribute !== 'string') return undefined;
  return /^Outputs(?:\.|$)/.test(attribute) ? id : undefined;
}

function outputsOfText(text: Value | undefined): string[] {
  const plain = text !== undefined && isList(text) ? text[0] : text;
  if (typeof plain !== 'string') return [];
  return [...plain.matchAll(/\$\{([A-Za-z0-9]+)\.Outputs\./g)].map(([, id = '']) => id);
}
