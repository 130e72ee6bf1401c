import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera, Point } from './camera.ts';

export interface Minimap {
  readonly draw: (bodies: readonly Body[], palette: ViewerPalette) => void;
  /** the ground under a pixel of the map */
  readonly ground: (x: number, y: number) => Point;
}

const COS30 = Math.cos(Math.PI / 6);

/** The whole drawing, small: zones, what diverges, and the part in sight. Turned as the drawing is, whatever the camera does. */
// oxlint-disable-next-line max-lines-per-function -- short functions around one shared state; no classes in this house
export function createMinimap(canvas: HTMLCanvasElement, data: ViewerData, camera: Camera): Minimap {
  const pen = canvas.getContext('2d');
  const { bounds, signs } = data;
  const [width, height] = [canvas.clientWidth || 168, canvas.clientHeight || 112];
  const ratio = Math.max(devicePixelRatio, 1);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const scale = Math.min(
    (width - 10) / Math.max(bounds.width, 1),
    (height - 10) / Math.max(bounds.height, 1),
  );
  const left = (width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (height - bounds.height * scale) / 2 - bounds.y * scale;
  const at = ({ x, y }: Point): Point => ({
    x: left + (x - y) * COS30 * scale,
    y: top + ((x + y) / 2) * scale,
  });
  const polygon = (points: readonly Point[]): void => {
    pen?.beginPath();
    for (const point of points.map(at)) pen?.lineTo(point.x, point.y);
    pen?.closePath();
  };
  return {
    draw: (bodies, palette) => {
      if (!pen) return;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, width, height);
      for (const { rect, kind } of data.zones) {
        polygon([
          rect,
          { x: rect.x + rect.width, y: rect.y },
          { x: rect.x + rect.width, y: rect.y + rect.depth },
          { x: rect.x, y: rect.y + rect.depth },
        ]);
        pen.fillStyle = palette.zones[kind].top;
        pen.fill();
        pen.strokeStyle = palette.zones[kind].edge;
        pen.lineWidth = 0.5;
        pen.stroke();
      }
      for (const body of bodies) {
        if (body.shape === '#base') continue;
        const point = at(body);
        const isMarked = signs[body.status].strokes !== '';
        const size = isMarked ? 2 : 1;
        pen.fillStyle = isMarked ? signs[body.status].colour : palette.quiet;
        pen.fillRect(point.x - size, point.y - size, size * 2, size * 2);
      }
      const view = camera.size();
      polygon([
        camera.ground(0, 0),
        camera.ground(view.width, 0),
        camera.ground(view.width, view.height),
        camera.ground(0, view.height),
      ]);
      pen.strokeStyle = palette.ink;
      pen.lineWidth = 1.5;
      pen.stroke();
    },
    ground: (px, py) => {
      const sum = ((py - top) / scale) * 2;
      const difference = (px - left) / scale / COS30;
      return { x: (sum + difference) / 2, y: (sum - difference) / 2 };
    },
  };
}
