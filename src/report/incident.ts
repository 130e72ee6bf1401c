import type {
  Comparison,
  DriftSeverity,
  Exposure,
  Finding,
  RelationFinding,
  Status,
} from '../model/comparison.ts';
import { printable } from './printable.ts';
import { changeText, exposureText, pathText, tellingArrows, typeText } from './words.ts';

/** One thing for a code scanner's list: what is wrong, and the line of the design that says otherwise. */
export interface Incident {
  readonly status: Status;
  readonly what: 'resource' | 'arrow' | 'exposure';
  /** what stays the same from run to run */
  readonly identity: readonly string[];
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly reason: string | undefined;
  readonly severity: DriftSeverity | undefined;
}

/** The findings and arrows with one of the statuses, in reading order. */
export function incidentsOf(comparison: Comparison, statuses: readonly Status[]): Incident[] {
  const fallback = comparison.desired.sources[0]?.file ?? 'isodrift.yaml';
  const files = new Set(comparison.desired.sources.map(({ file }) => file));
  const byKey = new Map(comparison.findings.map((finding) => [finding.key, finding]));
  const place = (finding: Finding | undefined): Pick<Incident, 'file' | 'line'> => {
    const source = finding?.desired?.source;
    // an inventory that serves as design names API actions, not files
    if (!source || (source.line === undefined && !files.has(source.origin)))
      return { file: fallback, line: 1 };
    return { file: source.origin, line: source.line ?? 1 };
  };
  return [
    ...(comparison.exposures ?? [])
      .filter(({ status }) => statuses.includes(status))
      .map((exposure) => ({
        status: exposure.status,
        what: 'exposure' as const,
        identity: [exposure.from, exposure.to, exposure.port],
        message: `${exposureText(exposure)}: ${pathText(exposure)}`,
        reason: exposure.reason,
        severity: exposure.severity,
        ...place(causeOf(exposure, byKey) ?? byKey.get(exposure.to)),
      })),
    ...comparison.findings
      .filter(({ status }) => statuses.includes(status))
      .map((finding) => ({
        status: finding.status,
        what: 'resource' as const,
        identity: [finding.type, finding.key],
        message: findingMessage(finding),
        reason: finding.reason,
        severity: finding.severity,
        ...place(finding),
      })),
    ...tellingArrows(comparison)
      .filter(({ status }) => statuses.includes(status))
      .map((relation) => ({
        status: relation.status,
        what: 'arrow' as const,
        identity: [relation.kind, relation.from, relation.to, relation.label ?? ''],
        message: arrowMessage(relation),
        reason: relation.reason,
        severity: relation.severity,
        ...place(byKey.get(relation.evidence.resource) ?? byKey.get(relation.from)),
      })),
  ];
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

function findingMessage(finding: Finding): string {
  const changes = finding.changes.map(
    (change) => `${printable(change.path)}: ${changeText(change, { length: 120 })}`,
  );
  const details = [...changes, ...(finding.reason === undefined ? [] : [printable(finding.reason)])];
  const head = `${typeText(finding.type)} ${printable(finding.key)} ${MESSAGES[finding.status]}`;
  return details.length > 0 ? `${head}: ${details.join('; ')}` : head;
}

function arrowMessage({ from, to, kind, label, status, reason }: RelationFinding): string {
  const what = printable(`${from} ${kind} ${to}${label === undefined ? '' : ` ${label}`}`);
  return `arrow ${what} ${MESSAGES[status]}${reason === undefined ? '' : `: ${printable(reason)}`}`;
}
