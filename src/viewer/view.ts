import { type Group, Scene, WebGLRenderer } from 'three';
import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import { createBodies } from './bodies.ts';
import { type Body, bodiesOf } from './bodies-of.ts';
import { type Camera, createCamera } from './camera.ts';
import { createGround, type Ring } from './ground.ts';
import { drawOverlay } from './overlay.ts';
import { selectionColour } from './signs.ts';

/** What the picture depends on besides the camera. */
export interface Looking {
  /** 0 desired, 1 drift, 2 deployed, and between */
  readonly view: number;
  readonly stateOf: (body: Body) => number;
  readonly selected: Body | undefined;
  readonly hovered: Body | undefined;
  readonly isFocused: boolean;
  /** marks that move along arrows */
  readonly flow: boolean;
}

/** Both layers of the picture: solids by WebGL, words by a flat canvas above. */
export interface View {
  readonly camera: Camera;
  readonly bodies: () => readonly Body[];
  readonly open: (opened: ReadonlySet<number>) => void;
  readonly paint: (palette: ViewerPalette, faded: ReadonlySet<string>) => void;
  readonly mark: (stateOf: (body: Body) => number) => void;
  readonly draw: (looking: Looking, timeMs: number) => void;
  readonly resize: () => void;
  readonly calls: () => number;
  readonly layers: readonly HTMLCanvasElement[];
}

export function createView(data: ViewerData, layers: readonly [HTMLCanvasElement, HTMLCanvasElement]): View {
  const [solid, flat] = layers;
  const renderer = rendererFor(solid);
  const pen = flat.getContext('2d');
  const [solids, ground] = [createBodies(data), createGround(data)];
  const scene = sceneOf([ground.group, solids.group]);
  const camera = createCamera(Math.hypot(data.bounds.width, data.bounds.height * 2) + 1000);
  let bodies: readonly Body[] = [];
  let opened: ReadonlySet<number> = new Set();
  let palette = data.palettes.light;
  let ratio = 1;
  return {
    camera,
    layers,
    bodies: () => bodies,
    calls: () => renderer.info.render.calls,
    open: (next) => {
      opened = next;
      bodies = bodiesOf(data, next);
      solids.show(bodies);
    },
    paint: (next, faded) => {
      palette = next;
      solids.paint(next);
      ground.paint(next, faded);
    },
    mark: solids.mark,
    resize: () => {
      ratio = fill(solid.parentElement ?? solid, { renderer, flat, camera });
    },
    draw: (looking, timeMs) => {
      assign(solids.uniforms, solidLook(camera, looking, ratio));
      assign(ground.uniforms, groundLook(camera, looking, timeMs));
      ground.ring(ringsOf(looking, palette));
      renderer.render(scene, camera.lens);
      pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (pen) drawOverlay(pen, { data, palette, camera, bodies, opened, ...looking });
    },
  };
}

function rendererFor(canvas: HTMLCanvasElement): WebGLRenderer {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: false });
  // colours are written as they are in the drawing
  renderer.outputColorSpace = 'srgb-linear';
  renderer.setClearAlpha(0);
  return renderer;
}

function sceneOf(groups: readonly Group[]): Scene {
  const scene = new Scene();
  scene.add(...groups);
  scene.matrixWorldAutoUpdate = false;
  return scene;
}

/** Both layers as large as what holds them; tells how many dots a pixel has. */
function fill(
  { clientWidth, clientHeight }: Element,
  {
    renderer,
    flat,
    camera,
  }: { readonly renderer: WebGLRenderer; readonly flat: HTMLCanvasElement; readonly camera: Camera },
): number {
  const ratio = Math.min(devicePixelRatio || 1, 2);
  renderer.setPixelRatio(ratio);
  renderer.setSize(clientWidth, clientHeight, false);
  flat.width = Math.round(clientWidth * ratio);
  flat.height = Math.round(clientHeight * ratio);
  camera.resize(clientWidth, clientHeight);
  return ratio;
}

function solidLook(camera: Camera, { view }: Looking, ratio: number): Readonly<Record<string, unknown>> {
  const { right } = camera.axes();
  return { right: [right.x, right.y], eye: camera.eye(), scale: camera.pose().scale * ratio, view };
}

function groundLook(
  camera: Camera,
  { view, flow }: Looking,
  timeMs: number,
): Readonly<Record<string, unknown>> {
  return { unit: 1 / camera.pixels(), view, time: timeMs / 1000, flow: flow ? 1 : 0 };
}

/** What is pointed at, thin; what is selected, thick, and thicker where keys go to it. */
function ringsOf({ hovered, selected, isFocused }: Looking, palette: ViewerPalette): Ring[] {
  return [
    ...(hovered && hovered !== selected ? [{ body: hovered, colour: palette.quiet, width: 2 }] : []),
    ...(selected ? [{ body: selected, colour: selectionColour(palette), width: isFocused ? 5 : 3.5 }] : []),
  ];
}

type Uniforms = Readonly<Record<string, { value: unknown }>>;

function assign(uniforms: Uniforms, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const uniform = uniforms[name];
    if (uniform) uniform.value = value;
  }
}
