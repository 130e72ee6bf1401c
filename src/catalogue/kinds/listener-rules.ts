import { compactJson } from '../../model/stage-file.ts';
import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import { compareStrings, sortedBy } from '../../model/order.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget, Target } from '../kind.ts';
import { members } from './collection.ts';
import { asText, fieldsOf, firstOf } from './fields.ts';
import { actionTargets, canonicalActions, isSameActions } from './listener-actions.ts';
import { sameMembers } from './member-list.ts';
import { identical, numberIn, type Options } from './scalar.ts';

/** Rules of a listener by priority: `{ priority, conditions: [{ field, values }], actions }`. The default rule is left out. */
export function listenerRules(options: Options & Pick<Attribute, 'to' | 'relation'> = {}): Attribute {
  return { kind: rulesKind, ...options };
}

const rulesKind: Kind = {
  name: 'listenerRules',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const rules = members(raw).flatMap(ruleOf);
    if (rules.length === 0) return undefined;
    return sortedBy(rules, ({ priority }) => asText(priority).padStart(6, '0'));
  },
  equal: sameMembers(isSameRule),
  member: isSameRule,
  targets: (value) => members(value).flatMap(targetsOf),
};

function ruleOf(
  raw: unknown,
): { readonly priority: Value; readonly conditions: Value; readonly actions: Value }[] {
  const fields = fieldsOf(raw);
  if (fields['is_default'] === true || fields['priority'] === 'default') return [];
  const priority = fields['priority'] as Value | undefined;
  const conditions = members(firstOf(fields, 'conditions', 'condition')).flatMap(conditionsIn);
  return [
    {
      priority:
        isMark(priority) || Number.isNaN(numberIn(priority)) ? (priority ?? null) : numberIn(priority),
      conditions: sortedBy(conditions, compactJson),
      actions: canonicalActions(firstOf(fields, 'actions', 'action')),
    },
  ];
}

/** AWS names the field; Terraform has one block per field and leaves the others empty. */
function conditionsIn(raw: unknown): Value[] {
  const fields = fieldsOf(raw);
  const named = fields['field'];
  if (named !== undefined) {
    const config = Object.entries(fields).find(([key]) => key.endsWith('_config'))?.[1];
    return [conditionOf(asText(named), config === undefined ? raw : config)];
  }
  return Object.entries(fields).flatMap(([key, block]) =>
    isList(block)
      ? [conditionOf(key.replaceAll('_', '-'), key === 'query_string' ? { values: block } : block[0])]
      : [],
  );
}

function conditionOf(field: string, config: unknown): Value {
  const fields = fieldsOf(config);
  const values = members(fields['values']).map(plain);
  const header = firstOf(fields, 'http_header_name', 'header');
  return {
    field,
    ...(header === undefined ? {} : { header: header as Value }),
    values: values.every((value) => typeof value === 'string')
      ? values.toSorted(compareStrings)
      : sortedBy(values, compactJson),
  };
}

/** A query string condition holds pairs, of which the key may be missing. */
function plain(value: unknown): Value {
  if (!isObject(value) || isMark(value)) return value as Value;
  const { key, value: wanted } = fieldsOf(value);
  return isEmpty(key) ? asText(wanted) : `${asText(key)}=${asText(wanted)}`;
}

function isSameRule(desired: Value, deployed: Value, same: SameTarget): boolean {
  if (!isObject(desired) || !isObject(deployed)) return false;
  const { actions: wanted = [], ...rest } = desired;
  const { actions: found = [], ...others } = deployed;
  return identical(rest, others) && isSameActions(wanted, found, same);
}

function targetsOf(rule: unknown): Target[] {
  if (!isObject(rule)) return [];
  const label = members(rule['conditions'])
    .flatMap((condition) => (isObject(condition) ? members(condition['values']) : []))
    .map(asText)
    .filter(Boolean)
    .join(' ');
  return actionTargets(rule['actions'] ?? []).map((target) => (label === '' ? target : { ...target, label }));
}
