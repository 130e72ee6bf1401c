import { FLOW_KINDS } from '../catalogue/contract.ts';
import type { Finding, RelationFinding, Status } from '../model/comparison.ts';
import type { Evidence, Relation, Resource } from '../model/graph.ts';
import { attributeOf, definitionOf, statingPaths } from './attribute.ts';
import type { Ends } from './ends.ts';

/** A deployed arrow that no declared one accounts for. `arrow` is on finding keys, `evidence` still on deployed ones. */
export function judgeDeployedArrow(arrow: Relation, evidence: Evidence, ends: Ends): RelationFinding {
  const stating = ends.deployed(evidence.resource)?.finding;
  const finding = { ...arrow, evidence: { ...evidence, resource: stating?.key ?? evidence.resource } };
  const verdict = byEnds(finding, ends);
  if (verdict) return { ...finding, ...verdict };
  const own = byEvidence(finding, stating);
  return { ...finding, ...(own.status === 'unmanaged' && ends.isStated(finding) ? IN_SYNC : own) };
}

interface Verdict {
  readonly status: Status;
  readonly reason?: string;
}

const IN_SYNC: Verdict = { status: 'in-sync' };

/** Statuses of an undeclared end, in the order in which they decide. */
const DECIDING: readonly Status[] = [
  'aws-default',
  'owned-elsewhere',
  'accepted',
  'not-checked',
  'unmanaged',
];

function byEnds({ from, to, kind }: Relation, ends: Ends): Verdict | undefined {
  // what stands in a zone stands or falls with itself, not with the zone
  const keys = kind === 'contains' ? [to] : [from, to];
  const undeclared = keys.flatMap((key) => {
    const end = ends.deployed(key)?.finding ?? ends.declared(key)?.finding;
    return end && !end.desired ? [end] : [];
  });
  const deciding = DECIDING.flatMap((status) => undeclared.find((end) => end.status === status) ?? [])[0];
  return deciding && { status: deciding.status, reason: `${deciding.key} is ${deciding.status}` };
}

/** Both ends are declared: does the design say nothing about the arrow, or does it say otherwise? */
function byEvidence({ kind, evidence }: Relation, stating: Finding | undefined): Verdict {
  const isFlow = FLOW_KINDS.includes(kind);
  if (!stating) return { status: isFlow ? 'unmanaged' : 'in-sync' };
  if (!stating.desired) return isFlow ? sharing(stating) : { status: 'in-sync' };
  const path = evidence.attribute;
  const paths = statingPaths(stating.type, path);
  if (stating.changes.some((change) => paths.includes(change.path)))
    return {
      status: stating.status === 'accepted' ? 'accepted' : 'unmanaged',
      reason: `${path} of ${stating.key} differs`,
    };
  const open = stating.notCompared.find((entry) => paths.includes(entry.path));
  if (open)
    return { status: stating.status === 'not-checked' ? 'not-checked' : 'in-sync', reason: open.reason };
  return !isFlow || isStated(stating.desired, path)
    ? { status: 'in-sync' }
    : { status: 'unmanaged', reason: `the design does not state ${path} of ${stating.key}` };
}

/** By the design, or by AWS on its own. */
function isStated(declared: Resource, path: string): boolean {
  return attributeOf(declared, path) !== undefined || definitionOf(declared.type, path)?.computed === true;
}

function sharing(stating: Finding): Verdict {
  return { status: stating.status, reason: `${stating.key} is ${stating.status}` };
}
