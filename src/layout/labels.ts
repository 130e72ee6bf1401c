import type { Status } from '../model/comparison.ts';
import type { Box, Label, LabelLine, Point } from '../model/scene.ts';
import { type Telling, wordsOf } from '../model/signs.ts';
import { project, round } from './iso.ts';
import { shortened, textWidth } from './text.ts';

const WIDEST = 218;
const WIDEST_WRAPPED = 174;
/** three lines of which only the first is a name */
const WIDEST_SMALL = 174;
const NAME_SIZE = 19;
/** Of the line that says what a block is. */
export const KIND_SIZE = 14.5;
/** Height of a line, by the size of its text. */
export const LINE = 1.14;
const PADDING = { x: 7, y: 3 };
const BELOW = 4;

/** What is written under a block. */
export interface Caption {
  readonly name: string;
  readonly kind: string;
  /** what its status adds: `2 changes` */
  readonly note: string;
  /** lines below */
  readonly more?: readonly { readonly text: string; readonly status?: Status }[];
}

/** The plate that hangs below a block: its name, and its kind as far as there is room beside the note. */
export function blockLabel(front: Point, { name, kind, note, more = [] }: Caption): Label {
  const names = nameLines(name);
  const room = (names.length > 1 ? WIDEST_WRAPPED : WIDEST) - 2 * PADDING.x;
  // a third line below a long one would reach the ground of what stands in front
  const isFull = names.length > 1 || textWidth(names[0] ?? '', NAME_SIZE, true) > WIDEST_SMALL;
  const lines = [
    ...names.map((text) => ({ text, size: NAME_SIZE, bold: true })),
    ...kindLines(kind, note, room, isFull).map((text) => ({ text, size: KIND_SIZE, bold: false })),
    ...more.map(({ text, ...ink }) => ({
      text: shortened(text, WIDEST - 2 * PADDING.x, KIND_SIZE),
      size: KIND_SIZE,
      bold: false,
      ...ink,
    })),
  ].filter(({ text }) => text !== '');
  return plate(lines, { x: front.x, y: front.y + BELOW });
}

/** Kind and note on one line, on two when there is room for a third, else the kind shortened. */
function kindLines(kind: string, note: string, room: number, isFull: boolean): string[] {
  const both = [kind, note].filter((text) => text !== '').join(' · ');
  if (textWidth(both, KIND_SIZE) <= room) return [both];
  if (note === '' || kind === '') return [shortened(both, room, KIND_SIZE)];
  if (isFull) return [shortened(note, room, KIND_SIZE)];
  const narrow = WIDEST_SMALL - 2 * PADDING.x;
  return [shortened(kind, narrow, KIND_SIZE), shortened(note, narrow, KIND_SIZE)];
}

/** One line, or two broken where a name has a joint; shortened only when that is not enough. */
function nameLines(name: string): string[] {
  const fits = (text: string, widest: number): boolean =>
    textWidth(text, NAME_SIZE, true) <= widest - 2 * PADDING.x;
  if (fits(name, WIDEST)) return [name];
  const joints = [...name.matchAll(/[-_/. :]/g)].map(({ index }) => index + 1);
  const cut = joints.findLast((at) => fits(name.slice(0, at).trimEnd(), WIDEST_WRAPPED));
  const room = WIDEST_WRAPPED - 2 * PADDING.x;
  if (cut === undefined) return [shortened(name, WIDEST - 2 * PADDING.x, NAME_SIZE, true)];
  return [name.slice(0, cut).trimEnd(), shortened(name.slice(cut), room, NAME_SIZE, true)];
}

/** A plate hung below a point of the screen. */
function plate(lines: readonly LabelLine[], top: Point): Label {
  const width = Math.max(...lines.map(({ text, size, bold }) => textWidth(text, size, bold))) + 2 * PADDING.x;
  const height = lines.reduce((sum, { size }) => sum + size * LINE, 0) + 2 * PADDING.y;
  return {
    lines,
    box: { x: round(top.x - width / 2), y: round(top.y), width: round(width), height: round(height) },
  };
}

/** What a status says about a block, in words. */
export function noteFor(status: Status, changes: number, telling: Telling = 'drift'): string {
  if (status === 'changed') return changes === 1 ? '1 change' : `${changes} changes`;
  const isStep = telling === 'film' && (status === 'missing' || status === 'unmanaged');
  return isStep ? wordsOf(status, telling).word : NOTES[status];
}

const NOTES: Readonly<Record<Exclude<Status, 'changed'>, string>> = {
  missing: 'not deployed',
  unmanaged: 'not declared',
  'not-checked': 'not checked',
  pending: 'to be created',
  accepted: 'accepted',
  'owned-elsewhere': 'other owner',
  'aws-default': 'AWS default',
  'in-sync': '',
};

const ARROW_SIZE = 14.5;
const SHARES = [0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86];
/** On the line, else just above or below it. */
const SIDES = [
  { x: 0, y: 0 },
  { x: 11, y: -15 },
  { x: -11, y: -15 },
  { x: -11, y: 15 },
  { x: 11, y: 15 },
];

/** A small plate on the arrow where it covers nothing: on its longest parts first, shorter text when there is no room. */
export function arrowLabel(
  points: readonly Point[],
  texts: readonly string[],
  isCovered: (box: Box) => boolean,
): Label | undefined {
  const parts = points
    .slice(1)
    .flatMap((end, index) => {
      const start = points[index];
      return start ? [{ start, end, length: Math.abs(end.x - start.x) + Math.abs(end.y - start.y) }] : [];
    })
    .toSorted((a, b) => b.length - a.length);
  for (const text of texts) {
    const lines = [{ text, size: ARROW_SIZE, bold: false }];
    const { box } = plate(lines, { x: 0, y: 0 });
    for (const part of parts) {
      const spot = spotOn(part, box, isCovered);
      if (spot) return plate(lines, spot);
    }
  }
  return undefined;
}

/** The first place along a part, on the line or beside it, where a plate covers nothing. */
function spotOn(
  { start, end }: { readonly start: Point; readonly end: Point },
  { x, y, width, height }: Box,
  isCovered: (box: Box) => boolean,
): Point | undefined {
  for (const share of SHARES) {
    const at = project(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share);
    for (const side of SIDES) {
      const spot = { x: at.x + side.x, y: at.y - ARROW_SIZE * LINE * 0.5 - PADDING.y + side.y };
      if (!isCovered({ x: round(x + spot.x), y: round(y + spot.y), width, height })) return spot;
    }
  }
  return undefined;
}
