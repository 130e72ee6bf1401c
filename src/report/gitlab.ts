import type { Comparison, DriftSeverity } from '../model/comparison.ts';
import { fingerprint } from './fingerprint.ts';
import { fixesMarkdown } from './fixes.ts';
import { incidentsOf } from './incident.ts';
import { printable, shortened } from './printable.ts';
import { NOT_AS_DESIGNED } from './told.ts';

/** GitLab's code quality list: one entry per divergence, at a line of the design. */
export function renderGitlab(comparison: Comparison): string {
  const entries = incidentsOf(comparison, NOT_AS_DESIGNED).map((incident) => {
    const { status, severity, what, identity, message, file, line, fixes } = incident;
    const name = what === 'resource' ? `isodrift-${status}` : `isodrift-${what}-${status}`;
    return {
      description: shortened(message, 1000),
      check_name: name,
      fingerprint: fingerprint(name, ...identity),
      severity: GRADES[severity ?? 'info'],
      ...(fixes.length === 0 ? {} : { content: { body: fixesMarkdown(fixes) } }),
      location: { path: printable(file).replace(/^(\.\/)+/, ''), lines: { begin: line } },
    };
  });
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** The words that GitLab knows. */
const GRADES: Readonly<Record<DriftSeverity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};
