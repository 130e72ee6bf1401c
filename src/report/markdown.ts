import {
  type Comparison,
  type Finding,
  type RelationFinding,
  type Status,
  STATUSES,
} from '../model/comparison.ts';
import { countUnanswered } from '../model/graph.ts';
import { ruleText } from '../model/likeness.ts';
import { groupBy } from '../model/order.ts';
import { ownersText } from '../model/owners.ts';
import { SIGNS } from '../model/signs.ts';
import { tellingArrows } from '../model/telling.ts';
import { architectureSections } from './architecture.ts';
import { fixesMarkdown } from './fixes.ts';
import { picturesMarkdown } from './pictures.ts';
import { byteLength, printable, shortened } from './printable.ts';
import { alikeIn, countAlike, type Extent } from './suppressed.ts';
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

/** GitHub takes 64 KB per comment. */
const COMMENT = 60_000;

/** GitHub throws away a step summary of more than 1,024 KB. */
const SUMMARY = 1_000_000;

/** A pull request comment. Whatever somebody else wrote stands in code spans, where nothing is a link, a mention or markup. */
export function renderMarkdown(comparison: Comparison, extent: Extent = {}): string {
  return within(COMMENT, comparison, '', extent);
}

/** The comment with the pictures on top; `address` is where they are, or `''`. */
export function renderComment(comparison: Comparison, address: string): string {
  const pictures = picturesMarkdown(address);
  return within(COMMENT - byteLength(pictures), comparison, pictures);
}

/** The same for the summary of a job, where there is more room. */
export function renderSummary(comparison: Comparison): string {
  return within(SUMMARY, comparison);
}

function within(limit: number, comparison: Comparison, pictures = '', extent: Extent = {}): string {
  const head = headBlock(comparison);
  const foot = footBlock(comparison);
  const blocks = [
    ...exposureBlocks(comparison),
    ...architectureBlocks(comparison),
    ...STATUSES.flatMap((status) => blocksOf(comparison, status)),
    ...(extent.isShowingSuppressed ? suppressedBlocks(comparison) : []),
  ];
  const room = limit - byteLength(head) - byteLength(foot) - byteLength(leftOut(blocks.length));
  return `${head}${pictures}${fitting(blocks, room)}${foot}`;
}

const LISTED: ReadonlySet<Status> = new Set([
  'missing',
  'changed',
  'unmanaged',
  'not-checked',
  'pending',
  'accepted',
]);

const VALUE_LENGTH = 200;
const NAME_LENGTH = 300;
const MOST_CHANGES = 30;

function headBlock(comparison: Comparison): string {
  const { title, summary } = comparison;
  const owners = ownersText(comparison);
  const arrows = groupBy(tellingArrows(comparison), ({ status }) => status);
  const rows = STATUSES.flatMap((status) => {
    const [resources, telling] = [summary.findings[status], arrows.get(status)?.length ?? 0];
    const { glyph, word } = SIGNS[status];
    return resources + telling > 0 ? [`| ${glyph} ${word} | ${resources} | ${telling} |`] : [];
  });
  return [
    `### isodrift ${code(title)}`,
    '',
    `**${verdict(comparison)}**`,
    '',
    ...(rows.length > 0 ? ['| | resources | arrows |', '|---|---:|---:|', ...rows, ''] : []),
    ...(owners === '' ? [] : [code(owners), '']),
    '',
  ].join('\n');
}

function footBlock({ summary, deployed, gaps }: Comparison): string {
  const calls = `${summary.calls.made} calls, ${countUnanswered(gaps)} without an answer`;
  return [
    '',
    `<sub>declared of what is deployed: ${ratioText(summary.ownership)} · compared of what is declared: ${ratioText(summary.verified)} · ${calls} · seen ${code(deployed.capturedAt)}</sub>`,
    '',
  ].join('\n');
}

interface Block {
  readonly heading: string;
  readonly text: string;
}

function blocksOf(comparison: Comparison, status: Status): Block[] {
  if (!LISTED.has(status)) return [];
  const { findings } = comparison;
  const heading = `#### ${SIGNS[status].glyph} ${SIGNS[status].word}\n\n`;
  return [
    ...findings
      .filter((finding) => finding.status === status)
      .map((finding) => ({ heading, text: findingText(finding) })),
    ...tellingArrows(comparison)
      .filter((relation) => relation.status === status)
      .map((relation) => ({ heading, text: arrowText(relation) })),
  ];
}

function architectureBlocks(comparison: Comparison): Block[] {
  return architectureSections(comparison).flatMap(({ title, items }) =>
    items.map(({ subject, words, details }) => ({
      heading: `#### ${title}\n\n`,
      text: [
        words === '' ? `- ${code(subject)}` : `- **${code(subject)}** ${words}`,
        ...details.map((detail) => `  - ${code(detail)}`),
        '',
      ].join('\n'),
    })),
  );
}

function exposureBlocks({ exposures = [] }: Comparison): Block[] {
  return exposures.map((exposure) => ({
    heading: '#### ! exposures\n\n',
    text: `- ${exposureText(exposure, code)} **${exposure.severity}**\n  - ${code(pathText(exposure))}\n${exposure.reason === undefined ? '' : `  - ${code(exposure.reason)}\n`}`,
  }));
}

/** What differs in spelling only stands last: it is the first that may be left out. */
function suppressedBlocks(comparison: Comparison): Block[] {
  const alike = alikeIn(comparison);
  const heading = `#### = equal after normalisation (${countAlike(alike)})\n\n`;
  return alike.map(({ key, differences }) => ({
    heading,
    text: [
      `- **${code(key)}**`,
      ...differences.map(
        (one) =>
          `  - ${code(one.path)}: ${changeText(one, { length: VALUE_LENGTH, mark: code })} (${code(ruleText(one))})`,
      ),
      '',
    ].join('\n'),
  }));
}

/** Folded away, for a comment is long enough without. */
function fixesBlock({ fixes = [] }: Finding): string {
  if (fixes.length === 0) return '';
  return `  - <details><summary>settle it</summary>\n\n${fixesMarkdown(fixes, '    ')}\n    </details>\n`;
}

function findingText(finding: Finding): string {
  const place = placeOf(finding);
  const name = nameOf(finding);
  const shown = finding.changes.slice(0, MOST_CHANGES);
  const hidden = finding.changes.length - shown.length;
  const lines = [
    `- ${typeText(finding.type) === '' ? '' : `${code(typeText(finding.type))} `}**${code(finding.key)}**${finding.severity === undefined ? '' : ` ${finding.severity}`}${name === '' ? '' : ` ${code(name)}`}${place === '' ? '' : ` ${code(place)}`}`,
    ...shown.map(
      (change) => `  - ${code(change.path)}: ${changeText(change, { length: VALUE_LENGTH, mark: code })}`,
    ),
    ...(hidden > 0 ? [`  - and ${hidden} more`] : []),
    ...(finding.reason === undefined ? [] : [`  - ${code(finding.reason)}`]),
  ];
  return `${lines.join('\n')}\n${fixesBlock(finding)}`;
}

function arrowText({ from, to, kind, label, reason }: RelationFinding): string {
  const what = `${code(from)} ${kind} ${code(to)}${label === undefined ? '' : ` ${code(label)}`}`;
  return `- ${what}${reason === undefined ? '' : ` (${code(reason)})`}\n`;
}

/** The most important first; what does not fit is counted. */
function fitting(blocks: readonly Block[], room: number): string {
  let text = '';
  let used = 0;
  let heading = '';
  for (const [index, block] of blocks.entries()) {
    const next = `${block.heading === heading ? '' : `${heading === '' ? '' : '\n'}${block.heading}`}${block.text}`;
    used += byteLength(next);
    if (used > room) return `${text}${leftOut(blocks.length - index)}`;
    text += next;
    heading = block.heading;
  }
  return text;
}

function leftOut(count: number): string {
  return `\n*${count} more left out: this is all that fits here. The report in another format has them all.*\n`;
}

/** Inside a span of backticks nothing has a meaning but a run of as many backticks. */
function code(text: string): string {
  const safe = shortened(printable(text), NAME_LENGTH);
  const runs = safe.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = runs.length > 0 || safe === '' || safe.trim() !== safe ? ' ' : '';
  return `${fence}${pad}${safe === '' ? '-' : safe}${pad}${fence}`;
}
