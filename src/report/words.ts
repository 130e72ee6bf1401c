import {
  type Change,
  type Comparison,
  DIVERGENT,
  type Exposure,
  type Finding,
  isFailing,
  type Status,
} from '../model/comparison.ts';
import { countUnanswered, originText, type Source } from '../model/graph.ts';
import { compactJson } from '../model/stage-file.ts';
import { EXPOSURE_WORDS, exposureNews, tellingArrows } from '../model/telling.ts';
import { isList, isObject, isReference, isUnknown, type Value } from '../model/value.ts';
import { plural } from '../model/plural.ts';
import { SIGNS } from '../model/signs.ts';
import { printable, shortened } from './printable.ts';

/** The whole comparison in one sentence. */
export function verdict(comparison: Comparison): string {
  const { summary } = comparison;
  const { findings } = summary;
  const arrows = tellingArrows(comparison);
  const counted = (status: Status): string[] => {
    const telling = arrows.filter((arrow) => arrow.status === status).length;
    return [
      ...(findings[status] > 0 ? [`${findings[status]} ${SIGNS[status].word}`] : []),
      ...(telling > 0 ? [`${plural(telling, 'arrow')} ${SIGNS[status].word}`] : []),
    ];
  };
  const gaps = countUnanswered(comparison.gaps);
  const open = [
    ...counted('not-checked'),
    ...(gaps > 0 ? [`${plural(gaps, 'call')} without an answer`] : []),
  ];
  const whole = architectureCounts(comparison);
  open.push(...whole.open);
  const divergent = [...exposureCounts(comparison), ...DIVERGENT.flatMap(counted), ...whole.divergent];
  if (divergent.length > 0) return `diverges: ${[...divergent, ...open].join(', ')}`;
  if (open.length > 0) return `nothing diverges, but not everything was seen: ${open.join(', ')}`;
  return `in sync: ${plural(findings['in-sync'], 'resource')} as designed`;
}

/** Exposures that nobody accepted, for the one sentence: `2 exposures opened`. */
function exposureCounts({ exposures = [] }: Comparison): string[] {
  return exposureNews(exposures)
    .filter(({ status }) => DIVERGENT.includes(status))
    .map(({ status, count }) => `${plural(count, 'exposure')} ${EXPOSURE_WORDS[status] ?? status}`);
}

/** Rules and components, for the one sentence: `2 rules violated`. */
function architectureCounts({ summary, rules = [] }: Comparison): {
  readonly divergent: readonly string[];
  readonly open: readonly string[];
} {
  const failing = rules.filter(isFailing).length;
  const { components, rules: judged } = summary;
  return {
    divergent: [
      ...some(failing, 'rule', 'violated'),
      ...some((components?.changed ?? 0) + (components?.missing ?? 0), 'component', 'not as designed'),
    ],
    open: [
      ...some(judged?.['not-checked'], 'rule', 'not judged'),
      ...some(components?.['not-checked'], 'component', 'not checked'),
    ],
  };
}

/** `2 rules violated`, and nothing for none. */
function some(count: number | undefined, noun: string, what: string): string[] {
  return count ? [`${plural(count, noun)} ${what}`] : [];
}

/** `RDS DBInstance` for `AWS::RDS::DBInstance`. */
export function typeText(type: string): string {
  return printable(type.replace(/^AWS::/, '').replaceAll('::', ' '));
}

/** `infra/main.tfstate:12`, or nothing for what no file declares. */
export function placeOf(finding: Finding): string {
  const source: Source | undefined = finding.desired?.source;
  return source ? placeText(source) : '';
}

/** `infra/main.tfstate:12` */
export function placeText(source: Source): string {
  return printable(originText(source));
}

/** `infra/main.tfstate:12 (aws_sqs_queue.jobs)` */
export function sourceText(source: Source): string {
  const { address } = source;
  return address === undefined ? placeText(source) : `${placeText(source)} (${printable(address)})`;
}

/** The name that people gave it, where key and id do not show it. */
export function nameOf({ key, desired, deployed }: Finding): string {
  const resource = deployed ?? desired;
  const name = resource?.name ?? '';
  return key.includes(name) || resource?.id === name ? '' : printable(name);
}

/** `36 of 40 (90 %)`; n/a for an empty whole. */
export function ratioText({ part, whole }: { readonly part: number; readonly whole: number }): string {
  return whole === 0 ? 'n/a' : `${part} of ${whole} (${Math.floor((part / whole) * 100)} %)`;
}

/** How one change is worded; `mark` sets values apart from our own words. */
export interface Wording {
  readonly length: number;
  readonly mark?: (value: string) => string;
}

/** `30 in the design, 60 deployed`; of two lists only the members that the other lacks. */
export function changeText(
  change: Pick<Change, 'desired' | 'deployed'>,
  { length, mark = (text) => text }: Wording,
): string {
  const { desired, deployed } = change;
  const shown = (value: Value | null): string => mark(valueText(value, length));
  if (isPlainList(desired) && isPlainList(deployed)) {
    const lacking = without(desired, deployed);
    const besides = without(deployed, desired);
    const parts = [
      ...(lacking.length > 0 ? [`${shown(lacking)} not deployed`] : []),
      ...(besides.length > 0 ? [`${shown(besides)} deployed besides`] : []),
    ];
    if (parts.length > 0) return parts.join(', ');
  }
  return `${shown(desired)} in the design, ${shown(deployed)} deployed`;
}

/** `the internet reaches aws_db_instance.orders :5432`, or no longer does. */
export function exposureText(
  { from, to, port, status }: Exposure,
  mark = (text: string): string => text,
): string {
  const who = from === 'internet' ? 'the internet' : mark(printable(from));
  const verb = status === 'missing' ? 'no longer reaches' : 'reaches';
  return `${who} ${verb} ${mark(printable(to))} ${mark(port)}`;
}

/** The path as one line: `gateway (to and from the internet) > table > group (0.0.0.0/0 :5432)`. */
export function pathText({ path }: Exposure): string {
  return printable(path.map(({ key, by }) => `${key} (${by})`).join(' > '));
}

/** A value for people, cut to a length. */
export function valueText(value: Value | null, length: number): string {
  if (value === null || (isList(value) && value.length === 0)) return 'nothing';
  if (isReference(value))
    return shortened(printable(`→ ${value.$ref}${value.of === undefined ? '' : `.${value.of}`}`), length);
  return shortened(printable(compactJson(value)), length);
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
  const known = new Set(others.map(compactJson));
  return values.filter((value) => !known.has(compactJson(value)));
}
