import {
  type Comparison,
  type Exposure,
  type Finding,
  type RelationFinding,
  type Status,
  STATUSES,
} from '../model/comparison.ts';
import { isLeftOut, LEFT_OUT } from '../model/graph.ts';
import { ruleText } from '../model/likeness.ts';
import { groupBy } from '../model/order.ts';
import { ownersText } from '../model/owners.ts';
import { SIGNS } from '../model/signs.ts';
import { EXPOSURE_WORDS, exposureNews, tellingArrows } from '../model/telling.ts';
import { architectureSections } from './architecture.ts';
import { fixLines } from './fixes.ts';
import { printable } from './printable.ts';
import { alikeIn, countAlike, type Extent } from './suppressed.ts';
import { plural } from '../model/plural.ts';
import {
  changeText,
  exposureText,
  nameOf,
  pathText,
  placeOf,
  ratioText,
  typeText,
  verdict,
} from './words.ts';

export interface TextOptions extends Extent {
  readonly isColored?: boolean;
  /** with what to paste where */
  readonly isVerbose?: boolean;
}

/** A compact tree for the terminal: what diverges one by one, the rest counted. */
export function renderText(
  comparison: Comparison,
  { isColored = false, isVerbose = false, isShowingSuppressed = false }: TextOptions = {},
): string {
  const paint: Paint = isColored ? colored : (text) => text;
  const lines = [
    ...headLines(comparison, paint),
    ...exposureLines(comparison, paint),
    ...STATUSES.flatMap((status) => sectionLines(comparison, status, { paint, isVerbose })),
    ...architectureLines(comparison, paint),
    ...(isShowingSuppressed ? suppressedLines(comparison, paint) : []),
    ...summaryLines(comparison, paint),
  ];
  return `${lines.join('\n')}\n`;
}

interface Manner {
  readonly paint: Paint;
  readonly isVerbose: boolean;
}

type Paint = (text: string, status: Status | 'faint' | 'strong') => string;

/** Basic colours only: they follow the reader's own theme. */
const COLOURS: Readonly<Record<Status | 'faint' | 'strong', string>> = {
  missing: '31',
  changed: '33',
  unmanaged: '34',
  'not-checked': '35',
  pending: '36',
  accepted: '36',
  'owned-elsewhere': '2',
  'aws-default': '2',
  'in-sync': '32',
  faint: '2',
  strong: '1',
};

function colored(text: string, colour: Status | 'faint' | 'strong'): string {
  return `\u001B[${COLOURS[colour]}m${text}\u001B[0m`;
}

/** Statuses that are listed one by one; of the others the number says enough. */
const LISTED: ReadonlySet<Status> = new Set([
  'missing',
  'changed',
  'unmanaged',
  'not-checked',
  'pending',
  'accepted',
]);

const VALUE_LENGTH = 72;

function headLines({ title, desired, deployed }: Comparison, paint: Paint): string[] {
  const sources = desired.sources.map(({ file }) => file).join(', ') || 'nothing declared';
  const where = [...deployed.accounts, ...deployed.regions].join(', ');
  return [
    paint(printable(title), 'strong'),
    paint(printable(`  desired   ${sources}`), 'faint'),
    paint(printable(`  deployed  ${where}, seen ${deployed.capturedAt}`), 'faint'),
  ];
}

function sectionLines(comparison: Comparison, status: Status, { paint, isVerbose }: Manner): string[] {
  if (!LISTED.has(status)) return [];
  const { findings } = comparison;
  const resources = findings.filter((finding) => finding.status === status);
  const arrows = tellingArrows(comparison).filter((relation) => relation.status === status);
  if (resources.length + arrows.length === 0) return [];
  const counts = [
    ...(resources.length > 0 ? [plural(resources.length, 'resource')] : []),
    ...(arrows.length > 0 ? [plural(arrows.length, 'arrow')] : []),
  ];
  return [
    '',
    `${paint(`${SIGNS[status].glyph} ${SIGNS[status].word}`, status)} ${paint(`(${counts.join(', ')})`, 'faint')}`,
    ...[...groupBy(resources, ({ type }) => type)].flatMap(([type, group]) => [
      `  ${paint(typeText(type), 'faint')}`,
      ...group.flatMap((finding) => [
        ...findingLines(finding, paint),
        ...(isVerbose ? settleLines(finding, paint) : []),
      ]),
    ]),
    ...(arrows.length > 0
      ? [`  ${paint('arrows', 'faint')}`, ...arrows.map((arrow) => arrowLine(arrow, paint))]
      : []),
  ];
}

/** Who reaches what stands first: it is what several changes add up to. */
function exposureLines({ exposures = [] }: Comparison, paint: Paint): string[] {
  if (exposures.length === 0) return [];
  return [
    '',
    `${paint('! exposures', 'missing')} ${paint(`(${exposureParts(exposures)})`, 'faint')}`,
    ...exposures.flatMap((exposure) => [
      `    ${exposureText(exposure)}  ${paint(exposure.severity, 'faint')}`,
      `    ${paint('├', 'faint')} ${paint(pathText(exposure), 'faint')}`,
      `    ${paint('└', 'faint')} ${printable(exposure.reason ?? exposure.status)}`,
    ]),
  ];
}

function exposureParts(exposures: readonly Exposure[]): string {
  return exposureNews(exposures)
    .map(({ status, count }) => `${count} ${EXPOSURE_WORDS[status] ?? status}`)
    .join(', ');
}

function settleLines({ fixes = [] }: Finding, paint: Paint): string[] {
  return fixes.flatMap((fix) => [
    `      ${paint(`${fix.tool}:`, 'faint')}`,
    ...fixLines(fix).map((line) => `        ${line}`),
  ]);
}

function findingLines(finding: Finding, paint: Paint): string[] {
  const place = placeOf(finding);
  const id = finding.deployed?.id ?? finding.desired?.id ?? '';
  const shownId = id === finding.key || finding.key.endsWith(`/${id}`) ? '' : printable(id);
  const notes = [finding.severity ?? '', nameOf(finding), shownId, place].filter((note) => note !== '');
  const details = [
    ...finding.changes.map(
      (change) => `${printable(change.path)}: ${changeText(change, { length: VALUE_LENGTH })}`,
    ),
    ...(finding.reason === undefined ? [] : [paint(printable(finding.reason), 'faint')]),
  ];
  return [
    `    ${printable(finding.key)}${notes.length > 0 ? `  ${paint(notes.join('  '), 'faint')}` : ''}`,
    ...details.map(
      (detail, index) => `    ${paint(index === details.length - 1 ? '└' : '├', 'faint')} ${detail}`,
    ),
  ];
}

function arrowLine({ from, to, kind, label, reason }: RelationFinding, paint: Paint): string {
  const arrow = `${from} ${kind} ${to}${label === undefined ? '' : ` ${label}`}`;
  return `    ${printable(arrow)}${reason === undefined ? '' : `  ${paint(printable(reason), 'faint')}`}`;
}

/** What differs in spelling only, by resource. */
function suppressedLines(comparison: Comparison, paint: Paint): string[] {
  const alike = alikeIn(comparison);
  return [
    '',
    `${paint('= equal after normalisation', 'in-sync')} ${paint(`(${plural(countAlike(alike), 'difference')})`, 'faint')}`,
    ...alike.flatMap(({ key, differences }) => [
      `    ${printable(key)}`,
      ...differences.map(
        (one) =>
          `    ${paint('=', 'faint')} ${printable(one.path)}: ${changeText(one, { length: VALUE_LENGTH })}  ${paint(ruleText(one), 'faint')}`,
      ),
    ]),
  ];
}

/** Rules, components, and sources that disagree. */
function architectureLines(comparison: Comparison, paint: Paint): string[] {
  return architectureSections(comparison).flatMap(({ title, items }) => [
    '',
    paint(title, 'strong'),
    ...items.flatMap(({ subject, words, details }) => [
      `    ${printable(subject)}${words === '' ? '' : `  ${paint(words, 'changed')}`}`,
      ...details.map(
        (detail, index) =>
          `    ${paint(index === details.length - 1 ? '└' : '├', 'faint')} ${printable(detail)}`,
      ),
    ]),
  ]);
}

function summaryLines(comparison: Comparison, paint: Paint): string[] {
  const { summary, gaps } = comparison;
  const owners = ownersText(comparison);
  const counts = STATUSES.filter((status) => summary.findings[status] > 0).map((status) =>
    paint(`${SIGNS[status].glyph} ${summary.findings[status]} ${SIGNS[status].word}`, status),
  );
  const leftOut = new Set(gaps.filter(isLeftOut).flatMap(({ types }) => types)).size;
  const asked = gaps.filter((gap) => !isLeftOut(gap));
  const gapLines = [...groupBy(asked, ({ service, action, reason }) => `${service}:${action} ${reason}`)].map(
    ([call, group]) =>
      `  ${paint(printable(`${call} (${[...new Set(group.map(({ region }) => region))].join(', ')})`), 'not-checked')}`,
  );
  return [
    ...(gapLines.length > 0 ? ['', paint('calls without an answer', 'not-checked'), ...gapLines] : []),
    ...(leftOut > 0 ? ['', paint(`${LEFT_OUT}: ${plural(leftOut, 'type')}`, 'not-checked')] : []),
    '',
    counts.join('  ') || 'no resources on either side',
    ...(owners === '' ? [] : [paint(printable(owners), 'faint')]),
    paint(
      `declared of what is deployed: ${ratioText(summary.ownership)}; compared of what is declared: ${ratioText(summary.verified)}`,
      'faint',
    ),
    paint(verdict(comparison), 'strong'),
  ];
}
