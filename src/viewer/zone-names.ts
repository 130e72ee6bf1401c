import type { SceneZone } from '../model/scene.ts';
import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera, Point } from './camera.ts';
import { drawBadge, FONT, type Pen, SMALLEST } from './lettering.ts';
import type { OverlayInput } from './overlay-input.ts';
import { occupied, type Room } from './room.ts';

/** A name on the ground: where it begins, which way it reads, and how large it is. */
interface Strip {
  readonly start: Point;
  readonly read: Point;
  readonly down: Point;
  readonly size: number;
  readonly width: number;
}

/** Nearer than this the letters of zones grow no more. */
const LARGEST = 1.8;
const MARK_ROOM = 26;

/** Names of zones on the ground along the edge towards the reader; what they cover is taken. */
export function drawZoneNames(pen: Pen, input: OverlayInput, taken: Room): void {
  const { camera, data } = input;
  const shrunk = Math.min(1, LARGEST / camera.pose().scale);
  const strips = stripsOf(data, input.bodies, quarterOf(camera));
  for (const [at, zone] of data.zones.entries()) {
    const strip = strips[at];
    if (!strip || strip.size * shrunk * camera.pose().scale < SMALLEST) continue;
    const shown = { ...strip, size: strip.size * shrunk, width: strip.width * shrunk };
    if (!isInSight(shown, camera)) continue;
    drawName(pen, zone, shown, input);
    take(shown, camera, taken);
  }
}

function quarterOf(camera: Camera): number {
  return ((Math.round(camera.pose().turn / (Math.PI / 2)) % 4) + 4) % 4;
}

function isInSight({ start, read, width: long }: Strip, camera: Camera): boolean {
  const { width, height } = camera.size();
  const [from, to] = [camera.project(start.x, start.y), endOf(start, read, long, camera)];
  return (
    Math.max(from.x, to.x) > -20 &&
    Math.min(from.x, to.x) < width + 20 &&
    Math.max(from.y, to.y) > -20 &&
    Math.min(from.y, to.y) < height + 20
  );
}

function endOf(start: Point, read: Point, long: number, camera: Camera): Point {
  return camera.project(start.x + read.x * long, start.y + read.y * long);
}

function drawName(
  pen: Pen,
  { shown, kind, status, key }: SceneZone,
  { start, read, down, size, width }: Strip,
  { camera, palette, data, view }: OverlayInput,
): void {
  const at = camera.project(start.x, start.y);
  const [one, right, low] = [
    camera.project(0, 0),
    camera.project(read.x, read.y),
    camera.project(down.x, down.y),
  ];
  pen.save();
  pen.transform(right.x - one.x, right.y - one.y, low.x - one.x, low.y - one.y, at.x, at.y);
  pen.font = `700 ${size}px ${FONT}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = palette.zones[kind].name;
  pen.fillText(shown, 0, 0);
  pen.restore();
  if (data.signs[status].strokes === '' || key === undefined || Math.abs(view - 1) > 0.5) return;
  const { x, y } = endOf(start, read, width + 16, camera);
  const { scale } = camera.pose();
  drawBadge(pen, status, { x, y: y - size * scale * 0.3, radius: Math.min(8 * scale, 9) }, data);
}

/** As boxes along the slanted line. */
function take({ start, read, size, width }: Strip, camera: Camera, taken: Room): void {
  const high = size * camera.pose().scale;
  const [from, to] = [camera.project(start.x, start.y), endOf(start, read, width, camera)];
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / high));
  for (let step = 0; step <= steps; step += 1) {
    const [x, y] = [from.x + ((to.x - from.x) * step) / steps, from.y + ((to.y - from.y) * step) / steps];
    taken.take(x - high * 0.5, y - high * 0.85, high, high);
  }
}

interface Places {
  readonly bodies: readonly Body[];
  readonly quarter: number;
  readonly strips: readonly (Strip | undefined)[];
}

const found = new WeakMap<ViewerData, Places>();

/** Found once for each quarter turn, until blocks open or close. */
function stripsOf(data: ViewerData, bodies: readonly Body[], quarter: number): Places['strips'] {
  const known = found.get(data);
  if (known?.bodies === bodies && known.quarter === quarter) return known.strips;
  const strips =
    quarter === 0
      ? data.zones.map((zone) => (zone.shown === '' ? undefined : stripAt(zone, 0, 0, 1)))
      : freeStrips(data, bodies, quarter);
  found.set(data, { bodies, quarter, strips });
  return strips;
}

const SIZES = [1, 0.8, 0.64, 0.5];
const SHIFTS = [0, 0.25, 0.5, 0.75];

/** Only for its own corner the drawing keeps room for names: from elsewhere they go where nothing stands, or not at all. */
function freeStrips({ zones }: ViewerData, bodies: readonly Body[], quarter: number): Places['strips'] {
  const ground = occupied();
  for (const { x, y, half } of bodies) ground.take(x - half, y - half, 2 * half, 2 * half);
  return zones.map((zone) => {
    if (zone.shown === '') return undefined;
    const inner = zones.filter((other) => other !== zone && isWithin(other.rect, zone.rect));
    for (const size of SIZES)
      for (const shift of SHIFTS) {
        const strip = stripAt(zone, quarter, shift, size);
        const box = strip && boxOf(strip);
        if (!box || !ground.isFree(...box) || inner.some(({ rect }) => touches(rect, box))) continue;
        ground.take(...box);
        return strip;
      }
    return undefined;
  });
}

type Rect = SceneZone['rect'];
type Box = readonly [x: number, y: number, width: number, depth: number];

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.depth <= outer.y + outer.depth
  );
}

function touches(rect: Rect, [x, y, width, depth]: Box): boolean {
  return x < rect.x + rect.width && rect.x < x + width && y < rect.y + rect.depth && rect.y < y + depth;
}

function boxOf({ start, read, down, size, width }: Strip): Box {
  const xs = [start.x, start.x + read.x * width, start.x - down.x * size];
  const ys = [start.y, start.y + read.y * width, start.y - down.y * size];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}

/** Along the edge that is on the reader's left after so many quarter turns, moved on by a share of the edge. */
function stripAt(
  { rect, nameAt, status, key }: SceneZone,
  quarter: number,
  shift: number,
  scale: number,
): Strip | undefined {
  const [far, deep] = [rect.x + rect.width, rect.y + rect.depth];
  const inset = nameAt.x - rect.x;
  const lift = (deep - nameAt.y) * scale;
  const width = nameAt.width * scale;
  const edge = quarter % 2 === 0 ? rect.width : rect.depth;
  const room = status !== 'in-sync' && key !== undefined ? MARK_ROOM : 0;
  const along = inset + shift * edge;
  if (quarter !== 0 && along + width + room > edge) return undefined;
  const shared = { size: nameAt.size * scale, width };
  const edges = [
    { read: { x: 1, y: 0 }, down: { x: 0, y: 1 }, start: { x: rect.x + along, y: deep - lift } },
    { read: { x: 0, y: 1 }, down: { x: -1, y: 0 }, start: { x: rect.x + lift, y: rect.y + along } },
    { read: { x: -1, y: 0 }, down: { x: 0, y: -1 }, start: { x: far - along, y: rect.y + lift } },
    { read: { x: 0, y: -1 }, down: { x: 1, y: 0 }, start: { x: far - lift, y: deep - along } },
  ] as const;
  return { ...shared, ...(edges[quarter] ?? edges[0]) };
}
