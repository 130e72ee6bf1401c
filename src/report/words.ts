import { type Change, type Comparison, DIVERGENT, type Finding, type Status } from '../model/comparison.ts';
import type { Source } from '../model/graph.ts';
import { isList, isObject, isReference, isUnknown, type Value } from '../model/value.ts';
import { printable, shortened } from './printable.ts';

/** One character per status, the same in every report. */
export const GLYPHS: Readonly<Record<Status, string>> = {
  missing: '−',
  changed: 'Δ',
  unmanaged: '+',
  'not-checked': '?',
  pending: '…',
  accepted: '≈',
  'owned-elsewhere': '↗',
  'aws-default': '·',
  'in-sync': '=',
};

/** What people read. */
export const WORDS: Readonly<Record<Status, string>> = {
  missing: 'missing',
  changed: 'changed',
  unmanaged: 'unmanaged',
  'not-checked': 'not checked',
  pending: 'pending',
  accepted: 'accepted',
  'owned-elsewhere': 'owned elsewhere',
  'aws-default': 'AWS default',
  'in-sync': 'in sync',
};

/** The whole comparison in one sentence. */
export function verdict({ summary }: Comparison): string {
  const { findings, relations } = summary;
  const counted = (status: Status): string[] => [
    ...(findings[status] > 0 ? [`${findings[status]} ${WORDS[status]}`] : []),
    ...(relations[status] > 0 ? [`${plural(relations[status], 'arrow')} ${WORDS[status]}`] : []),
  ];
  const gaps = Object.values(summary.gaps).reduce((sum, count) => sum + count, 0);
  const open = [
    ...counted('not-checked'),
    ...(gaps > 0 ? [`${plural(gaps, 'call')} without an answer`] : []),
  ];
  const divergent = DIVERGENT.flatMap(counted);
  if (divergent.length > 0) return `diverges: ${[...divergent, ...open].join(', ')}`;
  if (open.length > 0) return `nothing diverges, but not everything was seen: ${open.join(', ')}`;
  return `in sync: ${plural(findings['in-sync'], 'resource')} as designed`;
}

/** `1 arrow`, `2 arrows`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `RDS DBInstance` for `AWS::RDS::DBInstance`. */
export function typeText(type: string): string {
  return printable(type.replace(/^AWS::/, '').replaceAll('::', ' '));
}

/** `infra/main.tfstate:12`, or nothing for what no file declares. */
export function placeOf(finding: Finding): string {
  const source: Source | undefined = finding.desired?.source;
  if (!source) return '';
  return printable(source.line === undefined ? source.origin : `${source.origin}:${source.line}`);
}

/** `36 of 40 (90 %)`; n/a for an empty whole. */
export function ratioText({ part, whole }: { readonly part: number; readonly whole: number }): string {
  return whole === 0 ? 'n/a' : `${part} of ${whole} (${Math.floor((part / whole) * 100)} %)`;
}

/** Both sides of one change; of two lists only the members that the other lacks. */
export function sidesOf(
  { desired, deployed }: Change,
  length: number,
): { readonly desired: string; readonly deployed: string } {
  if (isPlainList(desired) && isPlainList(deployed)) {
    const missing = without(desired, deployed);
    const extra = without(deployed, desired);
    if (missing.length > 0 || extra.length > 0)
      return { desired: valueText(missing, length), deployed: valueText(extra, length) };
  }
  return { desired: valueText(desired, length), deployed: valueText(deployed, length) };
}

/** A value for people, cut to a length. */
export function valueText(value: Value | null, length: number): string {
  if (value === null || (isList(value) && value.length === 0)) return 'nothing';
  if (isReference(value))
    return shortened(printable(`→ ${value.$ref}${value.of === undefined ? '' : `.${value.of}`}`), length);
  return shortened(printable(JSON.stringify(value)), length);
}

/** References and unknowns equal what they do not look like. */
function isPlainList(value: Value | null): value is readonly Value[] {
  return isList(value) && value.every(isPlain);
}

function isPlain(value: Value): boolean {
  if (isReference(value) || isUnknown(value)) return false;
  if (isList(value)) return value.every(isPlain);
  return !isObject(value) || Object.values(value).every(isPlain);
}

function without(values: readonly Value[], others: readonly Value[]): Value[] {
  const known = new Set(others.map((other) => JSON.stringify(other)));
  return values.filter((value) => !known.has(JSON.stringify(value)));
}
