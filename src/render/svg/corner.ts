import { DIVERGENT, STATUSES, type Status } from '../../model/comparison.ts';
import type { Scene, Subject, View } from '../../model/scene.ts';
import { shortened, textWidth } from '../../layout/text.ts';
import { SIGNS, wordsOf } from '../../model/signs.ts';
import { text } from './text.ts';
import type { Palette } from './theme.ts';
import { tellingOf } from './word.ts';
import { element } from './xml.ts';

/** A drawn panel with its size, to be put where there is room. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => string;
}

const WIDTH = 470;
const ROW = 21;
const LABELS = 88;
const SIZE = 11.5;

/** The title block of a building drawing: what, from where, when, and how much of it is right. */
export function titlePanel(scene: Scene, palette: Palette): Panel {
  const rows = rowsOf(scene);
  const counts = countsOf(scene);
  const lines = wrapped(counts, WIDTH - 28);
  const body = rows.length * ROW + 14;
  const height = body + lines.length * ROW + 14;
  return {
    width: WIDTH,
    height,
    at: (x, y) =>
      element('rect', {
        x,
        y,
        width: WIDTH,
        height,
        fill: palette.plate,
        stroke: palette.rule,
        'stroke-width': 1.4,
      }) +
      element('path', {
        d: `M${x},${y + body}h${WIDTH}M${x + LABELS},${y}v${body}`,
        stroke: palette.rule,
        'stroke-width': 0.9,
        fill: 'none',
      }) +
      rows
        .map(([label, value], index) => row(label, value, { x, y: y + 7 + (index + 1) * ROW }, palette))
        .join('') +
      lines.map((line, index) => countLine(line, x + 14, y + body + 5 + (index + 1) * ROW, palette)).join(''),
  };
}

function row(label: string, value: string, at: { x: number; y: number }, palette: Palette): string {
  return (
    text(at.x + 14, at.y - 6, label, { size: SIZE, fill: palette.quiet }) +
    text(at.x + LABELS + 12, at.y - 6, shortened(value, WIDTH - LABELS - 24, SIZE, true), {
      size: SIZE,
      bold: true,
      fill: palette.ink,
    })
  );
}

function rowsOf(scene: Scene): [string, string][] {
  const { title, view, film } = scene;
  const { made, failed } = title.calls;
  const date = title.capturedAt.slice(0, 10);
  const scanned = `${date === '' ? 'not scanned' : `scanned ${date}`}, ${made - failed} of ${made} calls`;
  const [hasDesign, hasScan] = [title.design.length > 0, date !== ''];
  const rows: [string, string][] = [
    ['Drawing', [title.name, aboutOf(scene)].filter((part) => part !== '').join(': ')],
    // a drawing of one side says nothing about the other where there is none
    ...(hasDesign || view !== 'deployed'
      ? [[film ? 'Before' : 'Design', designOf(title.design)] as [string, string]]
      : []),
    ...(hasScan || view !== 'desired' ? [[film ? 'After' : 'Deployed', scanned] as [string, string]] : []),
  ];
  const left = leftOut(scene.hidden);
  return left === '' ? rows : [...rows, ['Not drawn', left]];
}

/** What there is besides what is drawn. */
function leftOut({ resources = 0, awsDefaults, arrows }: Scene['hidden']): string {
  return [
    ...(resources > 0 ? [`${resources} ${resources === 1 ? 'resource' : 'resources'}`] : []),
    ...(awsDefaults > 0 ? [`${awsDefaults} AWS defaults`] : []),
    ...(arrows > 0 ? [`${arrows} arrows`] : []),
  ].join(', ');
}

/** What of the account is drawn, and which side of it. */
function aboutOf({ view, subject, focus, film }: Scene): string {
  const near = focus && `around ${focus.name}`;
  const isPart = subject !== undefined || focus !== undefined;
  const side = film ? 'what came and went' : isPart && view === 'drift' ? 'drift' : SIDE_WORDS[view];
  const parts = [subject && SUBJECT_WORDS[subject], near, side];
  return parts.filter((part) => part).join(', ');
}

const SIDE_WORDS: Readonly<Record<View, string>> = {
  drift: 'design against deployed',
  desired: 'as designed',
  deployed: 'as deployed',
};

const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  architecture: 'architecture',
  overview: 'overview',
  network: 'networks',
  flow: 'flows',
  data: 'data',
  components: 'components',
  accounts: 'accounts',
};

/** Whole paths while they fit, else the names of the files. */
function designOf(design: readonly string[]): string {
  const whole = design.join(', ');
  if (whole === '') return 'none';
  if (textWidth(whole, SIZE, true) <= WIDTH - LABELS - 24) return whole;
  return design.map((each) => each.replace(/^.*\//, '')).join(', ');
}

interface Count {
  readonly status: Status;
  readonly words: string;
}

/** Statuses by count; a drawing of one side says only how much that side has. */
function countsOf(scene: Scene): Count[] {
  const { title, view } = scene;
  if (view !== 'drift') return [{ status: 'in-sync', words: `${sizeOf(title.counts, view)} resources` }];
  const order: readonly Status[] = [
    'in-sync',
    ...DIVERGENT,
    ...STATUSES.filter((each) => !DIVERGENT.includes(each) && each !== 'in-sync'),
  ];
  return order
    .filter((status) => (title.counts[status] ?? 0) > 0)
    .map((status) => ({
      status,
      words: `${status === 'in-sync' ? '' : `${SIGNS[status].glyph} `}${title.counts[status]} ${wordsOf(status, tellingOf(scene)).word}`,
    }));
}

/** How many resources one side has. */
function sizeOf(counts: Readonly<Record<Status, number>>, view: 'desired' | 'deployed'): number {
  const other: readonly Status[] =
    view === 'desired' ? ['unmanaged', 'owned-elsewhere', 'aws-default'] : ['missing', 'pending'];
  return STATUSES.filter((status) => !other.includes(status)).reduce(
    (sum, status) => sum + (counts[status] ?? 0),
    0,
  );
}

const BETWEEN = 18;

function wrapped(counts: readonly Count[], width: number): Count[][] {
  const lines: Count[][] = [[]];
  let used = 0;
  for (const count of counts) {
    const wide = textWidth(count.words, SIZE, true) + BETWEEN;
    if (used > 0 && used + wide > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(count);
    used += wide;
  }
  return lines;
}

function countLine(counts: readonly Count[], x: number, y: number, palette: Palette): string {
  let at = x;
  return counts
    .map(({ status, words }) => {
      const drawn = text(at, y - 6, words, {
        size: SIZE,
        bold: true,
        fill: status === 'in-sync' ? palette.ink : SIGNS[status].ink[palette.isDark ? 'dark' : 'light'],
      });
      at += textWidth(words, SIZE, true) + BETWEEN;
      return drawn;
    })
    .join('');
}
