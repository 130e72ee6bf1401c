import type { RelationFinding } from '../model/comparison.ts';
import type { Relation } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';
import { judgeDeclaredArrow } from './arrow-declared.ts';
import { judgeDeployedArrow } from './arrow-deployed.ts';
import type { Ends } from './ends.ts';
import { arrowWithSeverity } from './severity.ts';
import { rank } from './summary.ts';

/** A finding for every arrow of either side, on finding keys. */
export function judgeRelations(
  declared: readonly Relation[],
  deployed: readonly Relation[],
  ends: Ends,
): RelationFinding[] {
  const found = betweenEnds(deployed, ends);
  const met = new Set<Relation>();
  const stated = declared.map((relation) => {
    const candidates = found.get(relation.from)?.get(relation.to) ?? [];
    const { finding, meets } = judgeDeclaredArrow(
      relation,
      candidates.map(({ arrow }) => arrow),
      ends,
    );
    for (const arrow of meets) met.add(arrow);
    return finding;
  });
  const others = [...found.values()]
    .flatMap((byEnd) => [...byEnd.values()].flat())
    .filter(({ arrow }) => !met.has(arrow));
  const judged = [
    ...stated,
    ...others.map(({ arrow, relation }) => judgeDeployedArrow(arrow, relation.evidence, ends)),
  ];
  return inOrder(judged.map(arrowWithSeverity));
}

/** A deployed arrow on finding keys, and as it was found. */
interface Found {
  readonly arrow: Relation;
  readonly relation: Relation;
}

/** By start, then by end: no key is put together, of which there would be as many as arrows. One of each kind and label. */
function betweenEnds(deployed: readonly Relation[], ends: Ends): ReadonlyMap<string, Map<string, Found[]>> {
  const index = new Map<string, Map<string, Found[]>>();
  for (const relation of deployed) {
    const arrow = onFindingKeys(relation, ends);
    const byEnd = index.get(arrow.from) ?? new Map<string, Found[]>();
    index.set(arrow.from, byEnd);
    const known = byEnd.get(arrow.to) ?? [];
    byEnd.set(arrow.to, known);
    const isKnown = known.some(({ arrow: one }) => one.kind === arrow.kind && one.label === arrow.label);
    if (!isKnown) known.push({ arrow, relation });
  }
  return index;
}

function onFindingKeys(relation: Relation, { deployed }: Ends): Relation {
  const from = deployed(relation.from)?.finding.key ?? relation.from;
  const to = deployed(relation.to)?.finding.key ?? relation.to;
  return from === relation.from && to === relation.to ? relation : { ...relation, from, to };
}

function inOrder(findings: readonly RelationFinding[]): RelationFinding[] {
  return sortedBy(
    findings,
    ({ status }) => rank(status),
    ({ from }) => from,
    ({ to }) => to,
    ({ kind }) => kind,
    ({ label }) => label ?? '',
    ({ evidence }) => evidence.resource,
    ({ evidence }) => evidence.attribute,
  );
}
