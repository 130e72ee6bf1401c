import { relationKey } from '../catalogue/relations.ts';
import {
  type Comparison,
  type ComponentFinding,
  DIVERGENT,
  type RelationFinding,
  isFailing,
  type RuleFinding,
  type Status,
  STATUSES,
  type Summary,
} from '../model/comparison.ts';
import type { Desired, Inventory, Relation } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';
import { isComponentArrow, judgeComponentArrows } from './component-arrows.ts';
import { judgeComponents } from './components.ts';
import type { Blindness } from './coverage.ts';
import { membersAmong } from './members.ts';
import type { Pointers } from './pointers.ts';
import { judgeRules } from './rules.ts';
import { arrowWithSeverity } from './severity.ts';
import { rank } from './summary.ts';

interface Sight {
  readonly pointers: Pointers;
  readonly blindness: Blindness;
}

/** The design without the arrows of its components, which are judged through their members. */
export function withoutComponentArrows(desired: Desired): Desired {
  const names = namesOf(desired);
  if (names.size === 0) return desired;
  return { ...desired, relations: desired.relations.filter((one) => !isComponentArrow(one, names)) };
}

/** The comparison with what the design says beyond single resources: components, rules, and where its sources disagree. */
export function withArchitecture(
  comparison: Comparison,
  desired: Desired,
  inventory: Inventory,
  sight: Sight,
): Comparison {
  const { components = [], rules = [], conflicts = [] } = desired;
  if (components.length + rules.length + conflicts.length === 0) return comparison;
  const { findings } = comparison;
  const names = namesOf(desired);
  const members = membersAmong(findings, components);
  const deployed = onFindingKeys(comparison, inventory);
  const context = { ...sight, components, members, findings, deployed };
  const arrows = judgeComponentArrows(
    desired.relations.filter((one) => isComponentArrow(one, names)),
    context,
  );
  const relations = joined(comparison.relations, arrows);
  const componentFindings = judgeComponents(components, context);
  const ruleFindings = judgeRules(rules, context);
  return {
    ...comparison,
    relations,
    ...(components.length === 0 ? {} : { components: componentFindings }),
    ...(rules.length === 0 ? {} : { rules: ruleFindings }),
    ...(conflicts.length === 0 ? {} : { conflicts }),
    summary: summaryWith(comparison.summary, relations, {
      components: componentFindings,
      rules: ruleFindings,
    }),
  };
}

function namesOf({ components = [] }: Desired): ReadonlySet<string> {
  return new Set(components.map(({ name }) => name));
}

function onFindingKeys({ findings }: Comparison, { relations }: Inventory): Relation[] {
  const keys = new Map(
    findings.flatMap(({ key, deployed }) => (deployed ? [[deployed.key, key] as const] : [])),
  );
  const keyOf = (key: string): string => keys.get(key) ?? key;
  return relations.map(({ from, to, evidence, ...rest }) => ({
    ...rest,
    from: keyOf(from),
    to: keyOf(to),
    evidence: { ...evidence, resource: keyOf(evidence.resource) },
  }));
}

/** What a component declares is no longer unmanaged; what is judged already stays. */
function joined(known: readonly RelationFinding[], arrows: readonly RelationFinding[]): RelationFinding[] {
  if (arrows.length === 0) return [...known];
  const declared = new Map(arrows.map((one) => [relationKey(one), one]));
  const others = new Set(known.map(relationKey));
  const agreed = known.map((one): RelationFinding => {
    const isDeclared = one.status === 'unmanaged' && declared.get(relationKey(one))?.status === 'in-sync';
    if (!isDeclared) return one;
    const { reason: _, severity: __, ...rest } = one;
    return { ...rest, status: 'in-sync' };
  });
  return sortedBy(
    [...agreed, ...arrows.filter((one) => !others.has(relationKey(one))).map(arrowWithSeverity)],
    ({ status }) => rank(status),
    ({ from }) => from,
    ({ to }) => to,
    ({ kind }) => kind,
    ({ label }) => label ?? '',
    ({ evidence }) => evidence.resource,
    ({ evidence }) => evidence.attribute,
  );
}

interface Judged {
  readonly components: readonly ComponentFinding[];
  readonly rules: readonly RuleFinding[];
}

function summaryWith(summary: Summary, relations: readonly RelationFinding[], judged: Judged): Summary {
  const arrows = counted(STATUSES, relations);
  const components = counted(['in-sync', 'changed', 'missing', 'not-checked'] as const, judged.components);
  const rules = counted(['violated', 'kept', 'not-checked'] as const, judged.rules);
  const isDivergent =
    DIVERGENT.some((status: Status) => summary.findings[status] + arrows[status] > 0) ||
    components.changed + components.missing > 0 ||
    judged.rules.some(isFailing);
  const open =
    summary.findings['not-checked'] +
    arrows['not-checked'] +
    components['not-checked'] +
    rules['not-checked'] +
    Object.keys(summary.gaps).length;
  return {
    ...summary,
    status: isDivergent ? 'divergent' : open > 0 ? 'incomplete' : 'in-sync',
    relations: arrows,
    ...(judged.components.length === 0 ? {} : { components }),
    ...(judged.rules.length === 0 ? {} : { rules }),
  };
}

function counted<S extends string>(
  statuses: readonly S[],
  items: readonly { readonly status: S }[],
): Record<S, number> {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<S, number>;
  for (const { status } of items) counts[status] += 1;
  return counts;
}
