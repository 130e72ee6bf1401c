import type { Comparison } from '../model/comparison.ts';
import type { Desired, Inventory } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';
import { withArchitecture, withoutComponentArrows } from './architecture.ts';
import { memberReason } from './components.ts';
import { withCounted } from './counted.ts';
import { blindness } from './coverage.ts';
import type { Surroundings } from './diff.ts';
import { type Judged, judgeDeclared, judgeUndeclared } from './findings.ts';
import { climbAll } from './climb.ts';
import { logicalIds } from './infer-stack.ts';
import { ladder } from './match.ts';
import { excusesFor } from './ownership.ts';
import { nearDivergence, statedPointers } from './near.ts';
import { pointersOf } from './pointers.ts';
import type { Ends } from './ends.ts';
import { judgeRelations } from './relations.ts';
import { stackTags, stackWarning } from './stacks.ts';
import { exposuresOf } from './exposures.ts';
import { protectionRows } from './protection.ts';
import { scaledBy } from './scaled.ts';
import { inReadingOrder, summaryOf } from './summary.ts';

/** Where the declared design and the deployed account agree, where they diverge, and what could not be seen. */
export function compare(given: Desired, inventory: Inventory): Comparison {
  const whole = withCounted(given, inventory);
  const desired = withoutComponentArrows(whole);
  const declared = sortedBy(desired.resources, ({ key }) => key);
  const deployed = sortedBy(inventory.resources, ({ key }) => key);
  const matches = ladder(declared, deployed);
  const pointers = pointersOf(desired, inventory, matches);
  const around: Surroundings = {
    matches,
    pointers,
    isScaled: scaledBy(deployed, matches, pointers),
    blindness: blindness(inventory),
    inheritedTags: stackTags(deployed),
  };
  climbAll(matches, around, logicalIds(desired, deployed));
  const judgement = {
    ...around,
    excuseOf: excusesFor(matches, around.pointers),
    memberReason: memberReason(whole.components ?? []),
    stackWarning: stackWarning(deployed),
    accepted: desired.accepted ?? [],
    severities: desired.severities ?? [],
    capturedAt: inventory.capturedAt,
  };
  const judged = [
    ...declared.map((resource) => judgeDeclared(resource, judgement)),
    ...deployed.filter((one) => !matches.declaredFor.has(one)).map((one) => judgeUndeclared(one, judgement)),
  ];
  return withArchitecture(comparisonOf(desired, inventory, judged, around), whole, inventory, around);
}

function comparisonOf(
  desired: Desired,
  inventory: Inventory,
  judged: readonly Judged[],
  { pointers, matches, blindness: sight }: Surroundings,
): Comparison {
  const near = nearDivergence(judged, desired.relations, pointers);
  const stated = statedPointers(judged, desired);
  const relations = judgeRelations(desired.relations, inventory.relations, {
    ...endsOf(judged),
    isNearDivergence: (key) => near.has(key),
    isStated: stated,
  });
  const findings = inReadingOrder(judged.map(({ finding }) => finding));
  const exposures = exposuresOf(
    findings,
    inventory.resources,
    pointers,
    (one) => matches.deployedFor.get(one)?.deployed,
  );
  const protection = protectionRows(findings, { pointers, blindness: sight });
  const { capturedAt, scanner, accounts, regions, coverage } = inventory;
  return {
    format: 'isodrift/comparison@1',
    title: desired.title,
    desired: { sources: desired.sources },
    deployed: { capturedAt, scanner, accounts, regions, coverage },
    findings,
    relations,
    gaps: [...inventory.gaps, ...desired.gaps],
    summary: summaryOf(judged, { relations, exposures }, inventory),
    ...(desired.notes ? { notes: desired.notes } : {}),
    ...(exposures.length === 0 ? {} : { exposures }),
    ...(protection.length === 0 ? {} : { protection }),
  };
}

function endsOf(judged: readonly Judged[]): Pick<Ends, 'declared' | 'deployed'> {
  const byDeclared = new Map(
    judged.flatMap((one) => (one.finding.desired ? [[one.finding.desired.key, one] as const] : [])),
  );
  const byDeployed = new Map(
    judged.flatMap((one) => (one.finding.deployed ? [[one.finding.deployed.key, one] as const] : [])),
  );
  return {
    declared: (key) => byDeclared.get(key),
    deployed: (key) => byDeployed.get(key),
  };
}
