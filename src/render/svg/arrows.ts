import { project } from '../../layout/iso.ts';
import type { Box, Point, SceneArrow } from '../../model/scene.ts';
import { SIGNS } from '../../model/signs.ts';
import { ruleSign } from './badge.ts';
import { labelSvg } from './blocks.ts';
import type { Palette } from './theme.ts';
import { type Manner, verdict } from './word.ts';
import { element, escaped, path } from './xml.ts';

const HEAD = { length: 15, half: 6 };

/** An arrow on the ground with a casing that cuts what it crosses. */
export function arrowSvg(arrow: SceneArrow, manner: Manner): string {
  const { palette } = manner;
  const { points, status, from, to, kinds, text } = arrow;
  if (points.length < 2) return '';
  const colour = colourOf(arrow, palette);
  const [line, head] = [lineOf(points), headOf(points)];
  const broken = (arrow.offences ?? []).map((words) => `\n! ${words}`).join('');
  const title = `${from} ${kinds.join(', ')} ${to}${text === '' ? '' : ` (${text})`}${verdict(status, manner)}${broken}`;
  const dash =
    status === 'missing'
      ? '7 4'
      : status === 'not-checked'
        ? '1 4.5'
        : status === 'pending'
          ? '10 3'
          : undefined;
  return element(
    'g',
    { 'data-from': from, 'data-to': to, 'data-status': status },
    `<title>${escaped(title)}</title>` +
      element('path', { d: line, stroke: palette.paper, 'stroke-width': 7 }) +
      element('path', {
        d: line,
        stroke: colour,
        'stroke-width': widthOf(arrow),
        'stroke-dasharray': dash,
        'stroke-linecap': status === 'not-checked' ? 'round' : undefined,
      }) +
      element('path', { d: head, fill: colour, stroke: palette.paper, 'stroke-width': 0.8 }),
  );
}

/** The texts of the arrows, above everything else on the ground. */
export function arrowLabelSvg(arrow: SceneArrow, palette: Palette): string {
  const label = arrow.label ? labelSvg(arrow.label, colourOf(arrow, palette), palette) : '';
  return label + offenceSvg(arrow);
}

/** On the longest part, beside its text. */
function offenceSvg({ offences, points, label }: SceneArrow): string {
  if (!offences) return '';
  const lengths = points.slice(1).map((end, index) => {
    const start = points[index] ?? end;
    return { start, end, length: Math.abs(end.x - start.x) + Math.abs(end.y - start.y) };
  });
  const [longest] = lengths.toSorted((a, b) => b.length - a.length);
  if (!longest) return '';
  const spots = [0.5, 0.3, 0.7, 0.15].map((share) =>
    project(
      longest.start.x + (longest.end.x - longest.start.x) * share,
      longest.start.y + (longest.end.y - longest.start.y) * share,
    ),
  );
  const spot = spots.find((at) => !label || !isNear(at, label.box)) ?? spots[0];
  return spot ? ruleSign(spot.x, spot.y) : '';
}

const CLEAR = 18;

function isNear({ x, y }: Point, box: Box): boolean {
  return (
    x > box.x - CLEAR && x < box.x + box.width + CLEAR && y > box.y - CLEAR && y < box.y + box.height + CLEAR
  );
}

function widthOf({ status, count }: SceneArrow): number {
  if (status === 'unmanaged') return 3.4;
  return count > 3 ? 3.4 : 2.4;
}

function colourOf({ status }: SceneArrow, palette: Palette): string {
  if (status === 'in-sync' || status === 'accepted') return palette.arrow;
  if (status === 'aws-default' || status === 'owned-elsewhere') return palette.quiet;
  return palette.isDark
    ? SIGNS[status].ink.dark
    : status === 'changed'
      ? SIGNS.changed.ink.light
      : SIGNS[status].colour;
}

/** The line stops inside the head. */
function lineOf(points: readonly Point[]): string {
  const way = points.slice(0, -1);
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (before && tip) way.push(backFrom(tip, before, HEAD.length - 2));
  return path(
    way.map(({ x, y }) => project(x, y)),
    false,
  );
}

/** A triangle that lies on the ground. */
function headOf(points: readonly Point[]): string {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (!before || !tip) return '';
  const base = backFrom(tip, before, HEAD.length);
  const [alongX, alongY] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
  const half = HEAD.half;
  const sides = [
    { x: base.x - alongY * half, y: base.y + alongX * half },
    { x: base.x + alongY * half, y: base.y - alongX * half },
  ];
  return path([tip, ...sides].map(({ x, y }) => project(x, y)));
}

function backFrom(tip: Point, before: Point, length: number): Point {
  return {
    x: tip.x - Math.sign(tip.x - before.x) * length,
    y: tip.y - Math.sign(tip.y - before.y) * length,
  };
}
