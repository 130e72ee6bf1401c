import { project } from '../../layout/iso.ts';
import { LINE } from '../../layout/labels.ts';
import { CLOSED, heightOf } from '../../layout/solids.ts';
import { DIVERGENT, STATUSES } from '../../model/comparison.ts';
import type { Label, SceneBlock } from '../../model/scene.ts';
import { SIGNS } from '../signs.ts';
import { badge, hasBadge } from './badge.ts';
import { lookOf } from './looks.ts';
import { faceOf, MODEL, topOf } from './paint.ts';
import { solidOf } from './solids/index.ts';
import { text } from './text.ts';
import type { Palette } from './theme.ts';
import { element, escaped, number } from './xml.ts';

/** A block on its spot: the solid, the pin with its sign, the plate with its name. */
export function blockSvg(block: SceneBlock, palette: Palette): string {
  const { key, status, shape, label } = block;
  const at = project(block.x, block.y);
  const solid = block.members
    ? closedSvg(block)
    : element('use', { href: `#${lookOf(status)}-${solidId(shape)}`, x: at.x, y: at.y });
  return element(
    'g',
    { 'data-key': key, 'data-status': status },
    `<title>${escaped(titleOf(block))}</title>${solid}${block.members ? countsOf(block, palette) : signOf(block)}${labelSvg(label, inkOf(block, palette), palette)}`,
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

function inkOf({ status }: SceneBlock, palette: Palette): string {
  if (status === 'in-sync' || status === 'accepted') return palette.ink;
  return SIGNS[status].ink[palette.isDark ? 'dark' : 'light'];
}

/** A plate with its lines, the name in the ink of the status. The caller's group centres the text. */
export function labelSvg({ lines, box }: Label, ink: string, palette: Palette): string {
  const middle = box.x + box.width / 2;
  const height = lines.reduce((sum, { size }) => sum + size * LINE, 0);
  let y = box.y + (box.height - height) / 2;
  const texts = lines.map((line, index) => {
    y += line.size * LINE;
    return text(middle, y - line.size * 0.3, line.text, {
      size: line.size,
      bold: line.bold,
      fill: line.bold || index === 0 ? ink : palette.quiet,
    });
  });
  return (
    element('rect', {
      x: box.x,
      y: box.y,
      width: box.width,
      height: box.height,
      rx: 4,
      fill: palette.plate,
      stroke: palette.plateEdge,
    }) + texts.join('')
  );
}

function titleOf({ name, title, status, changes, reason, members, folded }: SceneBlock): string {
  if (members) {
    const counts = STATUSES.flatMap((each) =>
      members.counts[each] ? [`${members.counts[each]} ${SIGNS[each].word}`] : [],
    );
    return `${name}: ${counts.join(', ')}`;
  }
  const divergent = folded.filter((note) => note.status !== 'in-sync');
  return [
    `${name} (${title}): ${SIGNS[status].word}${status === 'changed' ? `, ${changes} ${changes === 1 ? 'change' : 'changes'}` : ''}`,
    ...(reason ? [reason] : []),
    ...divergent.map(
      (note) => `${SIGNS[note.status].glyph} ${note.title} ${note.name}: ${SIGNS[note.status].word}`,
    ),
  ].join('\n');
}
