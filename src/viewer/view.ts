import { Scene, WebGLRenderer } from 'three';
import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import { createBodies } from './bodies.ts';
import { type Body, bodiesOf } from './bodies-of.ts';
import { type Camera, createCamera } from './camera.ts';
import { createGround, type Ring } from './ground.ts';
import { drawOverlay } from './overlay.ts';

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

// oxlint-disable-next-line max-lines-per-function -- short functions around one shared state; no classes in this house
export function createView(data: ViewerData, layers: readonly [HTMLCanvasElement, HTMLCanvasElement]): View {
  const [solid, flat] = layers;
  const renderer = new WebGLRenderer({
    canvas: solid,
    antialias: true,
    alpha: true,
    preserveDrawingBuffer: false,
  });
  // colours are written as they are in the drawing
  renderer.outputColorSpace = 'srgb-linear';
  renderer.setClearAlpha(0);
  const pen = flat.getContext('2d');
  const scene = new Scene();
  const [solids, ground] = [createBodies(data), createGround(data)];
  scene.add(ground.group, solids.group);
  scene.matrixWorldAutoUpdate = false;
  const reach = Math.hypot(data.bounds.width, data.bounds.height * 2) + 1000;
  const camera = createCamera(reach);
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
      const { clientWidth, clientHeight } = solid.parentElement ?? solid;
      ratio = Math.min(devicePixelRatio || 1, 2);
      renderer.setPixelRatio(ratio);
      renderer.setSize(clientWidth, clientHeight, false);
      flat.width = Math.round(clientWidth * ratio);
      flat.height = Math.round(clientHeight * ratio);
      camera.resize(clientWidth, clientHeight);
    },
    draw: (looking, timeMs) => {
      const { right } = camera.axes();
      assign(solids.uniforms, {
        right: [right.x, right.y],
        eye: camera.eye(),
        scale: camera.pose().scale * ratio,
        view: looking.view,
      });
      assign(ground.uniforms, {
        unit: 1 / camera.pixels(),
        view: looking.view,
        time: timeMs / 1000,
        flow: looking.flow ? 1 : 0,
      });
      ground.ring(ringsOf(looking, palette));
      renderer.render(scene, camera.lens);
      if (!pen) return;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawOverlay(pen, { data, palette, camera, bodies, opened, ...looking });
    },
  };
}

/** What is pointed at, thin; what is selected, thick, and thicker where keys go to it. */
function ringsOf({ hovered, selected, isFocused }: Looking, { isDark, quiet }: ViewerPalette): Ring[] {
  const colour = isDark ? '#8fb4ff' : '#2c6bd6';
  return [
    ...(hovered && hovered !== selected ? [{ body: hovered, colour: quiet, width: 2 }] : []),
    ...(selected ? [{ body: selected, colour, width: isFocused ? 5 : 3.5 }] : []),
  ];
}

type Uniforms = Readonly<Record<string, { value: unknown }>>;

function assign(uniforms: Uniforms, values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const uniform = uniforms[name];
    if (uniform) uniform.value = value;
  }
}
