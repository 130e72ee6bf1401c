import { compactJson } from '../../model/stage-file.ts';
import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import { sortedBy } from '../../model/order.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget, Target } from '../kind.ts';
import { members } from './collection.ts';
import { asText, type Fields, fieldsOf, firstOf } from './fields.ts';
import { identical, numberIn, type Options } from './scalar.ts';

/** What a load balancer keeps of the request where a redirect does not say otherwise. */
const KEPT: ReadonlyMap<string, string> = new Map([
  ['host', '#{host}'],
  ['path', '/#{path}'],
  ['port', '#{port}'],
  ['protocol', '#{protocol}'],
  ['query', '#{query}'],
]);

/**
 * What a listener does with a request, in order: `{ type: 'forward', targets: [{ target }] }`, a redirect, a fixed response,
 * an authentication. Client secrets are not kept.
 */
export function listenerActions(options: Options & Pick<Attribute, 'to' | 'relation'> = {}): Attribute {
  return { kind: actionsKind, ...options };
}

/** Actions in canonical form, in the order in which they are taken. */
export function canonicalActions(raw: unknown): Value[] {
  const ordered = sortedBy(members(raw).map(fieldsOf), ({ order }) => asText(order).padStart(6, '0'));
  return ordered.map(canonicalAction);
}

/** Do both do the same, target groups compared as pointers? */
export function isSameActions(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isList(desired) || !isList(deployed) || desired.length !== deployed.length) return false;
  return desired.every((action, index) => isSameAction(action, deployed[index] ?? null, same));
}

/** The target groups of canonical actions. */
export function actionTargets(actions: Value): Target[] {
  return members(actions).flatMap((action) =>
    isObject(action) ? members(action['targets']).flatMap((target) => targetIn(target)) : [],
  );
}

const actionsKind: Kind = {
  name: 'listenerActions',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const actions = canonicalActions(raw);
    return actions.length === 0 ? undefined : actions;
  },
  equal: isSameActions,
  targets: actionTargets,
};

function canonicalAction(fields: Fields): Value {
  const type = asText(fields['type']);
  const targets = targetsOf(fields);
  const redirect = settings(firstOf(fields, 'redirect_config', 'redirect'), KEPT);
  const response = settings(firstOf(fields, 'fixed_response_config', 'fixed_response', 'response'));
  const pool = block(firstOf(fields, 'authenticate_cognito_config', 'authenticate_cognito'))['user_pool_arn'];
  const issuer = block(firstOf(fields, 'authenticate_oidc_config', 'authenticate_oidc'))['issuer'];
  const parts = {
    type,
    targets,
    redirect,
    response,
    pool: pool ?? fields['pool'],
    issuer: issuer ?? fields['issuer'],
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => !isEmpty(part))) as Value;
}

function targetsOf(fields: Fields): Value[] {
  const forward = block(firstOf(fields, 'forward_config', 'forward'));
  const several = members(firstOf(forward, 'target_groups', 'target_group') ?? fields['targets']).map(
    fieldsOf,
  );
  const found = several.flatMap((group) => {
    const target = firstOf(group, 'target_group_arn', 'arn', 'target') as Value | undefined;
    return target === undefined ? [] : [{ target, weight: numberIn(group['weight'] ?? 1) }];
  });
  if (found.length > 1) return sortedBy(found, ({ target }) => compactJson(target));
  // the weight of an only target means nothing
  const only = found[0]?.target ?? (fields['target_group_arn'] as Value | undefined);
  return only === undefined ? [] : [{ target: only }];
}

/** A nested block under one spelling, without what stands for "as in the request". */
function settings(raw: unknown, kept: ReadonlyMap<string, string> = new Map()): Value {
  const fields = Object.entries(block(raw)).filter(([key, value]) => kept.get(key) !== value);
  const ordered = sortedBy(fields, ([key]) => key);
  return Object.fromEntries(ordered.map(([key, value]) => [key, isMark(value) ? value : asText(value)]));
}

/** Terraform writes a block as a list of one. */
function block(raw: unknown): Fields {
  return fieldsOf(isList(raw) ? raw[0] : raw);
}

function isSameAction(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  const { targets: wanted = [], ...rest } = desired;
  const { targets: found = [], ...others } = deployed;
  if (!identical(rest, others) || !isList(wanted) || !isList(found) || wanted.length !== found.length)
    return false;
  return wanted.every((one) => found.some((other) => isSameTarget(one, other, same)));
}

function isSameTarget(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  const [wanted, found] = [desired['target'] ?? null, deployed['target'] ?? null];
  return desired['weight'] === deployed['weight'] && (identical(wanted, found) || same(wanted, found));
}

function targetIn(target: unknown): Target[] {
  const to = isObject(target) ? target['target'] : undefined;
  return to === undefined ? [] : [{ to }];
}
