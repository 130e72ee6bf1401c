import type { ViewerData } from '../model/viewer.ts';
import { assemble } from './assembly.ts';
import type { Parts } from './parts.ts';
import { bindPage, bindReader } from './binding.ts';
import type { Body } from './bodies-of.ts';
import { show } from './showing.ts';

/** What a test or a benchmark may ask of the viewer. */
export interface Probe {
  readonly calls: () => number;
  readonly solids: () => number;
  readonly firstFrameMs: () => number;
  /** key of what lies under a pixel of the picture */
  readonly pick: (x: number, y: number) => string | undefined;
  /** pixel of the picture at which a resource stands */
  readonly where: (key: string) => { readonly x: number; readonly y: number } | undefined;
  readonly draw: () => void;
}

/** Runs the viewer in `root`. */
export function runViewer(root: HTMLElement, data: ViewerData): Probe {
  const parts = assemble(root, data);
  const under = (x: number, y: number): Body | undefined => parts.picker.body(x, y, parts.session.isThere);
  bindReader(parts, under);
  bindPage(parts);
  begin(parts);
  return {
    calls: parts.view.calls,
    solids: () => parts.view.bodies().length,
    firstFrameMs: parts.frames.firstMs,
    pick: (x, y) => parts.standing.keyOf(under(x, y)),
    where: (key) => {
      const body = parts.standing.bodyOf(key);
      return body && parts.view.camera.project(body.x, body.y, body.z + body.height / 2);
    },
    draw: () => parts.draw(performance.now()),
  };
}

function begin(parts: Parts): void {
  const { view, data, picker, frames, session } = parts;
  view.resize();
  view.camera.set(view.camera.fitting(data.bounds));
  view.open(new Set());
  picker.fill(view.bodies());
  show(parts, session.state(), 'read');
  frames.start();
}
