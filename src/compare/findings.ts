import { DIVERGENT, type Finding, type Status } from '../model/comparison.ts';
import type { Acceptance, Resource, SeverityRule } from '../model/graph.ts';
import { acceptanceOf, lapsedAcceptanceOf } from './accepted.ts';
import { type Diff, diff, type Surroundings } from './diff.ts';
import type { Matched } from './match.ts';
import type { Excuse } from './ownership.ts';
import { withFixes } from './fixes.ts';
import { withSeverity } from './severity.ts';

/** What decides a status besides the resource itself. */
export interface Judgement extends Surroundings {
  readonly excuseOf: (deployed: Resource) => Excuse | undefined;
  /** why an undeclared resource is as designed all the same */
  readonly memberReason?: (deployed: Resource) => string | undefined;
  /** why nothing of its stack can be there */
  readonly stackWarning: (declared: Resource) => string | undefined;
  readonly accepted: readonly Acceptance[];
  readonly severities: readonly SeverityRule[];
  readonly capturedAt: string;
}

/** A finding with what the summary and the arrows ask about it; `compared` does not leave the comparison. */
export interface Judged {
  readonly finding: Finding;
  readonly compared: readonly string[];
}

/** The finding of one declared resource. */
export function judgeDeclared(declared: Resource, judgement: Judgement): Judged {
  const matched = judgement.matches.deployedFor.get(declared);
  if (!matched) return { finding: graded(absent(declared, judgement), judgement), compared: [] };
  const found = diff(declared, matched.deployed, judgement);
  const { status, reason = renamedReason(declared, matched) } = statusOf(found);
  const finding: Finding = {
    key: declared.key,
    type: declared.type,
    status,
    desired: declared,
    deployed: matched.deployed,
    changes: found.changes,
    notCompared: found.notCompared,
    suppressed: found.suppressed,
    match: matched.rung,
    ...(reason === undefined ? {} : { reason }),
  };
  return { finding: graded(finding, judgement), compared: found.compared };
}

/** The finding of one deployed resource that no declared one stands for. */
export function judgeUndeclared(deployed: Resource, judgement: Judgement): Judged {
  const excuse = judgement.excuseOf(deployed);
  const tie = judgement.matches.ties.get(deployed);
  const finding: Finding = {
    key: deployed.key,
    type: deployed.type,
    deployed,
    ...NOTHING_COMPARED,
    ...(excuse ?? standing(tie, judgement.memberReason?.(deployed))),
  };
  return { finding: graded(finding, judgement), compared: [] };
}

/** Part of a component is as designed: the component says how many there may be. */
function standing(tie: string | undefined, part: string | undefined): Verdict {
  if (part !== undefined) return { status: 'in-sync', reason: part };
  return tie === undefined ? { status: 'unmanaged' } : { status: 'not-checked', reason: tie };
}

const NOTHING_COMPARED = { changes: [], notCompared: [], suppressed: [] } as const;

/** AWS gives a name to one resource at a time: this one has taken the place of the declared one. */
function renamedReason({ id }: Resource, { deployed, rung }: Matched): string | undefined {
  return rung === 'natural-key' && id !== ''
    ? `declared as ${id}, found by its name as ${deployed.id}`
    : undefined;
}

interface Verdict {
  readonly status: Status;
  readonly reason?: string;
}

/** What differs, differs, whatever else could not be seen; what agrees is in sync only when all of it was seen. */
function statusOf({ changes, hidden }: Diff): Verdict {
  if (changes.length > 0) return { status: 'changed' };
  return hidden === undefined ? { status: 'in-sync' } : { status: 'not-checked', reason: hidden };
}

/** Missing is the last thing to say: only when nothing can have hidden it. */
function absent(declared: Resource, judgement: Judgement): Finding {
  const tie = judgement.matches.ties.get(declared);
  const hidden = judgement.blindness.hidesResource(declared);
  const finding = { key: declared.key, type: declared.type, desired: declared, ...NOTHING_COMPARED };
  if (tie !== undefined) return { ...finding, status: 'not-checked', reason: tie };
  if (declared.pending) return { ...finding, status: 'pending', reason: 'a plan is to create it' };
  const open = hidden ?? declared.conditional;
  if (open !== undefined) return { ...finding, status: 'not-checked', reason: open };
  const reason = judgement.stackWarning(declared);
  return { ...finding, status: 'missing', ...(reason === undefined ? {} : { reason }) };
}

function graded(finding: Finding, judgement: Judgement): Finding {
  return withFixes(withSeverity(withAcceptance(finding, judgement), judgement.severities));
}

function withAcceptance(finding: Finding, { accepted, capturedAt }: Judgement): Finding {
  if (accepted.length === 0 || !isDivergent(finding)) return finding;
  const rule = acceptanceOf(finding, accepted, capturedAt);
  if (!rule) return withLapsed(finding, lapsedAcceptanceOf(finding, accepted, capturedAt));
  const { reason, owner, expires } = rule;
  const who = ownerText(rule);
  const until = expires === undefined ? '' : `, until ${expires}`;
  const acceptance = {
    reason,
    ...(owner === undefined ? {} : { owner }),
    ...(expires === undefined ? {} : { expires }),
  };
  return { ...finding, status: 'accepted', reason: `${reason}${who}${until}`, acceptance };
}

/** Whoever sees it again should hear that it is not new. */
function withLapsed(finding: Finding, rule: Acceptance | undefined): Finding {
  if (!rule) return finding;
  const lapsed = `was accepted until ${rule.expires ?? ''}: ${rule.reason}${ownerText(rule)}`;
  return { ...finding, reason: finding.reason === undefined ? lapsed : `${finding.reason}; ${lapsed}` };
}

function ownerText({ owner }: Acceptance): string {
  return owner === undefined ? '' : ` (${owner})`;
}

function isDivergent({ status }: Finding): boolean {
  return DIVERGENT.includes(status);
}
