import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { isSameStatement, isSameStatements, type Statement, statementsOf } from './policy.ts';
import { type Options } from './scalar.ts';

/**
 * Who may invoke a function: its resource policy as AWS keeps it, or the permissions of which it is made. `Resource` is left
 * out, because it can only be the function itself.
 */
export function grantees(options: Options = {}): Attribute {
  return { kind: granteesKind, ...options };
}

const granteesKind: Kind = {
  name: 'grantees',
  rule: 7,
  concern: 'identity',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const parts: unknown[] = Array.isArray(raw) ? raw : [raw];
    const statements = asSet(
      parts
        .flatMap((part) => statementsOf(isPermission(part) ? statementOf(part) : part))
        .map(withoutResource),
    );
    return statements.length === 0 ? undefined : statements;
  },
  unite: asSet,
  equal: (desired, deployed, same) =>
    isList(desired) && isList(deployed) && isSameStatements(desired, deployed, same),
  member: isSameStatement,
};

function withoutResource(statement: Statement): Statement {
  return Object.fromEntries(Object.entries(statement).filter(([key]) => key !== 'Resource'));
}

type Raw = Readonly<Record<string, Value>>;

/** AWS::Lambda::Permission and aws_lambda_permission name a function; a policy statement does not. */
function isPermission(raw: unknown): raw is Raw {
  return isObject(raw) && !isMark(raw) && (raw['FunctionName'] ?? raw['function_name']) !== undefined;
}

/** The statement that AWS writes for a permission. */
function statementOf(permission: Raw): Raw {
  const read = (property: string, attribute: string): Value =>
    permission[property] ?? permission[attribute] ?? null;
  return {
    Effect: 'Allow',
    Action: read('Action', 'action'),
    Principal: principalOf(read('Principal', 'principal')),
    Condition: conditionOf([
      ['ArnLike', 'AWS:SourceArn', read('SourceArn', 'source_arn')],
      ['StringEquals', 'AWS:SourceAccount', read('SourceAccount', 'source_account')],
      ['StringEquals', 'aws:PrincipalOrgID', read('PrincipalOrgID', 'principal_org_id')],
      ['StringEquals', 'lambda:EventSourceToken', read('EventSourceToken', 'event_source_token')],
      ['StringEquals', 'lambda:FunctionUrlAuthType', read('FunctionUrlAuthType', 'function_url_auth_type')],
    ]),
  };
}

function principalOf(principal: Value): Value {
  if (typeof principal !== 'string') return { AWS: principal };
  if (principal === '*') return '*';
  return /\.amazonaws\.com(\.cn)?$/.test(principal) ? { Service: principal } : { AWS: principal };
}

function conditionOf(tests: readonly (readonly [string, string, Value])[]): Value {
  const given = tests.filter(([, , value]) => members(value).length > 0);
  const operators = [...new Set(given.map(([operator]) => operator))];
  return Object.fromEntries(
    operators.map((operator) => [
      operator,
      Object.fromEntries(given.filter(([one]) => one === operator).map(([, key, value]) => [key, value])),
    ]),
  );
}
