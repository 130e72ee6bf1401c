import { isList, isObject, type Value } from '../../model/value.ts';
import { inTableOrder } from './python2.ts';
import { type Body, isIntrinsic, mapIn, type Properties } from './resource.ts';

/** The resource with the template's globals: maps are united, lists joined, and what the resource says itself wins. */
export function withGlobals(resource: Body, globals: Properties): Body {
  const kind = /^AWS::Serverless::(\w+)$/.exec(resource.Type)?.[1];
  const shared = kind === undefined ? undefined : globals[kind];
  if (kind === undefined || !isObject(shared)) return resource;
  const wanted = withoutIgnored(shared, resource['IgnoreGlobals']);
  return { ...resource, Properties: mapIn(united(wanted, resource.Properties, [kind])) };
}

function withoutIgnored(shared: Properties, ignored: Value | undefined): Properties {
  if (ignored === '*') return {};
  if (ignored === undefined || !isList(ignored)) return shared;
  return Object.fromEntries(Object.entries(shared).filter(([name]) => !ignored.includes(name)));
}

/** Lists that a resource replaces as a whole. */
const REPLACED: ReadonlySet<string> = new Set([
  'Function.Architectures',
  'CapacityProvider.InstanceRequirements.Architectures',
]);

function united(stated: Value, own: Value, path: readonly string[]): Value {
  if (REPLACED.has(path.join('.'))) return own;
  if (isList(stated) && isList(own)) return [...stated, ...own];
  if (!isObject(stated) || !isObject(own) || isIntrinsic(stated) || isIntrinsic(own)) return own;
  const shared: Properties = stated;
  const mine: Properties = own;
  const isChosen = path.join('.') === 'CapacityProvider.ManagedResourceTags';
  const kept: Properties = isChosen && Object.keys(own).length > 0 ? {} : inOrder(shared, path);
  const both = Object.entries(inOrder(mine, path)).map(([name, value]): [string, Value] => {
    const common = Object.hasOwn(shared, name) ? shared[name] : undefined;
    return [name, common === undefined ? value : united(common, value, [...path, name])];
  });
  return { ...kept, ...Object.fromEntries(both) };
}

/** What is said of REST APIs lies in Python's dictionaries while it is united, and the order that gives is a part of hashes. */
function inOrder(stated: Properties, [kind]: readonly string[]): Properties {
  if (kind !== 'Api') return stated;
  return Object.fromEntries(inTableOrder(Object.keys(stated)).map((name) => [name, stated[name] ?? null]));
}
