import { project } from '../../layout/iso.ts';
import { KIND_SIZE, LINE } from '../../layout/labels.ts';
import { CLOSED, heightOf } from '../../layout/solids.ts';
import { DIVERGENT, STATUSES } from '../../model/comparison.ts';
import type { Label, SceneBlock } from '../../model/scene.ts';
import { SIGNS, wordsOf } from '../../model/signs.ts';
import { badge, hasBadge, ruleSign } from './badge.ts';
import { lookOf } from './looks.ts';
import { faceOf, MODEL, topOf } from './paint.ts';
import { solidOf } from './solids/index.ts';
import { text } from './text.ts';
import type { Palette } from './theme.ts';
import { type Manner, verdict } from './word.ts';
import { element, escaped, number } from './xml.ts';

/** A block on its spot: the solid, the pin with its sign, the plate with its name. */
export function blockSvg(block: SceneBlock, manner: Manner): string {
  const { palette } = manner;
  const { key, status, shape, label } = block;
  const at = project(block.x, block.y);
  const solid = block.members
    ? closedSvg(block)
    : element('use', { href: `#${lookOf(status)}-${solidId(shape)}`, x: at.x, y: at.y });
  return element(
    'g',
    { 'data-key': key, 'data-status': status },
    `<title>${escaped(titleOf(block, manner))}</title>${solid}${block.members ? countsOf(block, palette) : signOf(block)}${offenceOf(block)}${linesSvg(label, inkOf(block, palette), palette)}`,
  );
}

/** Ids are ours: shapes come from the catalogue, but scenes are read from files too. */
export function solidId(shape: string): string {
  return shape.replaceAll(/[^a-z0-9-]/g, '');
}

/** A smaller solid on a base: one block that stands for many. */
function closedSvg({ x, y, shape }: SceneBlock): string {
  const at = project(x, y);
  const raised = project(x, y, CLOSED.base);
  return (
    element('use', { href: `#${BASE}`, x: at.x, y: at.y }) +
    element('use', {
      href: `#plain-${solidId(shape)}`,
      transform: `translate(${number(raised.x)} ${number(raised.y)}) scale(${CLOSED.scale})`,
    })
  );
}

/** What is inside a closed block, worst first: a sign and how many. */
function countsOf(block: SceneBlock, palette: Palette): string {
  const statuses = STATUSES.filter((status) => hasBadge(status) && block.members?.counts[status]);
  const at = project(block.x, block.y, heightOf(block));
  return statuses
    .slice(0, 4)
    .map((status, index) => {
      const x = at.x + (index - (Math.min(statuses.length, 4) - 1) / 2) * 36;
      return (
        badge(status, x, at.y - 32, 12) +
        text(x, at.y - 5, String(block.members?.counts[status] ?? 0), {
          size: 16,
          bold: true,
          fill: SIGNS[status].ink[palette.isDark ? 'dark' : 'light'],
        })
      );
    })
    .join('');
}

/** Id of the plate under a closed block. */
export const BASE = 'closed-base';

const PIN = 9;

function signOf({ status, x, y, shape, size, folded }: SceneBlock): string {
  if (!hasBadge(status)) return '';
  const others = DIVERGENT.filter((each) => each !== status && folded.some((note) => note.status === each));
  const solid = solidOf(shape);
  const scale = size / MODEL;
  const at = project(x, y, topOf(solid) * scale);
  const foot = project(x, y, (faceOf(solid)?.top ?? 0) * scale);
  return (
    element('path', {
      d: `M${number(at.x)},${number(at.y - PIN)}V${number(foot.y)}`,
      stroke: SIGNS[status].ink.light,
      'stroke-width': 1.8,
    }) +
    badge(status, at.x, at.y - PIN - 11, 14) +
    others.map((each, index) => badge(each, at.x + 25 + index * 20, at.y - PIN - 8, 9)).join('')
  );
}

/** Beside the solid, where neither its pin nor its label is. */
function offenceOf({ offences, x, y, size }: SceneBlock): string {
  if (!offences) return '';
  const at = project(x, y);
  return ruleSign(at.x + size * 0.62, at.y - size * 0.28);
}

function inkOf({ status }: SceneBlock, palette: Palette): string {
  if (status === 'in-sync' || status === 'accepted') return palette.ink;
  return SIGNS[status].ink[palette.isDark ? 'dark' : 'light'];
}

/** The plates under all labels as one path: nothing else lies there, and files stay small. */
export function platesSvg(blocks: readonly SceneBlock[], palette: Palette): string {
  const outlines = blocks.map(({ label: { box } }) => {
    const [width, height] = [number(box.width), number(box.height)];
    return `M${number(box.x)},${number(box.y)}h${width}v${height}h-${width}z`;
  });
  if (outlines.length === 0) return '';
  return element('path', {
    d: outlines.join(''),
    fill: palette.plate,
    stroke: palette.plateEdge,
    'stroke-width': 1.6,
    'stroke-linejoin': 'round',
  });
}

/** A plate with its lines, the name in the ink of the status. The caller's group centres the text. */
export function labelSvg(label: Label, ink: string, palette: Palette): string {
  const { x, y, width, height } = label.box;
  const plate = { x, y, width, height, rx: 4, fill: palette.plate, stroke: palette.plateEdge };
  return element('rect', plate) + linesSvg(label, ink, palette);
}

/** The lines of a label; the caller's group says how small print looks. */
function linesSvg({ lines, box }: Label, ink: string, palette: Palette): string {
  const middle = box.x + box.width / 2;
  const height = lines.reduce((sum, { size }) => sum + size * LINE, 0);
  let y = box.y + (box.height - height) / 2;
  return lines
    .map((line, index) => {
      y += line.size * LINE;
      return text(middle, y - line.size * 0.3, line.text, {
        size: line.size === KIND_SIZE ? undefined : line.size,
        bold: line.bold,
        fill: line.status
          ? SIGNS[line.status].ink[palette.isDark ? 'dark' : 'light']
          : line.bold || index === 0
            ? ink
            : undefined,
      });
    })
    .join('');
}

/** What the text of labels looks like unless it says otherwise. */
export function smallPrint(palette: Palette): { 'text-anchor': string; 'font-size': number; fill: string } {
  return { 'text-anchor': 'middle', 'font-size': KIND_SIZE, fill: palette.quiet };
}

function titleOf(block: SceneBlock, manner: Manner): string {
  const { name, title, status, changes, reason, members, folded, offences = [] } = block;
  const broken = offences.map((words) => `! ${words}`);
  if (members) {
    const counts = STATUSES.flatMap((each) =>
      members.counts[each] ? [`${members.counts[each]} ${wordsOf(each, manner.telling).word}`] : [],
    );
    return [`${name}: ${counts.join(', ')}`, ...broken].join('\n');
  }
  const divergent = folded.filter((note) => note.status !== 'in-sync');
  return [
    `${name} (${title})${verdict(status, manner)}${status === 'changed' ? `, ${changes} ${changes === 1 ? 'change' : 'changes'}` : ''}`,
    ...(reason ? [reason] : []),
    ...broken,
    ...divergent.map(
      (note) =>
        `${SIGNS[note.status].glyph} ${note.title} ${note.name}: ${wordsOf(note.status, manner.telling).word}`,
    ),
  ].join('\n');
}
