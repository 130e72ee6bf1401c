import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet } from './collection.ts';
import { isSameStatements, statementsOf } from './policy.ts';
import { type Options } from './scalar.ts';

/** The resource policy of an API. AWS hands it back with quotes escaped and `execute-api:/stage` spelled out as an ARN. */
export function apiPolicy(options: Options = {}): Attribute {
  return { kind: apiPolicyKind, ...options };
}

const apiPolicyKind: Kind = {
  name: 'api policy',
  rule: 7,
  concern: 'identity',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const statements = statementsOf(typeof raw === 'string' ? raw.replaceAll('\\"', '"') : raw);
    const short = statements.map((statement) =>
      Object.fromEntries(
        Object.entries(statement).map(([key, value]) => [key, key === 'Resource' ? shortened(value) : value]),
      ),
    );
    return short.length === 0 ? undefined : { Statement: short };
  },
  equal: (desired, deployed, same) =>
    isObject(desired) &&
    isObject(deployed) &&
    isSameStatements(desired['Statement'] ?? [], deployed['Statement'] ?? [], same),
};

function shortened(resources: Value): Value {
  if (!isList(resources)) return resources;
  return asSet(
    resources.map((resource) =>
      typeof resource === 'string'
        ? resource.replace(/^arn:[^:]+:execute-api:[^:]*:[^:]*:[^/]+\//, 'execute-api:/')
        : resource,
    ),
  );
}
