import { FLOW_KINDS } from '../catalogue/contract.ts';
import { entryFor } from '../catalogue/index.ts';
import type { RelationFinding, Status } from '../model/comparison.ts';
import type { Relation } from '../model/graph.ts';
import { definitionOf, statingPaths } from './attribute.ts';
import type { Judged } from './findings.ts';
import type { Ends } from './ends.ts';

export interface ArrowJudgement {
  readonly finding: RelationFinding;
  /** the deployed arrows that this declared one accounts for */
  readonly meets: readonly Relation[];
}

/** A declared arrow against the deployed arrows between the same ends. */
export function judgeDeclaredArrow(
  arrow: Relation,
  candidates: readonly Relation[],
  ends: Ends,
): ArrowJudgement {
  const meets = candidates.filter((candidate) =>
    isMet(arrow, candidate, arrow.kind === candidate.kind || isDerived(arrow, ends)),
  );
  const verdict = meets.length > 0 ? IN_SYNC : (byEnds(arrow, ends) ?? byEvidence(arrow, ends));
  const { unread: _, ...plain } = arrow;
  return { finding: { ...plain, ...verdict }, meets };
}

interface Verdict {
  readonly status: Status;
  readonly reason?: string;
}

const IN_SYNC: Verdict = { status: 'in-sync' };

/** What an attribute says has a kind and a label; what people wrote by hand leaves both open. */
export function isMet(arrow: Relation, candidate: Relation, isExact: boolean): boolean {
  const isSameKind =
    arrow.kind === candidate.kind ||
    (!isExact && FLOW_KINDS.includes(arrow.kind) && FLOW_KINDS.includes(candidate.kind));
  const isSameLabel =
    arrow.label === candidate.label || arrow.label === undefined || candidate.label === undefined;
  return isSameKind && isSameLabel;
}

function isDerived({ evidence }: Relation, ends: Ends): boolean {
  const stating = ends.declared(evidence.resource);
  return stating !== undefined && definitionOf(stating.finding.type, evidence.attribute) !== undefined;
}

/** An arrow cannot be there when one of its ends is not. */
function byEnds({ from, to }: Relation, ends: Ends): Verdict | undefined {
  for (const key of [from, to]) {
    const end = ends.declared(key)?.finding;
    if (!end) return { status: 'not-checked', reason: `${key} is not in the design` };
    if (!end.deployed) return { status: end.status, reason: `${key} is ${WORDS[end.status] ?? end.status}` };
  }
  return undefined;
}

const WORDS: Partial<Record<Status, string>> = {
  pending: 'still to be created',
  'not-checked': 'not checked',
  accepted: 'missing, and that is accepted',
};

/** Both ends are there, the arrow is not: true only if what states it differs, or what it passes through. */
function byEvidence(arrow: Relation, ends: Ends): Verdict {
  const stating = ends.declared(arrow.evidence.resource);
  const path = arrow.evidence.attribute;
  if (arrow.unread) return { status: 'in-sync', reason: `${path} is not read from the account` };
  if (!stating || !isDerived(arrow, ends)) return { status: 'missing', reason: 'both ends are deployed' };
  const { finding } = stating;
  if (!finding.deployed) return { status: finding.status, reason: `${finding.key} states it` };
  const paths = statingPaths(finding.type, path);
  const open = finding.notCompared.find((entry) => paths.includes(entry.path));
  if (open)
    return { status: finding.status === 'not-checked' ? 'not-checked' : 'in-sync', reason: open.reason };
  const isChanged = finding.changes.some((change) => paths.includes(change.path));
  if (isChanged)
    return {
      status: finding.status === 'accepted' ? 'accepted' : 'missing',
      reason: `${path} of ${finding.key} differs`,
    };
  const mayBeBroken =
    stating.compared.includes(path) &&
    !isDirect(arrow, stating, ends) &&
    [arrow.from, arrow.to].some(ends.isNearDivergence);
  return mayBeBroken ? { status: 'missing', reason: 'something it passes through differs' } : IN_SYNC;
}

/** The attribute alone makes the arrow: nothing in between can break it. */
function isDirect({ from, to }: Relation, { finding }: Judged, ends: Ends): boolean {
  const isFolded = (key: string): boolean =>
    entryFor(ends.declared(key)?.finding.type ?? '')?.drawn === 'detail';
  return (
    [from, to].includes(finding.key) ||
    entryFor(finding.type)?.link !== undefined ||
    isFolded(from) ||
    isFolded(to)
  );
}
