import type { Scene } from '../model/scene.ts';
import { renderDot } from './dot/dot.ts';
import { renderDrawio } from './drawio/drawio.ts';
import { renderExcalidraw } from './excalidraw/excalidraw.ts';
import { renderMermaid } from './mermaid/mermaid.ts';
import { renderSvg, type Theme } from './svg/svg.ts';

/** A scene as a file of some kind; the same scene gives the same bytes. */
export type SceneRenderer = (
  scene: Scene,
  options: { readonly theme: Theme },
) => string | Uint8Array | Promise<string | Uint8Array>;

/** What a scene can be written as, by the ending of the file. */
export const SCENE_FORMATS: Readonly<Record<string, SceneRenderer>> = {
  '.svg': renderSvg,
  '.drawio': renderDrawio,
  '.mmd': renderMermaid,
  '.dot': renderDot,
  '.excalidraw': renderExcalidraw,
  // the model needs a library that nothing else does
  '.glb': async (scene, options) => (await import('./gltf/glb.ts')).renderGlb(scene, options),
};
