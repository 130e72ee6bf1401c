import {
  BufferAttribute,
  DoubleSide,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
  Vector3,
} from 'three';
import type { BufferGeometry } from 'three';
import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import { type Corners, cornersOf, extentOf } from './geometry.ts';
import type { Body } from './bodies-of.ts';
import { BODY_FRAGMENT, BODY_VERTEX, SHADOW_FRAGMENT, SHADOW_VERTEX } from './shaders.ts';

/** All solids: a draw call for each of the commonest shapes, and a few for all others. */
export interface Bodies {
  readonly group: Group;
  /** shows these instead of the ones before */
  readonly show: (bodies: readonly Body[]) => void;
  /** how each body is marked: 0 plain, 1 pale, 2 hidden, 3 pointed at */
  readonly mark: (stateOf: (body: Body) => number) => void;
  readonly paint: (palette: ViewerPalette) => void;
  readonly uniforms: Readonly<Record<string, { value: unknown }>>;
}

const OWN_CALLS = 12;
const SHARED_CALLS = 6;

export function createBodies({ solids, signs }: ViewerData): Bodies {
  const group = new Group();
  const geometries = new Map(Object.entries(solids).map(([shape, solid]) => [shape, cornersOf(solid)]));
  const reaches = new Map(Object.entries(solids).map(([shape, solid]) => [shape, extentOf(solid).half]));
  const uniforms = uniformsOf(signs);
  let calls: Call[] = [];
  let shadow: Call | undefined;
  return {
    group,
    uniforms,
    show: (bodies) => {
      for (const { mesh } of [...calls, ...(shadow ? [shadow] : [])]) {
        mesh.geometry.dispose();
        group.remove(mesh);
      }
      shadow = shadowCall(bodies, reaches, uniforms);
      calls = sharedOut(bodies).map((shapes) => callOf(shapes, bodies, { geometries, solids, uniforms }));
      group.add(shadow.mesh, ...calls.map(({ mesh }) => mesh));
    },
    mark: (stateOf) => {
      for (const { bodies, manner } of [...calls, ...(shadow ? [shadow] : [])]) {
        for (const [index, body] of bodies.entries()) manner.setW(index, stateOf(body));
        manner.needsUpdate = true;
      }
    },
    paint: (palette) => paint(uniforms, palette, signs),
  };
}

interface Call {
  readonly mesh: Mesh;
  readonly bodies: readonly Body[];
  readonly manner: InstancedBufferAttribute;
}

/** Which shapes share a draw call: the commonest have one each, the others share a few. */
function sharedOut(bodies: readonly Body[]): string[][] {
  const counts = new Map<string, number>();
  for (const { shape } of bodies) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  const shapes = [...counts].toSorted(([, a], [, b]) => b - a).map(([shape]) => shape);
  const rare = shapes.slice(OWN_CALLS);
  const each = Math.ceil(rare.length / SHARED_CALLS);
  const shared = Array.from({ length: SHARED_CALLS }, (_, index) =>
    rare.slice(index * each, (index + 1) * each),
  );
  return [...shapes.slice(0, OWN_CALLS).map((shape) => [shape]), ...shared].filter(
    ({ length }) => length > 0,
  );
}

interface Parts {
  readonly geometries: ReadonlyMap<string, Corners>;
  readonly solids: ViewerData['solids'];
  readonly uniforms: Record<string, { value: unknown }>;
}

function callOf(
  shapes: readonly string[],
  all: readonly Body[],
  { geometries, solids, uniforms }: Parts,
): Call {
  const slots = new Map(shapes.map((shape, slot) => [shape, slot]));
  const bodies = all.filter(({ shape }) => slots.has(shape));
  const parts = shapes.map((shape) => geometries.get(shape) ?? { position: [], normal: [], edge: [] });
  const geometry = new InstancedBufferGeometry();
  const column = (of: (corners: Corners) => readonly number[]): Float32Array =>
    Float32Array.from(parts.flatMap((corners) => of(corners)));
  geometry.setAttribute(
    'position',
    new BufferAttribute(
      column(({ position }) => position),
      3,
    ),
  );
  geometry.setAttribute(
    'normal',
    new BufferAttribute(
      column(({ normal }) => normal),
      3,
    ),
  );
  geometry.setAttribute(
    'edge',
    new BufferAttribute(
      column(({ edge }) => edge),
      4,
    ),
  );
  const slot = parts.flatMap(({ position }, at) => Array.from({ length: position.length / 3 }, () => at));
  geometry.setAttribute('slot', new BufferAttribute(Float32Array.from(slot), 1));
  const manner = placed(geometry, bodies, ({ shape }) => slots.get(shape) ?? 0);
  const hues = Array.from({ length: 24 }, (_, at) => solids[shapes[at] ?? '']?.hue ?? 0);
  const material = new ShaderMaterial({
    vertexShader: BODY_VERTEX,
    fragmentShader: BODY_FRAGMENT,
    uniforms: { ...uniforms, hues: { value: hues } },
    // opaque, but drawn after the plates, which need no depth
    transparent: true,
  });
  return { mesh: meshOf(geometry, material, 5), bodies, manner };
}

function placed(
  geometry: InstancedBufferGeometry,
  bodies: readonly Body[],
  slotOf: (body: Body) => number,
): InstancedBufferAttribute {
  const place = new Float32Array(bodies.length * 4);
  const how = new Float32Array(bodies.length * 4);
  for (const [index, body] of bodies.entries()) {
    place.set([body.x, body.z, body.y, body.scale], index * 4);
    how.set([body.look, body.sides, slotOf(body), 0], index * 4);
  }
  const manner = new InstancedBufferAttribute(how, 4);
  geometry.setAttribute('place', new InstancedBufferAttribute(place, 4));
  geometry.setAttribute('manner', manner);
  geometry.instanceCount = bodies.length;
  return manner;
}

function meshOf(geometry: BufferGeometry, material: ShaderMaterial, order: number): Mesh {
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  mesh.renderOrder = order;
  mesh.matrixAutoUpdate = false;
  return mesh;
}

function shadowCall(
  all: readonly Body[],
  reaches: ReadonlyMap<string, number>,
  uniforms: Record<string, { value: unknown }>,
): Call {
  const bodies = all.filter(({ z, isInside }) => z === 0 || isInside);
  const geometry = new InstancedBufferGeometry();
  const plane = new PlaneGeometry(2.84, 2.84).rotateX(-Math.PI / 2);
  geometry.index = plane.index;
  geometry.setAttribute('position', plane.getAttribute('position'));
  const manner = placed(geometry, bodies, () => 0);
  const reach = Float32Array.from(bodies, ({ shape }) => reaches.get(shape) ?? 36);
  geometry.setAttribute('reach', new InstancedBufferAttribute(reach, 1));
  const material = new ShaderMaterial({
    vertexShader: SHADOW_VERTEX,
    fragmentShader: SHADOW_FRAGMENT,
    uniforms: { view: uniforms['view'] ?? { value: 1 }, depth: uniforms['depth'] ?? { value: 0.2 } },
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  });
  return { mesh: meshOf(geometry, material, 4), bodies, manner };
}

function uniformsOf(signs: ViewerData['signs']): Record<string, { value: unknown }> {
  return {
    ...Object.fromEntries(['tops', 'lefts', 'rights', 'edges'].map((name) => [name, value<Vector3[]>([])])),
    ...Object.fromEntries(
      ['paper', 'ghost', 'plate', 'quiet', 'engraved', 'missing', 'unchecked'].map((name) => [
        name,
        value(new Vector3()),
      ]),
    ),
    changed: value(rgb(signs.changed.colour)),
    unmanaged: value(rgb(signs.unmanaged.colour)),
    right: value(new Vector2(Math.SQRT1_2, -Math.SQRT1_2)),
    eye: value(new Vector3()),
    scale: value(1),
    view: value(1),
    depth: value(0.2),
  };
}

function paint(
  uniforms: Record<string, { value: unknown }>,
  palette: ViewerPalette,
  signs: ViewerData['signs'],
): void {
  const set = (name: string, next: unknown): void => {
    const uniform = uniforms[name];
    if (uniform) uniform.value = next;
  };
  for (const [at, name] of ['tops', 'lefts', 'rights', 'edges'].entries())
    set(
      name,
      palette.solids.map((faces) => rgb(faces[at] ?? '#000000')),
    );
  for (const name of ['paper', 'ghost', 'plate', 'quiet'] as const) set(name, rgb(palette[name]));
  // a line alone has to stand out from dark paper, too
  const outline = (status: 'missing' | 'not-checked'): Vector3 =>
    rgb(palette.isDark ? signs[status].ink.dark : signs[status].colour);
  set('missing', outline('missing'));
  set('unchecked', outline('not-checked'));
  set('engraved', rgb(palette.solids[0]?.[4] ?? '#ffffff'));
  set('depth', palette.isDark ? 0.45 : 0.16);
}

function value<T>(initial: T): { value: T } {
  return { value: initial };
}

/** The colour as it is written: nothing here is converted. */
export function rgb(hex: string): Vector3 {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return new Vector3(r, g, b);
}
