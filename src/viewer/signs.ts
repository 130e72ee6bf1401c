import type { Status } from '../model/comparison.ts';
import type { ViewerBlock, ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Point } from './camera.ts';
import { DIVERGENT_NAMES } from './divergent.ts';
import { drawBadge, FONT, type Pen } from './lettering.ts';
import type { OverlayInput } from './overlay-input.ts';
import { occupied } from './room.ts';

/** Worst first. */
export const SEEN_STATUSES: readonly Status[] = [
  'missing',
  'changed',
  'unmanaged',
  'not-checked',
  'pending',
  'accepted',
  'owned-elsewhere',
];

/** Signs belong to the comparison, not to either side. */
export function isDriftView(view: number): boolean {
  return view > 0.5 && view < 1.5;
}

export function selectionColour({ isDark }: ViewerPalette): string {
  return isDark ? '#8fb4ff' : '#2c6bd6';
}

/** A sign on a stem over what diverges. */
export interface Pin extends Point {
  readonly body: Body;
  /** where its stem stands */
  readonly foot: Point;
  readonly radius: number;
}

/** Where they would cover each other, the worst stays. */
export function pinsOf(inSight: readonly Body[], input: OverlayInput): readonly Pin[] {
  const { data, view, stateOf } = input;
  if (!isDriftView(view)) return [];
  const taken = occupied();
  return inSight
    .filter(
      (body) =>
        data.signs[body.status].strokes !== '' &&
        (body.isInside || !data.blocks[body.block]?.isClosed) &&
        stateOf(body) === 0,
    )
    .toSorted((a, b) => SEEN_STATUSES.indexOf(a.status) - SEEN_STATUSES.indexOf(b.status))
    .flatMap((body) => {
      const pin = pinOf(body, input);
      const [left, top, size] = [pin.x - pin.radius * 0.7, pin.y - pin.radius * 0.7, pin.radius * 1.4];
      if (pin.radius === 0 || !taken.isFree(left, top, size, size)) return [];
      taken.take(left, top, size, size);
      return [pin];
    });
}

/** Over the far corner of the top face, so that its glyph stays free. */
function pinOf(body: Body, { camera }: OverlayInput): Pin {
  const across = body.half * 2 * camera.pose().scale;
  const radius = body.isInside && across < 7 ? 0 : Math.min(Math.max(across * 0.17, 5.5), 18);
  const foot = camera.project(body.x, body.y, body.z + body.height);
  return { body, foot, radius, x: foot.x, y: foot.y - Math.max(radius * 1.55, across * 0.46) };
}

export function drawPins(pen: Pen, pins: readonly Pin[], { data, palette }: OverlayInput): void {
  for (const { body, foot, x, y, radius } of pins) {
    pen.strokeStyle = data.signs[body.status].ink[palette.isDark ? 'dark' : 'light'];
    pen.lineWidth = Math.max(1, radius * 0.13);
    pen.beginPath();
    pen.moveTo(foot.x, foot.y);
    pen.lineTo(x, y);
    pen.stroke();
    drawBadge(pen, body.status, { x, y, radius }, data);
  }
}

export function drawCountsOfAll(pen: Pen, inSight: readonly Body[], input: OverlayInput): void {
  if (!isDriftView(input.view)) return;
  for (const body of inSight) {
    const block = input.data.blocks[body.block];
    const isClosed = block?.isClosed && !body.isInside && !input.opened.has(body.block);
    if (isClosed && body.shape !== '#base' && input.stateOf(body) === 0) drawCounts(pen, body, block, input);
  }
}

/** Counts per status over a closed block. */
function drawCounts(pen: Pen, body: Body, block: ViewerBlock, { data, camera, palette }: OverlayInput): void {
  const counts = new Map<Status, number>();
  for (const member of block.members) {
    const status = data.statuses[data.resources.states[member] ?? -1];
    if (status && data.signs[status].strokes !== '') counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  const { scale } = camera.pose();
  const isFar = scale < 0.4;
  const shown = SEEN_STATUSES.filter((status) => counts.has(status)).slice(0, isFar ? 1 : 4);
  const size = Math.min(Math.max(scale, 0.42), 1.1);
  const top = camera.project(body.x, body.y, body.z + body.height);
  if (isFar) return drawBubble(pen, counts, top, { data, radius: Math.max(scale * 26, 2.6) });
  for (const [index, status] of shown.entries()) {
    const x = top.x + (index - (shown.length - 1) / 2) * 34 * size;
    drawBadge(pen, status, { x, y: top.y - 31 * size, radius: 11 * size }, data);
    const text = String(counts.get(status) ?? 0);
    pen.font = `700 ${Math.max(15 * size, 8)}px ${FONT}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'alphabetic';
    pen.lineWidth = 3;
    pen.strokeStyle = palette.plate;
    pen.strokeText(text, x, top.y - 5 * size);
    pen.fillStyle = data.signs[status].ink[palette.isDark ? 'dark' : 'light'];
    pen.fillText(text, x, top.y - 5 * size);
  }
}

/** From afar one disc in the sign of the worst, the larger the more diverges: a bad corner is seen at once. */
function drawBubble(
  pen: Pen,
  counts: ReadonlyMap<Status, number>,
  at: Point,
  { data, radius }: { data: ViewerData; radius: number },
): void {
  const divergent = SEEN_STATUSES.filter((status) => DIVERGENT_NAMES.has(status) && counts.has(status));
  const worst = divergent[0] ?? SEEN_STATUSES.find((status) => counts.has(status));
  if (!worst) return;
  const many = divergent.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  const size = radius * Math.min(0.7 + 0.3 * Math.sqrt(many / 4), 2.2);
  drawBadge(pen, worst, { x: at.x, y: at.y - size, radius: size }, data);
}
