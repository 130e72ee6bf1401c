import { sortedBy } from '../../model/order.ts';
import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, Target } from '../kind.ts';
import { members } from './collection.ts';
import { kindsOf } from './deeds.ts';
import { isSameStatements, type Statement, statementsOf } from './policy.ts';
import { isSameSet } from './ref.ts';
import { type Options } from './scalar.ts';

/** Named policies inside a role; what they allow gives the arrows from whoever assumes the role. */
export function rolePolicies(to: readonly string[], options: Options = {}): Attribute {
  return { kind: rolePoliciesKind, to, relation: 'uses', ...options };
}

/** One policy document that grants access: a managed policy. Gives the same arrows. */
export function grants(to: readonly string[], options: Options = {}): Attribute {
  return { kind: grantsKind, to, relation: 'uses', ...options };
}

const rolePoliciesKind: Kind = {
  name: 'role policies',
  rule: 7,
  concern: 'identity',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const policies = members(raw).flatMap(canonicalPolicy);
    return policies.length === 0 ? undefined : byName(policies);
  },
  unite: byName,
  equal: (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    isSameSet(desired, deployed, (one, other) => isSamePolicy(one, other, same)),
  member: isSamePolicy,
  targets: (value) => (isList(value) ? value.flatMap((policy) => allowed(statementsIn(policy))) : []),
};

const grantsKind: Kind = {
  name: 'grants',
  rule: 7,
  concern: 'identity',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const statements = statementsOf(currentVersion(raw));
    return statements.length === 0 ? undefined : { Statement: statements };
  },
  equal: (desired, deployed, same) =>
    isObject(desired) &&
    isObject(deployed) &&
    isSameStatements(desired['Statement'] ?? [], deployed['Statement'] ?? [], same),
  targets: (value) => (isObject(value) ? allowed(members(value['Statement']) as Statement[]) : []),
};

/** What is declared apart comes last and is newer than what Terraform noted on the role itself. */
function byName(policies: readonly Value[]): Value[] {
  const newest = new Map(policies.map((policy) => [nameOf(policy), policy]));
  return sortedBy(newest.values(), nameOf);
}

/** GetAccountAuthorizationDetails gives every version of a managed policy; one is in force. */
function currentVersion(raw: unknown): unknown {
  const versions = Array.isArray(raw) ? raw : [];
  const current: unknown = versions.find(
    (version) => isObject(version) && version['IsDefaultVersion'] === true,
  );
  return isObject(current) ? current['Document'] : raw;
}

function canonicalPolicy(raw: unknown): Value[] {
  if (isMark(raw)) return [raw];
  if (!isObject(raw)) return [];
  const name = raw['PolicyName'] ?? raw['name'];
  const statements = statementsOf(raw['PolicyDocument'] ?? raw['policy']);
  if (!name && statements.length === 0) return [];
  return [{ PolicyName: name ?? '', PolicyDocument: { Statement: statements } }];
}

function nameOf(policy: Value): string {
  const name = isObject(policy) ? policy['PolicyName'] : undefined;
  return typeof name === 'string' ? name : JSON.stringify(policy);
}

function isSamePolicy(desired: Value, deployed: Value, same: (one: Value, other: Value) => boolean): boolean {
  return (
    nameOf(desired) === nameOf(deployed) &&
    isSameStatements([...statementsIn(desired)], [...statementsIn(deployed)], same)
  );
}

function statementsIn(policy: Value): readonly Statement[] {
  const document = isObject(policy) ? policy['PolicyDocument'] : undefined;
  return isObject(document) ? (members(document['Statement']) as Statement[]) : [];
}

/** Every resource that the statements allow to use, and how. */
function allowed(statements: readonly Statement[]): Target[] {
  return statements.flatMap((statement) => {
    if (statement['Effect'] !== 'Allow') return [];
    const kinds = new Set(members(statement['Action']).flatMap((action) => kindsOf(action)));
    return members(statement['Resource']).flatMap((to) =>
      to === '*' ? [] : [...kinds].map((kind): Target => ({ to: to as Value, kind })),
    );
  });
}
