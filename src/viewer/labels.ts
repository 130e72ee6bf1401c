import type { Status } from '../model/comparison.ts';
import type { ViewerBlock, ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera, Point } from './camera.ts';
import { fitted, FONT, lines, type Pen, plate, SMALLEST } from './lettering.ts';
import type { OverlayInput } from './overlay-input.ts';
import { occupied, type Room } from './room.ts';
import { isDriftView, type Pin, SEEN_STATUSES, selectionColour } from './signs.ts';

const MOST_LABELS = 400;
/** more solids in sight than this leave no room for names between them */
const MOST_AROUND = 1500;
/** nearer than this letters grow no more */
const LARGEST = 1.5;
const COMPACT = 10;
const COS30 = Math.cos(Math.PI / 6);

/** Not declared, so not in the design; not deployed, so not in the account. */
function isAbsent(status: Status, view: number): boolean {
  return view < 0.5 ? status === 'unmanaged' : view > 1.5 && status === 'missing';
}

/** Does the reader look from the drawing's own corner, for which the places of labels were found? */
function isAtHome(camera: Camera): boolean {
  return Math.abs(camera.pose().turn) < 0.01;
}

/** What arrows carry, where the drawing writes it. */
export function drawArrowLabels(
  pen: Pen,
  { data, camera, palette, view }: OverlayInput,
  written: Room,
): void {
  const { scale } = camera.pose();
  if (10 * scale < SMALLEST || !isAtHome(camera)) return;
  const size = Math.min(scale, LARGEST);
  for (const { label, status } of data.arrows) {
    if (!label || isAbsent(status, view)) continue;
    const { box } = label;
    const middle = fromDrawing(box.x + box.width / 2, box.y + box.height / 2, camera);
    const [width, height] = [box.width * size, box.height * size];
    const at = { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
    if (!written.isFree(at.x, at.y, width, height)) continue;
    written.take(at.x, at.y, width, height);
    plate(pen, at, palette, 0.92);
    const ink = isDriftView(view) && status !== 'in-sync' ? inkOf(status, data, palette) : palette.ink;
    lines(pen, label.lines, { x: middle.x, y: at.y, height }, { scale: size, ink, quiet: ink });
  }
}

/** A point of the drawing's screen on this screen, for the drawing's own corner. */
function fromDrawing(x: number, y: number, camera: Camera): Point {
  const difference = x / COS30;
  return camera.project((y * 2 + difference) / 2, (y * 2 - difference) / 2);
}

interface Rooms {
  /** what is written, and pins where names may go anywhere */
  readonly written: Room;
  /** solids, where names may go anywhere */
  readonly solids: Room;
}

/** Names of solids: what is pointed at first, then what diverges, then the others as far as there is room. */
export function drawBlockLabels(
  pen: Pen,
  inSight: readonly Body[],
  input: OverlayInput,
  { written, pins }: { readonly written: Room; readonly pins: readonly Pin[] },
): void {
  const named = inSight.filter(({ shape }) => shape !== '#base');
  const isCrowded = named.length > MOST_AROUND;
  const rooms = roomsOf(isCrowded ? [] : named, pins, { written, camera: input.camera });
  const mayBeNamed = (body: Body): boolean =>
    input.stateOf(body) !== 1 && (!isCrowded || body.isInside || rankOf(body, input) < 3);
  let count = 0;
  for (const body of byRank(named.filter(mayBeNamed), input)) {
    if (count >= MOST_LABELS) return;
    if (drawLabel(pen, body, input, rooms)) count += 1;
  }
}

/** Where the drawing does not say where names go, they keep off solids and pins too. */
function roomsOf(
  named: readonly Body[],
  pins: readonly Pin[],
  { written, camera }: { readonly written: Room; readonly camera: Camera },
): Rooms {
  const solids = occupied();
  if (13 * camera.pose().scale >= SMALLEST && isAtHome(camera)) return { written, solids };
  for (const body of named) takeSolid(body, camera, solids);
  for (const { x, y, radius } of pins) written.take(x - radius, y - radius, radius * 2, radius * 2);
  return { written, solids };
}

function byRank(named: readonly Body[], input: OverlayInput): readonly Body[] {
  const ranks = new Map(named.map((body) => [body, rankOf(body, input)]));
  return named.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
}

function rankOf(body: Body, { selected, hovered, data }: OverlayInput): number {
  if (body === selected) return 0;
  if (body === hovered) return 1;
  if (SEEN_STATUSES.includes(body.status)) return 2;
  return data.blocks[body.block]?.isClosed ? 3 : 4;
}

/** The middle of a solid: a label may touch its outline. */
function takeSolid(body: Body, camera: Camera, written: Room): void {
  const reach = body.half * camera.pose().scale;
  const [top, foot] = [
    camera.project(body.x, body.y, body.z + body.height),
    camera.project(body.x, body.y, body.z),
  ];
  written.take(foot.x - reach * 1.2, top.y - reach * 0.5, reach * 2.4, foot.y - top.y + reach);
}

/** Draws a label in the way that suits how near the reader is; tells whether there was room. */
function drawLabel(pen: Pen, body: Body, input: OverlayInput, rooms: Rooms): boolean {
  const { scale } = input.camera.pose();
  const isChosen = body === input.selected || body === input.hovered;
  const size = Math.min(isChosen ? Math.max(scale, 0.72) : scale, LARGEST);
  const block = input.data.blocks[body.block];
  if (!block) return false;
  if (body.isInside || 13 * size < SMALLEST) return drawName(pen, body, { input, rooms, isChosen });
  return drawFull(pen, { body, block }, { input, rooms, isChosen, size });
}

interface Writing {
  readonly input: OverlayInput;
  readonly rooms: Rooms;
  readonly isChosen: boolean;
}

/** Name and kind as the drawing has them. */
function drawFull(
  pen: Pen,
  { body, block }: { readonly body: Body; readonly block: ViewerBlock },
  { input, rooms, isChosen, size }: Writing & { readonly size: number },
): boolean {
  const { camera, data, palette, view } = input;
  const { box } = block.label;
  const [width, height] = [box.width * size, box.height * size];
  const spots = isAtHome(camera) ? [homeOf(block, camera, width)] : spotsAround(body, camera, width, height);
  const spot = freeSpot(spots, { width, height }, rooms, isChosen ? 'anywhere' : 'if there is room');
  if (!spot) return false;
  rooms.written.take(spot.x, spot.y, width, height);
  plate(pen, { ...spot, width, height }, frameOf(body, input), 0.96);
  const ink = isDriftView(view)
    ? inkOf(block.isClosed ? 'in-sync' : body.status, data, palette)
    : palette.ink;
  const middle = { x: spot.x + width / 2, y: spot.y, height };
  lines(pen, block.label.lines, middle, { scale: size, ink, quiet: palette.quiet });
  return true;
}

function homeOf({ x, y, label: { box } }: ViewerBlock, camera: Camera, width: number): Point {
  const { scale } = camera.pose();
  const at = camera.project(x, y);
  return {
    x: at.x + (box.x + box.width / 2 - (x - y) * COS30) * scale - width / 2,
    y: at.y + (box.y - (x + y) / 2) * scale,
  };
}

/** Below, to the right, to the left, above. */
function spotsAround(body: Body, camera: Camera, width: number, height: number): readonly Point[] {
  const reach = body.half * camera.pose().scale;
  const foot = camera.project(body.x, body.y, body.z);
  const top = camera.project(body.x, body.y, body.z + body.height);
  const middle = (foot.y + top.y) / 2 - height / 2;
  return [
    { x: foot.x - width / 2, y: foot.y + reach + 2 },
    { x: foot.x + reach * 1.73 + 3, y: middle },
    { x: foot.x - reach * 1.73 - width - 3, y: middle },
    { x: foot.x - width / 2, y: top.y - reach - height - 2 },
  ];
}

/** The first spot with room; what must be named may stand over the foot of a solid, what is chosen anywhere. */
function freeSpot(
  spots: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
  { written, solids }: Rooms,
  must: 'if there is room' | 'over solids' | 'anywhere',
): Point | undefined {
  const unwritten = spots.filter(({ x, y }) => written.isFree(x, y, width, height));
  const spot = unwritten.find(({ x, y }) => solids.isFree(x, y, width, height));
  if (spot || must === 'if there is room') return spot;
  return unwritten[0] ?? (must === 'anywhere' ? spots[0] : undefined);
}

/** A single line in print that can still be read: from afar, and for members of an opened block. */
function drawName(pen: Pen, body: Body, { input, rooms, isChosen }: Writing): boolean {
  const { camera, data, palette, view } = input;
  const { scale } = camera.pose();
  const across = body.half * 2 * scale;
  const isMarked = SEEN_STATUSES.includes(body.status) && isDriftView(view);
  if (!isChosen && !isNearEnough(body, isMarked, { across, scale })) return false;
  const size = body.isInside ? Math.min(Math.max(across * 0.16, 9), 13) : COMPACT;
  pen.font = `${body.isInside || isMarked ? 700 : 500} ${size}px ${FONT}`;
  const text = fitted(pen, nameOf(data, body), widestOf(body, across, isChosen));
  const [width, height] = [pen.measureText(text).width + 8, size * 1.5];
  const all = spotsAround(body, camera, width, height);
  const spots = body.isInside ? all.slice(0, 1) : all;
  const must = isMarked ? 'over solids' : 'if there is room';
  const spot = freeSpot(spots, { width, height }, rooms, isChosen ? 'anywhere' : must);
  if (!spot) return false;
  rooms.written.take(spot.x, spot.y, width, height);
  plate(pen, { ...spot, width, height }, frameOf(body, input), 0.92);
  const ink = isDriftView(view) ? inkOf(body.status, data, palette) : palette.ink;
  writeLine(pen, text, { x: spot.x + width / 2, y: spot.y + size * 1.12 }, ink);
  return true;
}

function writeLine(pen: Pen, text: string, { x, y }: Point, ink: string): void {
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}

function isNearEnough(
  { isInside }: Body,
  isMarked: boolean,
  { across, scale }: { readonly across: number; readonly scale: number },
): boolean {
  if (isInside) return across >= 34;
  return scale >= (isMarked ? 0.07 : 0.22);
}

function widestOf({ isInside }: Body, across: number, isChosen: boolean): number {
  if (isChosen) return 400;
  return isInside ? Math.max(across * 1.5, 56) : 110;
}

function nameOf({ resources, blocks }: ViewerData, body: Body): string {
  return (body.isInside ? resources.names[body.resource] : blocks[body.block]?.name) ?? '';
}

/** What is selected has a plate with an edge of its own. */
function frameOf(body: Body, { selected, palette }: OverlayInput): ViewerPalette {
  return body === selected ? { ...palette, plateEdge: selectionColour(palette) } : palette;
}

function inkOf(status: Status, { signs }: ViewerData, palette: ViewerPalette): string {
  if (status === 'in-sync' || status === 'accepted') return palette.ink;
  return signs[status].ink[palette.isDark ? 'dark' : 'light'];
}
