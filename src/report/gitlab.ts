import type { Comparison, Status } from '../model/comparison.ts';
import { fingerprint } from './fingerprint.ts';
import { incidentsOf } from './incident.ts';
import { printable, shortened } from './printable.ts';

/** GitLab's code quality list: one entry per divergence, at a line of the design. */
export function renderGitlab(comparison: Comparison): string {
  const entries = incidentsOf(comparison, ['missing', 'changed', 'unmanaged', 'not-checked']).map(
    (incident) => {
      const { status, isArrow, identity, message, file, line } = incident;
      const name = isArrow ? `isodrift-arrow-${status}` : `isodrift-${status}`;
      return {
        description: shortened(message, 1000),
        check_name: name,
        fingerprint: fingerprint(name, ...identity),
        severity: SEVERITIES[status] ?? 'info',
        location: { path: printable(file).replace(/^(\.\/)+/, ''), lines: { begin: line } },
      };
    },
  );
  return `${JSON.stringify(entries, null, 2)}\n`;
}

const SEVERITIES: Partial<Record<Status, string>> = {
  missing: 'critical',
  changed: 'major',
  unmanaged: 'minor',
  'not-checked': 'info',
};
