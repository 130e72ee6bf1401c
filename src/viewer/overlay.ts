import type { Status } from '../model/comparison.ts';
import type { SceneZone } from '../model/scene.ts';
import type { ViewerBlock, ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera, Point } from './camera.ts';
import { DIVERGENT_NAMES } from './divergent.ts';
import { drawBadge, fitted, FONT, lines, type Pen, plate } from './lettering.ts';
import { occupied, type Room } from './room.ts';

/** What is written over the solids: names, signs, counts and what is pointed at. */
export interface OverlayInput {
  readonly data: ViewerData;
  readonly palette: ViewerPalette;
  readonly camera: Camera;
  readonly bodies: readonly Body[];
  readonly opened: ReadonlySet<number>;
  readonly view: number;
  /** 0 plain, 1 pale, 2 hidden */
  readonly stateOf: (body: Body) => number;
  readonly selected: Body | undefined;
  readonly hovered: Body | undefined;
  readonly isFocused: boolean;
}

const SMALLEST = 6.5;
const MOST_LABELS = 400;
const SEEN_STATUSES: readonly Status[] = [
  'missing',
  'changed',
  'unmanaged',
  'not-checked',
  'pending',
  'accepted',
  'owned-elsewhere',
];

/** Draws everything anew, in pixels of the page. */
export function drawOverlay(pen: Pen, input: OverlayInput): void {
  const { width, height } = input.camera.size();
  pen.clearRect(0, 0, width, height);
  pen.lineJoin = 'round';
  for (const zone of input.data.zones) drawZoneName(pen, zone, input);
  const taken = occupied();
  const there = input.bodies.filter((body) => isThere(body, input));
  const inSight = there.filter((body) => isInSight(body, input.camera));
  drawArrowLabels(pen, input, taken);
  drawBlockLabels(pen, inSight, input, taken);
  drawSigns(pen, inSight, input);
}

/** Does the view have it, and no filter hides it? */
function isThere(body: Body, { view, stateOf }: OverlayInput): boolean {
  const declared = body.sides % 2 === 1 ? 1 : 0;
  const deployed = body.sides > 1 ? 1 : 0;
  const here = view < 1 ? declared + (1 - declared) * view : 1 + (deployed - 1) * (view - 1);
  return here > 0.5 && stateOf(body) !== 2;
}

function isInSight({ x, y }: Body, camera: Camera): boolean {
  const { width, height } = camera.size();
  const at = camera.project(x, y);
  return at.x > -80 && at.y > -80 && at.x < width + 80 && at.y < height + 120;
}

/** The name lies on the ground along the edge that is nearest to the reader and reads to the right. */
function drawZoneName(
  pen: Pen,
  { rect, shown, nameAt, kind, status, key }: SceneZone,
  input: OverlayInput,
): void {
  const { camera, palette, data } = input;
  const size = nameAt.size * camera.pose().scale;
  if (size < SMALLEST || shown === '') return;
  const { read, down, start } = baseline(rect, nameAt, camera);
  const at = camera.project(start.x, start.y);
  const { width, height } = camera.size();
  const long = nameAt.width * camera.pose().scale;
  if (at.x > width + 20 || at.x + long < -20 || at.y < -long - 20 || at.y > height + long + 20) return;
  const [one, right, low] = [
    camera.project(0, 0),
    camera.project(read.x, read.y),
    camera.project(down.x, down.y),
  ];
  pen.save();
  pen.transform(right.x - one.x, right.y - one.y, low.x - one.x, low.y - one.y, at.x, at.y);
  pen.font = `700 ${nameAt.size}px ${FONT}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = palette.zones[kind].name;
  pen.fillText(shown, 0, 0);
  pen.restore();
  const { strokes } = data.signs[status];
  if (strokes === '' || key === undefined || Math.abs(input.view - 1) > 0.5) return;
  const end = camera.project(start.x + read.x * (nameAt.width + 16), start.y + read.y * (nameAt.width + 16));
  drawBadge(
    pen,
    status,
    { x: end.x, y: end.y - size * 0.3, radius: Math.min(8 * camera.pose().scale, 9) },
    data,
  );
}

function baseline(
  rect: SceneZone['rect'],
  nameAt: SceneZone['nameAt'],
  camera: Camera,
): { read: Point; down: Point; start: Point } {
  const inset = nameAt.x - rect.x;
  const lift = rect.y + rect.depth - nameAt.y;
  const turns = ((Math.round(camera.pose().turn / (Math.PI / 2)) % 4) + 4) % 4;
  const [far, deep] = [rect.x + rect.width, rect.y + rect.depth];
  const edges = [
    { read: { x: 1, y: 0 }, down: { x: 0, y: 1 }, start: { x: rect.x + inset, y: deep - lift } },
    { read: { x: 0, y: 1 }, down: { x: -1, y: 0 }, start: { x: rect.x + lift, y: rect.y + inset } },
    { read: { x: -1, y: 0 }, down: { x: 0, y: -1 }, start: { x: far - inset, y: rect.y + lift } },
    { read: { x: 0, y: -1 }, down: { x: 1, y: 0 }, start: { x: far - lift, y: deep - inset } },
  ] as const;
  return edges[turns] ?? edges[0];
}

/** Not declared, so not in the design; not deployed, so not in the account. */
function isAbsent(status: Status, view: number): boolean {
  return view < 0.5 ? status === 'unmanaged' : view > 1.5 && status === 'missing';
}

function drawArrowLabels(pen: Pen, { data, camera, palette, view }: OverlayInput, taken: Room): void {
  const { scale, turn } = camera.pose();
  // their places were found for the drawing's own corner
  if (10 * scale < SMALLEST || Math.abs(turn) > 0.01) return;
  for (const { label, status } of data.arrows) {
    if (!label || isAbsent(status, view)) continue;
    const at = fromDrawing(label.box.x, label.box.y, camera);
    const [width, height] = [label.box.width * scale, label.box.height * scale];
    if (!taken.isFree(at.x, at.y, width, height)) continue;
    taken.take(at.x, at.y, width, height);
    plate(pen, { ...at, width, height }, palette, 0.92);
    const ink = view > 0.5 && view < 1.5 && status !== 'in-sync' ? inkOf(status, data, palette) : palette.ink;
    lines(pen, label.lines, { x: at.x + width / 2, y: at.y, height }, { scale, ink, quiet: ink });
  }
}

/** A point of the drawing's screen on this screen, for the drawing's own corner. */
function fromDrawing(x: number, y: number, camera: Camera): Point {
  const sum = y * 2;
  const difference = x / Math.cos(Math.PI / 6);
  return camera.project((sum + difference) / 2, (sum - difference) / 2);
}

function drawBlockLabels(pen: Pen, inSight: readonly Body[], input: OverlayInput, taken: Room): void {
  const rank = (body: Body): number =>
    body === input.selected ? 0 : body === input.hovered ? 1 : SEEN_STATUSES.includes(body.status) ? 2 : 3;
  let count = 0;
  for (const body of inSight.toSorted((a, b) => rank(a) - rank(b))) {
    if (count >= MOST_LABELS) return;
    if (body.shape === '#base' || input.stateOf(body) === 1) continue;
    count += body.isInside ? drawSmallLabel(pen, body, input, taken) : drawLabel(pen, body, input, taken);
  }
}

function drawLabel(pen: Pen, body: Body, input: OverlayInput, taken: Room): number {
  const { camera, data, palette, view } = input;
  const block = data.blocks[body.block];
  const { scale } = camera.pose();
  const isChosen = body === input.selected || body === input.hovered;
  const size = isChosen ? Math.max(scale, 0.72) : scale;
  if (!block) return 0;
  if (13 * size < SMALLEST) return drawCompactLabel(pen, body, input, taken);
  const at = camera.project(block.x, block.y);
  const home = { x: (block.x - block.y) * Math.cos(Math.PI / 6), y: (block.x + block.y) / 2 };
  const { box } = block.label;
  const [width, height] = [box.width * size, box.height * size];
  const x = at.x + (box.x + box.width / 2 - home.x) * scale - width / 2;
  const y = at.y + (box.y - home.y) * scale;
  if (!isChosen && !taken.isFree(x, y, width, height)) return 0;
  taken.take(x, y, width, height);
  plate(pen, { x, y, width, height }, palette, 0.96);
  const isDrift = view > 0.5 && view < 1.5;
  const ink = isDrift ? inkOf(block.isClosed ? 'in-sync' : body.status, data, palette) : palette.ink;
  lines(pen, block.label.lines, { x: x + width / 2, y, height }, { scale: size, ink, quiet: palette.quiet });
  return 1;
}

const COMPACT = 10;

/** From afar only what diverges is named, in print that can still be read, and only where there is room. */
function drawCompactLabel(
  pen: Pen,
  body: Body,
  { camera, data, palette, view }: OverlayInput,
  taken: Room,
): number {
  const block = data.blocks[body.block];
  const isMarked = DIVERGENT_NAMES.has(body.status) && view > 0.5 && view < 1.5;
  if (!block || !isMarked || camera.pose().scale < 0.1) return 0;
  pen.font = `600 ${COMPACT}px ${FONT}`;
  const text = fitted(pen, block.name, 110);
  const [width, height] = [pen.measureText(text).width + 8, COMPACT * 1.5];
  const at = camera.project(body.x + body.half, body.y + body.half);
  const [x, y] = [at.x - width / 2, at.y + 2];
  if (!taken.isFree(x, y, width, height)) return 0;
  taken.take(x, y, width, height);
  plate(pen, { x, y, width, height }, palette, 0.92);
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = inkOf(body.status, data, palette);
  pen.fillText(text, at.x, y + COMPACT * 1.12);
  return 1;
}

/** Members of an opened block have no label in the scene: the name, when the reader is near enough. */
function drawSmallLabel(pen: Pen, body: Body, input: OverlayInput, taken: Room): number {
  const { camera, data, palette } = input;
  const across = body.half * 2 * camera.pose().scale;
  const isChosen = body === input.selected || body === input.hovered;
  if (!isChosen && across < 34) return 0;
  const at = camera.project(body.x, body.y);
  const size = Math.min(Math.max(across * 0.16, 9), 13);
  pen.font = `700 ${size}px ${FONT}`;
  const text = fitted(
    pen,
    data.resources.names[body.resource] ?? '',
    isChosen ? 400 : Math.max(across * 1.5, 56),
  );
  const width = pen.measureText(text).width + 8;
  const [x, y, height] = [at.x - width / 2, at.y + across * 0.58, size * 1.5];
  if (!isChosen && !taken.isFree(x, y, width, height)) return 0;
  taken.take(x, y, width, height);
  plate(pen, { x, y, width, height }, palette, 0.96);
  pen.fillStyle = inkOf(body.status, data, palette);
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.fillText(text, at.x, y + size * 1.12);
  return 1;
}

function inkOf(status: Status, { signs }: ViewerData, palette: ViewerPalette): string {
  if (status === 'in-sync' || status === 'accepted') return palette.ink;
  return signs[status].ink[palette.isDark ? 'dark' : 'light'];
}

/** Pins over what diverges; where they would cover each other, the worst stays. */
function drawSigns(pen: Pen, inSight: readonly Body[], input: OverlayInput): void {
  const { data, view } = input;
  if (view < 0.5 || view > 1.5) return;
  const taken = occupied();
  const marked = inSight.filter((body) => input.stateOf(body) === 0);
  for (const body of marked.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const block = data.blocks[body.block];
    if (block?.isClosed && !body.isInside) {
      if (body.shape !== '#base' && !input.opened.has(body.block)) drawCounts(pen, body, block, input);
    } else if (data.signs[body.status].strokes !== '') drawPin(pen, body, input, taken);
  }
}

function rankOf({ status }: Body): number {
  return SEEN_STATUSES.indexOf(status);
}

function drawPin(pen: Pen, body: Body, { data, camera, palette }: OverlayInput, taken: Room): void {
  const across = body.half * 2 * camera.pose().scale;
  const radius = Math.min(Math.max(across * 0.17, 5.5), 13);
  if (body.isInside && across < 7) return;
  const top = camera.project(body.x, body.y, body.height);
  const at = { x: top.x, y: top.y - radius * 1.55 };
  if (!taken.isFree(at.x - radius * 0.7, at.y - radius * 0.7, radius * 1.4, radius * 1.4)) return;
  taken.take(at.x - radius * 0.7, at.y - radius * 0.7, radius * 1.4, radius * 1.4);
  pen.strokeStyle = data.signs[body.status].ink[palette.isDark ? 'dark' : 'light'];
  pen.lineWidth = Math.max(1, radius * 0.13);
  pen.beginPath();
  pen.moveTo(top.x, top.y);
  pen.lineTo(at.x, at.y);
  pen.stroke();
  drawBadge(pen, body.status, { ...at, radius }, data);
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
