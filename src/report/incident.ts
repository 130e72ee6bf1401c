import {
  type Comparison,
  DIVERGENT,
  type Exposure,
  type Finding,
  type RelationFinding,
  type Status,
} from '../model/comparison.ts';
import type { Source } from '../model/graph.ts';
import { tellingArrows } from '../model/telling.ts';
import { componentIncident, conflictIncident, ruleIncident } from './architecture-incident.ts';
import { printable } from './printable.ts';
import type { Told, ToldStatus } from './told.ts';
import { changeText, exposureText, pathText, typeText } from './words.ts';

/** One thing for a list of problems: what is wrong, and the line of the design that says otherwise. */
export interface Incident extends Told {
  readonly file: string;
  readonly line: number;
}

/** Exposures, resources, arrows, rules, components and disagreements with one of the statuses, in reading order. */
export function incidentsOf(comparison: Comparison, statuses: readonly ToldStatus[]): Incident[] {
  const byKey = new Map(comparison.findings.map((finding) => [finding.key, finding]));
  const at = placer(comparison);
  const atFinding = (finding: Finding | undefined): Place => at(finding?.desired?.source);
  const { exposures = [], rules = [], components = [], conflicts = [] } = comparison;
  const all: readonly Incident[] = [
    ...exposures.map((exposure) => ({
      ...exposureIncident(exposure),
      ...atFinding(causeOf(exposure, byKey) ?? byKey.get(exposure.to)),
    })),
    ...rules.map((rule) => ({ ...ruleIncident(rule), ...at(rule.source) })),
    ...components.map((component) => ({ ...componentIncident(component), ...at(component.source) })),
    ...conflicts.map((conflict) => ({ ...conflictIncident(conflict), ...at(conflict.other.source) })),
    ...comparison.findings.map((finding) => ({ ...findingIncident(finding), ...atFinding(finding) })),
    ...tellingArrows(comparison).map((relation) => ({
      ...arrowIncident(relation),
      ...atFinding(byKey.get(relation.evidence.resource) ?? byKey.get(relation.from)),
    })),
  ];
  return all.filter(({ status }) => statuses.includes(status));
}

type Place = Pick<Incident, 'file' | 'line'>;

/** Where a source stands, and the design as such for what nobody declared. */
function placer({ desired }: Comparison): (source: Source | undefined) => Place {
  const fallback = desired.sources[0]?.file ?? 'isodrift.yaml';
  const files = new Set(desired.sources.map(({ file }) => file));
  return (source) => {
    // an inventory that serves as design names API actions, not files
    if (!source || (source.line === undefined && !files.has(source.origin)))
      return { file: fallback, line: 1 };
    return { file: source.origin, line: source.line ?? 1 };
  };
}

/** The last thing on the way in that diverges: there it is to be closed. */
function causeOf({ path }: Exposure, byKey: ReadonlyMap<string, Finding>): Finding | undefined {
  return path
    .flatMap(({ key }) => byKey.get(key) ?? [])
    .findLast(({ desired, changes }) => desired !== undefined && changes.length > 0);
}

const MESSAGES: Readonly<Record<Status, string>> = {
  missing: 'is declared, but not deployed',
  changed: 'is deployed differently from the design',
  unmanaged: 'is deployed, but not declared',
  'not-checked': 'could not be checked',
  pending: 'is still to be created',
  accepted: 'diverges, and that is accepted',
  'owned-elsewhere': 'belongs to another design',
  'aws-default': 'is made by AWS',
  'in-sync': 'is deployed as designed',
};

function exposureIncident(exposure: Exposure): Told {
  const { from, to, port, status, reason, severity } = exposure;
  return {
    what: 'exposure',
    status,
    identity: [from, to, port],
    subject: exposureText(exposure),
    message: `${exposureText(exposure)}: ${pathText(exposure)}`,
    reason,
    severity,
    fixes: [],
    isDivergent: DIVERGENT.includes(status),
  };
}

function findingIncident(finding: Finding): Told {
  const { type, key, status, reason, severity, fixes = [] } = finding;
  const changes = finding.changes.map(
    (change) => `${printable(change.path)}: ${changeText(change, { length: 120 })}`,
  );
  const details = [...changes, ...(reason === undefined ? [] : [printable(reason)])];
  const head = `${typeText(type)} ${printable(key)} ${MESSAGES[status]}`;
  return {
    what: 'resource',
    status,
    identity: [type, key],
    subject: key,
    message: details.length > 0 ? `${head}: ${details.join('; ')}` : head,
    reason,
    severity,
    fixes,
    isDivergent: DIVERGENT.includes(status),
  };
}

function arrowIncident({ from, to, kind, label, status, reason, severity }: RelationFinding): Told {
  const subject = `${from} ${kind} ${to}${label === undefined ? '' : ` ${label}`}`;
  const why = reason === undefined ? '' : `: ${printable(reason)}`;
  return {
    what: 'arrow',
    status,
    identity: [kind, from, to, label ?? ''],
    subject,
    message: `arrow ${printable(subject)} ${MESSAGES[status]}${why}`,
    reason,
    severity,
    fixes: [],
    isDivergent: DIVERGENT.includes(status),
  };
}
