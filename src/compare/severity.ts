import { concernOf } from '../catalogue/concern.ts';
import { describe, entryFor } from '../catalogue/index.ts';
import type { Concern } from '../catalogue/kind.ts';
import type { Layer } from '../catalogue/shapes.ts';
import {
  type Change,
  DIVERGENT,
  type DriftSeverity,
  type Finding,
  type RelationFinding,
  SEVERITIES,
} from '../model/comparison.ts';
import type { RelationKind, SeverityRule } from '../model/graph.ts';
import { fitsAttribute, fitsResource } from './pattern.ts';

/** A divergent finding with how much it matters, which the design may overrule; any other as it is. */
export function withSeverity(finding: Finding, rules: readonly SeverityRule[]): Finding {
  if (!DIVERGENT.includes(finding.status)) return finding;
  const own = rules.filter((rule) => fitsResource(rule.pattern, finding));
  const changes = finding.changes.map((change) => ({ ...change, severity: ofChange(finding, change, own) }));
  const severity =
    changes.length > 0 ? worst(changes.map((change) => change.severity)) : ofResource(finding, own);
  return { ...finding, changes, severity };
}

/** A divergent arrow with how much it matters. */
export function arrowWithSeverity(arrow: RelationFinding): RelationFinding {
  if (!DIVERGENT.includes(arrow.status)) return arrow;
  return { ...arrow, severity: ARROWS[arrow.kind] };
}

/** The worst of several; info when there are none. */
function worst(severities: readonly DriftSeverity[]): DriftSeverity {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 'info';
}

function ofChange({ type }: Finding, { path }: Change, rules: readonly SeverityRule[]): DriftSeverity {
  const rule = rules.findLast(({ pattern }) => fitsAttribute(pattern, path));
  if (rule) return rule.severity;
  return path.startsWith('Tags.') ? 'low' : BY_CONCERN[concernOf(type, path)];
}

function ofResource({ type, status }: Finding, rules: readonly SeverityRule[]): DriftSeverity {
  const rule = rules.findLast(({ pattern }) => !pattern.includes('#'));
  if (rule) return rule.severity;
  const { layer } = describe(type);
  const isBlock = (entryFor(type)?.drawn ?? 'block') === 'block';
  if (status === 'missing' && isBlock) return MISSING[layer];
  return status === 'missing' && layer !== 'identity' ? 'medium' : UNDECLARED[layer];
}

const BY_CONCERN: Readonly<Record<Concern, DriftSeverity>> = {
  exposure: 'high',
  encryption: 'high',
  identity: 'high',
  protection: 'high',
  configuration: 'medium',
  capacity: 'medium',
  words: 'low',
};

/** What is gone took its data along. */
const MISSING: Readonly<Record<Layer, DriftSeverity>> = {
  data: 'critical',
  identity: 'high',
  network: 'high',
  entry: 'high',
  edge: 'high',
  compute: 'high',
  integration: 'high',
  operations: 'medium',
};

/** What nobody declared may let somebody in. */
const UNDECLARED: Readonly<Record<Layer, DriftSeverity>> = {
  identity: 'high',
  data: 'medium',
  network: 'medium',
  entry: 'medium',
  edge: 'medium',
  compute: 'medium',
  integration: 'medium',
  operations: 'low',
};

const ARROWS: Readonly<Record<RelationKind, DriftSeverity>> = {
  guards: 'high',
  encrypts: 'high',
  assumes: 'high',
  connects: 'medium',
  invokes: 'medium',
  reads: 'medium',
  writes: 'medium',
  routes: 'medium',
  triggers: 'medium',
  contains: 'low',
  logs: 'low',
  uses: 'low',
};
