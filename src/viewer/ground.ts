import { DoubleSide, Group, Mesh, ShaderMaterial, Vector3 } from 'three';
import type { Point, Rect, SceneArrow, SceneZone } from '../model/scene.ts';
import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import { rgb } from './bodies.ts';
import { type Body, footOf } from './bodies-of.ts';
import { addPolygon, addRibbon, addTip, geometryOf, type Sheet, sheet } from './ribbons.ts';
import { ARROW_FRAGMENT, ARROW_VERTEX } from './shaders.ts';

/** Plates, arrows and rings: flat, so they are drawn in order and need no depth. Three draw calls. */
export interface Ground {
  readonly group: Group;
  readonly paint: (palette: ViewerPalette, faded: ReadonlySet<string>) => void;
  /** rings around what is pointed at; solids stand in front of them */
  readonly ring: (rings: readonly Ring[]) => void;
  readonly uniforms: Readonly<Record<string, { value: unknown }>>;
}

export interface Ring {
  readonly body: Body;
  readonly colour: string;
  /** in pixels */
  readonly width: number;
}

export function createGround(data: ViewerData): Ground {
  const group = new Group();
  const uniforms: Record<string, { value: unknown }> = {
    unit: { value: 1 },
    view: { value: 1 },
    time: { value: 0 },
    flow: { value: 0 },
    paper: { value: new Vector3() },
    arrow: { value: new Vector3() },
  };
  const [plates, arrows] = [mesh(uniforms, 1), mesh(uniforms, 2)];
  // after the solids, which stand in front of it and on trays
  const rings = mesh(uniforms, 6, { depthTest: true });
  group.add(plates, arrows, rings);
  return {
    group,
    uniforms,
    ring: (wanted) => {
      rings.geometry.dispose();
      rings.geometry = geometryOf(ringsOf(wanted, uniforms['unit']?.value, uniforms['paper']?.value));
    },
    paint: (palette, faded) => {
      plates.geometry.dispose();
      arrows.geometry.dispose();
      plates.geometry = geometryOf(platesOf(data, palette));
      arrows.geometry = geometryOf(arrowsOf(data, palette, faded));
      set(uniforms, 'paper', rgb(palette.paper));
      set(uniforms, 'arrow', rgb(palette.arrow));
    },
  };
}

function set(uniforms: Record<string, { value: unknown }>, name: string, value: unknown): void {
  const uniform = uniforms[name];
  if (uniform) uniform.value = value;
}

function mesh(
  uniforms: Record<string, { value: unknown }>,
  order: number,
  { depthTest } = { depthTest: false },
): Mesh {
  const material = new ShaderMaterial({
    vertexShader: ARROW_VERTEX,
    fragmentShader: ARROW_FRAGMENT,
    uniforms,
    transparent: true,
    depthTest,
    depthWrite: false,
    side: DoubleSide,
  });
  const made = new Mesh(geometryOf(sheet()), material);
  made.frustumCulled = false;
  made.renderOrder = order;
  return made;
}

function platesOf({ zones, signs }: ViewerData, palette: ViewerPalette): Sheet {
  const target = sheet();
  for (const zone of zones) {
    const colours = palette.zones[zone.kind];
    const isMissing = zone.status === 'missing';
    addSkirts(target, zone.rect, palette.thickness[zone.kind], {
      left: rgb(colours.left),
      right: rgb(colours.right),
    });
    addPolygon(target, cornersOf(zone.rect), { colour: rgb(isMissing ? palette.ghost : colours.top) });
    const marked = zone.status !== 'in-sync' && signs[zone.status].strokes !== '' && zone.key !== undefined;
    const isDashed =
      isMissing || zone.kind === 'az' || zone.kind === 'across' || zone.status === 'not-checked';
    addOutline(target, zone, {
      colour: rgb(marked ? signs[zone.status].colour : colours.edge),
      half: marked ? 1.2 : 0.5,
      dash: isDashed ? (zone.status === 'not-checked' ? [2, 3] : [7, 5]) : [],
    });
  }
  return target;
}

function cornersOf({ x, y, width, depth }: Rect): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + depth },
    { x, y: y + depth },
  ];
}

function addSkirts(
  target: Sheet,
  rect: Rect,
  sunk: number,
  colours: { left: Vector3; right: Vector3 },
): void {
  const corners = cornersOf(rect);
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % 4] ?? from;
    addPolygon(
      target,
      [
        { ...from, z: 0 },
        { ...to, z: 0 },
        { ...to, z: -sunk },
        { ...from, z: -sunk },
      ],
      { colour: index % 2 === 0 ? colours.left : colours.right },
    );
  }
}

interface Outline {
  readonly colour: Vector3;
  readonly half: number;
  readonly dash: readonly number[];
}

function addOutline(
  target: Sheet,
  { rect }: SceneZone,
  { colour, half, dash: [on = 0, off = 0] }: Outline,
): void {
  const corners = cornersOf(rect);
  for (const [index, from] of corners.entries()) {
    const to = corners[(index + 1) % 4] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const step = on + off || length;
    // a very long edge has no more dashes than can be seen
    const pitch = Math.max(step, length / 400);
    const at = (distance: number): Point => ({
      x: from.x + ((to.x - from.x) * distance) / length,
      y: from.y + ((to.y - from.y) * distance) / length,
    });
    for (let start = 0; start < length; start += pitch)
      addRibbon(
        target,
        [at(start), at(Math.min(start + (on === 0 ? length : (pitch * on) / step), length))],
        half,
        {
          colour,
          way: [2, 0, 3],
        },
      );
  }
}

function ringsOf(rings: readonly Ring[], unit: unknown, paper: unknown): Sheet {
  const target = sheet();
  const pixel = typeof unit === 'number' ? unit : 1;
  for (const { body, colour, width } of rings) {
    const half = (body.isInside ? body.half * 1.22 : footOf(body) * 1.16) + 2 * pixel;
    const z = body.isInside ? body.z + 0.2 : 0.2;
    const [x, y, size] = [body.x - half, body.y - half, 2 * half];
    const corners = cornersOf({ x, y, width: size, depth: size });
    const closed = [...corners, ...corners.slice(0, 2)];
    const casing = paper instanceof Vector3 ? paper : rgb(colour);
    addRibbon(target, closed, (width / 2 + 1.5) * pixel, { colour: casing, way: [2, 0, 3], z });
    addRibbon(target, closed, (width / 2) * pixel, {
      colour: rgb(colour),
      way: [2, 0, 3],
      z: z + 0.1,
    });
  }
  return target;
}

/** the line ends inside the head, also where the head has shrunk */
const HEAD = { length: 15, half: 6, line: 5 };

function arrowsOf({ arrows, signs }: ViewerData, palette: ViewerPalette, faded: ReadonlySet<string>): Sheet {
  const target = sheet();
  for (const arrow of arrows) {
    if (arrow.points.length < 2) continue;
    const colour = rgb(colourOf(arrow, palette, signs));
    const fade = sidesOf(arrow) + (faded.has(arrow.id) ? 4 : 0);
    const line = shortened(arrow.points);
    const half = arrow.status === 'unmanaged' || arrow.count > 3 ? 1.7 : 1.2;
    const dash = { missing: 1, 'not-checked': 2, pending: 3 }[arrow.status as string] ?? 0;
    addRibbon(target, line, half + 2, { colour, way: [0, 0, fade] });
    addRibbon(target, line, half, { colour, way: [1, dash, fade] });
    addHead(target, arrow.points, colour, fade);
  }
  return target;
}

/** 1 declared, 2 deployed, 3 both: which views have it. */
function sidesOf({ status }: SceneArrow): number {
  if (status === 'missing' || status === 'pending') return 1;
  return status === 'unmanaged' || status === 'owned-elsewhere' ? 2 : 3;
}

function colourOf({ status }: SceneArrow, palette: ViewerPalette, signs: ViewerData['signs']): string {
  if (status === 'in-sync' || status === 'accepted') return palette.arrow;
  if (status === 'aws-default' || status === 'owned-elsewhere') return palette.quiet;
  if (palette.isDark) return signs[status].ink.dark;
  return status === 'changed' ? signs.changed.ink.light : signs[status].colour;
}

function shortened(points: readonly Point[]): Point[] {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (!before || !tip) return [...points];
  return [...points.slice(0, -1), back(tip, before, HEAD.line)];
}

function addHead(target: Sheet, points: readonly Point[], colour: Vector3, fade: number): void {
  const [before, tip] = [points.at(-2), points.at(-1)];
  if (!before || !tip) return;
  const base = back(tip, before, HEAD.length);
  const [dx, dy] = [Math.sign(tip.x - before.x) * HEAD.half, Math.sign(tip.y - before.y) * HEAD.half];
  const sides = [
    { x: base.x - dy, y: base.y + dx },
    { x: base.x + dy, y: base.y - dx },
  ] as const;
  addTip(target, tip, sides, { colour, way: [3, 0, fade] });
}

function back(tip: Point, before: Point, length: number): Point {
  return {
    x: tip.x - Math.sign(tip.x - before.x) * length,
    y: tip.y - Math.sign(tip.y - before.y) * length,
  };
}
