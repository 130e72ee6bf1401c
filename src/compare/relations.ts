import { relationKey } from '../catalogue/relations.ts';
import type { RelationFinding } from '../model/comparison.ts';
import type { Relation } from '../model/graph.ts';
import { groupBy, sortedBy } from '../model/order.ts';
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
  const found = new Map(
    deployed.map((relation) => {
      const arrow = onFindingKeys(relation, ends);
      return [relationKey(arrow), { arrow, relation }];
    }),
  );
  const betweenEnds = groupBy(found.values(), ({ arrow }) => endsKey(arrow));
  const met = new Set<Relation>();
  const stated = declared.map((relation) => {
    const candidates = betweenEnds.get(endsKey(relation)) ?? [];
    const { finding, meets } = judgeDeclaredArrow(
      relation,
      candidates.map(({ arrow }) => arrow),
      ends,
    );
    for (const arrow of meets) met.add(arrow);
    return finding;
  });
  const others = [...found.values()].filter(({ arrow }) => !met.has(arrow));
  const judged = [
    ...stated,
    ...others.map(({ arrow, relation }) => judgeDeployedArrow(arrow, relation.evidence, ends)),
  ];
  return inOrder(judged.map(arrowWithSeverity));
}

function onFindingKeys(relation: Relation, { deployed }: Ends): Relation {
  const keyOf = (key: string): string => deployed(key)?.finding.key ?? key;
  return { ...relation, from: keyOf(relation.from), to: keyOf(relation.to) };
}

function endsKey({ from, to }: Relation): string {
  return JSON.stringify([from, to]);
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
