import { parseArn } from '../../model/arn.ts';
import { sortedStrings } from '../../model/order.ts';
import { isEmpty, isList, isMark, isObject, isReference, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget, Target } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { kindsOf } from './deeds.ts';
import { parseDocument } from './document.ts';
import { isSameSet } from './ref.ts';
import { identical, type Options } from './scalar.ts';

/**
 * A policy document compared by meaning, as text, URL-encoded text or object (rule 7). On a resource it says who may use it,
 * of whatever account: each role that it names gets an arrow.
 */
export function policy(options: Options = {}): Attribute {
  return { kind: policyKind, to: ['AWS::IAM::Role'], relation: 'uses', reverse: true, ...options };
}

/** One statement with every list spelled out as a sorted set; `Sid` is left out. */
export type Statement = Readonly<Record<string, Value>>;

/** The statements of a policy in any spelling, in canonical form. Empty ones are left out. */
export function statementsOf(raw: unknown): readonly Statement[] {
  if (typeof raw !== 'string' || raw.length > LONGEST_KNOWN) return statementsRead(raw);
  const known = statementsByText.get(raw);
  if (known) return known;
  const found = statementsRead(raw);
  if (statementsByText.size < MOST_KNOWN) statementsByText.set(raw, found);
  return found;
}

/** Hundreds of roles share the words by which a service may assume them. Bounded: a large account must not fill the memory. */
const statementsByText = new Map<string, readonly Statement[]>();
const MOST_KNOWN = 1000;
const LONGEST_KNOWN = 4000;

function statementsRead(raw: unknown): Statement[] {
  const document = parseDocument(raw);
  const statements = isObject(document) ? (document['Statement'] ?? document) : document;
  return asSet(members(statements).flatMap(canonicalStatement)) as Statement[];
}

/** Do two lists of canonical statements grant the same? */
export function isSameStatements(desired: Value, deployed: Value, same: SameTarget): boolean {
  return isSameSet(members(desired) as Value[], members(deployed) as Value[], (one, other) =>
    isSameStatement(one, other, same),
  );
}

/** Do two canonical statements grant the same? */
export function isSameStatement(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  const keys = new Set([...Object.keys(desired), ...Object.keys(deployed)]);
  return [...keys].every((key) => isSameInside(desired[key], deployed[key], same));
}

const policyKind: Kind = {
  name: 'policy',
  rule: 7,
  concern: 'identity',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const statements = statementsOf(raw);
    return statements.length === 0 ? undefined : { Statement: statements };
  },
  equal: (desired, deployed, same) =>
    isObject(desired) && isObject(deployed)
      ? isSameStatements(desired['Statement'] ?? [], deployed['Statement'] ?? [], same)
      : identical(desired, deployed),
  targets: (value) =>
    isObject(value) ? members(value['Statement']).flatMap((statement) => granted(statement as Value)) : [],
};

/** Whom a statement lets in, and what for. */
function granted(statement: Value): Target[] {
  if (!isObject(statement) || statement['Effect'] !== 'Allow' || !isObject(statement['Principal'])) return [];
  const kinds = new Set(members(statement['Action']).flatMap(kindsOf));
  const names = members(statement['Principal']['AWS']) as Value[];
  return names.flatMap((to) => [...kinds].map((kind): Target => ({ to, kind })));
}

function canonicalStatement(raw: unknown): Statement[] {
  if (isMark(raw)) return [raw];
  if (!isObject(raw)) return [];
  if (isEmpty(raw['Action'] ?? raw['NotAction'])) return [];
  const statement: Record<string, Value> = {};
  for (const key of namesIn(raw)) {
    const canonical = canonicalElement(key, raw[key] ?? null);
    if (canonical !== undefined) statement[key] = canonical;
  }
  return Object.keys(statement).length === 0 ? [] : [statement];
}

function canonicalElement(key: string, value: Value): Value | undefined {
  if (isMark(value)) return key === 'Sid' ? undefined : value;
  switch (key) {
    case 'Sid':
      return undefined;
    case 'Principal':
    case 'NotPrincipal':
      return canonicalPrincipal(value);
    case 'Condition':
      return canonicalCondition(value);
    case 'Action':
    case 'NotAction':
      return textSet(value).map((action) => (typeof action === 'string' ? action.toLowerCase() : action));
    case 'Resource':
    case 'NotResource':
      return textSet(value);
    default:
      return value;
  }
}

/** `"*"` and `{"AWS":"*"}` both mean everyone; an account id means its root. */
function canonicalPrincipal(value: Value): Value {
  if (!isObject(value)) return value === '*' ? { AWS: ['*'] } : textSet(value);
  const kinds: Record<string, Value> = {};
  for (const kind of namesIn(value))
    kinds[kind] = asSet((members(value[kind]) as Value[]).map(rootOfAccount));
  return kinds;
}

function rootOfAccount(name: Value): Value {
  return typeof name === 'string' && /^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name;
}

/** Operators as they are, condition keys without regard to case, values as sets of texts. */
function canonicalCondition(value: Value): Value | undefined {
  if (!isObject(value) || isEmpty(value)) return undefined;
  const operators: Record<string, Value> = {};
  for (const operator of namesIn(value)) {
    const tests = value[operator] ?? null;
    operators[operator] = isObject(tests) && !isMark(tests) ? canonicalTests(tests) : tests;
  }
  return operators;
}

function canonicalTests(tests: Readonly<Record<string, Value>>): Value {
  const sets: Record<string, Value> = {};
  for (const key of namesIn(tests)) sets[key.toLowerCase()] = textSet(tests[key] ?? null);
  const names = namesIn(sets);
  if (names.length < 2) return sets;
  const ordered: Record<string, Value> = {};
  for (const key of names) ordered[key] = sets[key] ?? null;
  return ordered;
}

/** In order. A large state has tens of thousands of statements: no pairs are made on the way. No member is called `__proto__`. */
function namesIn(value: object): readonly string[] {
  const names = Object.keys(value);
  const plain = Object.hasOwn(value, '__proto__') ? names.filter((name) => name !== '__proto__') : names;
  return sortedStrings(plain);
}

function textSet(value: Value): Value[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  const texts = (members(value) as Value[]).map((member) => (isObject(member) ? member : asText(member)));
  return asSet(texts);
}

function asText(value: Value): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isSameInside(desired: Value | undefined, deployed: Value | undefined, same: SameTarget): boolean {
  if (desired === undefined || deployed === undefined) return desired === deployed;
  if (isReference(desired) || isReference(deployed)) return same(desired, deployed);
  if (isList(desired) && isList(deployed))
    return isSameSet(desired, deployed, (one, other) => isSameInside(one, other, same));
  if (isObject(desired) && isObject(deployed)) return isSameStatement(desired, deployed, same);
  return identical(withoutPartition(desired), withoutPartition(deployed));
}

/** An account id becomes a root ARN before its partition is known. */
function withoutPartition(value: Value): Value {
  if (typeof value !== 'string' || !value.endsWith(':root')) return value;
  const arn = parseArn(value);
  return arn?.service === 'iam' ? `${arn.account}:${arn.resource}` : value;
}
