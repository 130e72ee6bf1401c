import { type Comparison, DIVERGENT, type DriftSeverity, SEVERITIES } from '../model/comparison.ts';
import { sortedBy } from '../model/order.ts';
import { printable } from './printable.ts';
import { typeText } from './words.ts';

/** One divergence over time. */
export interface Drift {
  readonly type: string;
  readonly key: string;
  /** `missing`, `unmanaged`, or the attribute that differs */
  readonly what: string;
  readonly severity: DriftSeverity;
  /** the scan that saw it first since it was last seen to be gone */
  readonly since: string;
  /** the first scan that no longer saw it; absent while it lasts */
  readonly until?: string;
}

/** When each divergence appeared and went, from comparisons of one design at different times; what lasts first. */
export function historyOf(comparisons: readonly Comparison[]): Drift[] {
  const inTime = sortedBy(comparisons, ({ deployed }) => deployed.capturedAt);
  const open = new Map<string, Drift>();
  const closed: Drift[] = [];
  for (const comparison of inTime) {
    const { capturedAt } = comparison.deployed;
    const seen = new Map(driftsIn(comparison).map((drift) => [idOf(drift), drift]));
    const hidden = new Set(
      comparison.findings.flatMap(({ key, status }) => (status === 'not-checked' ? [key] : [])),
    );
    for (const [id, drift] of open) {
      // what could not be looked at has not gone
      if (seen.has(id) || hidden.has(drift.key)) continue;
      closed.push({ ...drift, until: capturedAt });
      open.delete(id);
    }
    for (const [id, drift] of seen) if (!open.has(id)) open.set(id, drift);
  }
  return inOrder([...open.values(), ...closed]);
}

/** One line per divergence. */
export function renderHistory(drifts: readonly Drift[]): string {
  if (drifts.length === 0) return 'no divergence in any of the comparisons\n';
  const lines = drifts.map(({ type, key, what, severity, since, until }) => {
    const span = until === undefined ? `since ${since}` : `from ${since} until ${until}`;
    return printable(`${span}  ${severity.padEnd(8)} ${typeText(type)} ${key}: ${what}`);
  });
  return `${lines.join('\n')}\n`;
}

function driftsIn({ findings, deployed }: Comparison): Drift[] {
  return findings.flatMap(({ type, key, status, changes, severity = 'info' }) => {
    if (!DIVERGENT.includes(status)) return [];
    const drift = { type, key, since: deployed.capturedAt };
    if (changes.length === 0) return [{ ...drift, what: status, severity }];
    return changes.map((change) => ({ ...drift, what: change.path, severity: change.severity ?? severity }));
  });
}

function idOf({ type, key, what }: Drift): string {
  return JSON.stringify([type, key, what]);
}

function inOrder(drifts: readonly Drift[]): Drift[] {
  return sortedBy(
    drifts,
    ({ until }) => (until === undefined ? '0' : '1'),
    ({ since }) => since,
    ({ severity }) => String(SEVERITIES.indexOf(severity)),
    ({ key }) => key,
    ({ what }) => what,
  );
}
