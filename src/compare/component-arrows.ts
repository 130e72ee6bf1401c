import { relationKey } from '../catalogue/relations.ts';
import type { Finding, RelationFinding } from '../model/comparison.ts';
import type { Component, Relation } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import { definitionOf } from './attribute.ts';
import { isMet } from './arrow-declared.ts';
import type { Members } from './members.ts';

/** Declared arrows of which an end is a component. */
export function isComponentArrow({ from, to }: Relation, names: ReadonlySet<string>): boolean {
  return names.has(from) || names.has(to);
}

export interface ArrowContext {
  readonly components: readonly Component[];
  readonly members: Members;
  readonly findings: readonly Finding[];
  /** deployed arrows on finding keys */
  readonly deployed: readonly Relation[];
}

/**
 * An arrow between components holds when each member at its tail reaches some member at its tip. Every deployed arrow between
 * them is as designed; a member that reaches none makes one missing arrow. An arrow that an attribute states (an address that
 * points at one of several servers) holds when one member has it.
 */
export function judgeComponentArrows(
  arrows: readonly Relation[],
  { components, members, findings, deployed }: ArrowContext,
): RelationFinding[] {
  const byName = new Map(components.map((component) => [component.name, component]));
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const leaving = groupBy(deployed, ({ from }) => from);
  const ends = (name: string): readonly Finding[] => {
    const component = byName.get(name);
    return component ? members.ofComponent(component) : [byKey.get(name) ?? []].flat();
  };
  const found = arrows.flatMap((arrow) => {
    const tips = ends(arrow.to);
    const keys = new Set(tips.map(({ key }) => key));
    const judged = ends(arrow.from).flatMap((tail) => {
      const met = (leaving.get(tail.key) ?? []).filter((one) => keys.has(one.to) && isMet(arrow, one, false));
      if (met.length > 0) return met.map((one): RelationFinding => ({ ...one, status: 'in-sync' }));
      const tip = tips.find(({ key, deployed: there }) => there && key !== tail.key) ?? tips[0];
      return tip ? [notMet(arrow, tail, tip)] : [];
    });
    const stating = byKey.get(arrow.evidence.resource);
    if (!stating || !definitionOf(stating.type, arrow.evidence.attribute)) return judged;
    const met = judged.filter(({ status }) => status === 'in-sync');
    return met.length > 0 ? met : judged.slice(0, 1);
  });
  return [...new Map(found.map((one) => [relationKey(one), one])).values()];
}

function notMet(arrow: Relation, tail: Finding, tip: Finding): RelationFinding {
  const absent = [tail, tip].find(({ deployed }) => !deployed);
  return {
    ...arrow,
    from: tail.key,
    to: tip.key,
    status: absent?.status ?? 'missing',
    reason: absent ? `${absent.key} is ${absent.status}` : `${arrow.from} -> ${arrow.to} in the design`,
    evidence: { resource: tail.key, attribute: arrow.evidence.attribute },
  };
}
