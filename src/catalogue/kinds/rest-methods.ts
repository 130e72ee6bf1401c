import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { fieldsOf, firstOf } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/**
 * Who may call the methods of a REST API: `{ resource, method, authorization, key }`. AWS keeps them under the resources;
 * a template does not know yet which resource that will be, so that there any method of that kind will do.
 */
export function restMethods(options: Options = {}): Attribute {
  return { kind: restMethodsKind, ...options };
}

const restMethodsKind: Kind = {
  name: 'REST methods',
  rule: 2,
  concern: 'identity',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const methods = asSet(members(raw).flatMap(methodsIn));
    return methods.length === 0 ? undefined : methods;
  },
  equal: (desired, deployed) =>
    isList(desired) &&
    isList(deployed) &&
    desired.every((one) => deployed.some((other) => isMet(one, other))),
  member: isMet,
};

function methodsIn(item: unknown): Value[] {
  const fields = fieldsOf(item);
  const inside = fields['resource_methods'];
  if (!isObject(inside)) return methodOf(fields, fields['resource'] ?? fields['resource_id']);
  return Object.entries(inside).flatMap(([method, one]) =>
    methodOf({ ...fieldsOf(one), http_method: method }, fields['id']),
  );
}

function methodOf(fields: ReturnType<typeof fieldsOf>, resource: unknown): Value[] {
  const method = firstOf(fields, 'http_method', 'method') as Value | undefined;
  // a resource without methods says nothing
  if (method === undefined) return [];
  const authorization = firstOf(fields, 'authorization_type', 'authorization') as Value | undefined;
  const key = firstOf(fields, 'api_key_required', 'key');
  return [
    {
      ...(typeof resource === 'string' ? { resource } : {}),
      method,
      ...(authorization === undefined ? {} : { authorization }),
      ...(key === true || key === 'true' ? { key: true } : {}),
    },
  ];
}

function isMet(desired: Value, deployed: Value): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  const { resource, ...wanted } = desired;
  const { resource: at, key = false, ...found } = deployed;
  const isThere = resource === undefined || at === undefined || resource === at;
  const isKeyed = identical(wanted['key'] ?? false, key);
  return (
    isThere &&
    isKeyed &&
    Object.entries(wanted).every(([name, value]) => name === 'key' || identical(value, found[name] ?? 'NONE'))
  );
}
