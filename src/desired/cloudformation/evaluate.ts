import { isList, isObject, isUnknown, unknown, type Value } from '../../model/value.ts';
import { type Argument, INTRINSICS, type Evaluator } from './intrinsics.ts';
import type { Scope } from './scope.ts';

/** The value of a piece of a template; undefined when it says nothing (`AWS::NoValue`). */
export function evaluate(raw: unknown, scope: Scope): Value | undefined {
  if (raw === null || raw === undefined) return undefined;
  if (typeof raw === 'string') return plainText(raw);
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
  if (isList(raw))
    return raw.map((member) => evaluate(member, scope)).filter((member) => member !== undefined);
  return isObject(raw) ? evaluateObject(raw, scope) : undefined;
}

/** Is it true? undefined when that depends on something unknown. */
export function isTrue(raw: unknown, scope: Scope): boolean | undefined {
  const named = isObject(raw) && Object.keys(raw).length === 1 ? raw['Condition'] : undefined;
  if (typeof named === 'string') return scope.condition(named);
  const value = evaluate(raw, scope);
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}

function evaluateObject(raw: Readonly<Record<string, Value>>, scope: Scope): Value | undefined {
  const [name, ...more] = Object.keys(raw);
  if (name !== undefined && more.length === 0 && isIntrinsic(name)) return call(name, raw[name], scope);
  // a template that states what only readers write: no pointers of its own come in with it
  if (isUnknown(raw)) return unknown(raw.$unknown);
  const members = Object.entries(raw).flatMap(([key, member]): [string, Value][] => {
    const value = evaluate(member, scope);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(members);
}

function isIntrinsic(name: string): boolean {
  return name.startsWith('Fn::') || name === 'Ref';
}

function call(name: string, argument: unknown, scope: Scope): Value | undefined {
  const intrinsic = INTRINSICS.get(name);
  if (!intrinsic) return unknown(`${name} is not computed`);
  const evaluator: Evaluator = {
    scope,
    evaluate: (raw) => evaluate(raw, scope),
    isTrue: (raw) => isTrue(raw, scope),
  };
  return intrinsic(argument as Argument, evaluator);
}

/** Dynamic references name a secret or a parameter that only AWS can read. */
function plainText(text: string): Value {
  return text.includes('{{resolve:') ? unknown('dynamic reference') : text;
}
