import { describe } from '../../catalogue/index.ts';
import type { Layer, Shape } from '../../catalogue/shapes.ts';
import { DIVERGENT, type Finding, type Status } from '../../model/comparison.ts';
import { compareStrings } from '../../model/order.ts';

// Losing or opening what holds data or decides who gets in hurts more than a changed alarm.
const LAYERS: Readonly<Record<Layer, number>> = {
  identity: 5,
  data: 5,
  network: 4,
  entry: 4,
  edge: 4,
  compute: 3,
  integration: 3,
  operations: 1,
};
const GUARDS: ReadonlySet<Shape> = new Set<Shape>(['security-group', 'firewall', 'role', 'policy', 'key']);
const STATUS: Readonly<Partial<Record<Status, number>>> = { missing: 3, changed: 3, unmanaged: 2 };

/** Divergent findings, those that matter most first. */
export function ranked(findings: readonly Finding[]): Finding[] {
  return findings
    .filter(({ status }) => DIVERGENT.includes(status))
    .map((finding) => ({ finding, weight: weightOf(finding) }))
    .toSorted((a, b) => b.weight - a.weight || compareStrings(a.finding.key, b.finding.key))
    .map(({ finding }) => finding);
}

function weightOf({ type, status, changes }: Finding): number {
  const { layer, shape } = describe(type);
  const place = LAYERS[layer] + (GUARDS.has(shape) ? 2 : 0);
  return place * (STATUS[status] ?? 0) + Math.min(changes.length, 5) / 2;
}
