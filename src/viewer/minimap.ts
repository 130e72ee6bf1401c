import type { Box } from '../model/scene.ts';
import type { ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera, Point } from './camera.ts';
import type { Pen } from './lettering.ts';

export interface Minimap {
  readonly draw: (bodies: readonly Body[], palette: ViewerPalette) => void;
  /** the ground under a pixel of the map */
  readonly ground: (x: number, y: number) => Point;
}

const COS30 = Math.cos(Math.PI / 6);

/** The whole drawing, small: zones, what diverges, and the part in sight. Turned as the drawing is, whatever the camera does. */
export function createMinimap(canvas: HTMLCanvasElement, data: ViewerData, camera: Camera): Minimap {
  const pen = canvas.getContext('2d');
  const [width, height] = [canvas.clientWidth || 168, canvas.clientHeight || 112];
  const ratio = Math.max(devicePixelRatio, 1);
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const paper = paperFor(data.bounds, width, height);
  return {
    ground: paper.ground,
    draw: (bodies, palette) => {
      if (!pen) return;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      pen.clearRect(0, 0, width, height);
      drawZones(pen, paper, data.zones, palette);
      drawMarks(pen, paper, bodies, { signs: data.signs, quiet: palette.quiet });
      // who sees all needs no frame
      if (camera.pose().scale > camera.fitting(data.bounds).scale * 1.02)
        drawSight(pen, paper, camera, palette.ink);
    },
  };
}

/** Ground to map and back. */
interface Paper {
  readonly at: (ground: Point) => Point;
  readonly ground: (x: number, y: number) => Point;
}

const MARGIN = 10;

function paperFor(bounds: Box, width: number, height: number): Paper {
  const scale = Math.min(
    (width - MARGIN) / Math.max(bounds.width, 1),
    (height - MARGIN) / Math.max(bounds.height, 1),
  );
  const left = (width - bounds.width * scale) / 2 - bounds.x * scale;
  const top = (height - bounds.height * scale) / 2 - bounds.y * scale;
  return {
    at: ({ x, y }) => ({ x: left + (x - y) * COS30 * scale, y: top + ((x + y) / 2) * scale }),
    ground: (px, py) => {
      const sum = ((py - top) / scale) * 2;
      const difference = (px - left) / scale / COS30;
      return { x: (sum + difference) / 2, y: (sum - difference) / 2 };
    },
  };
}

function outline(pen: Pen, { at }: Paper, points: readonly Point[]): void {
  pen.beginPath();
  for (const point of points.map(at)) pen.lineTo(point.x, point.y);
  pen.closePath();
}

function drawZones(pen: Pen, paper: Paper, zones: ViewerData['zones'], palette: ViewerPalette): void {
  pen.lineWidth = 0.5;
  for (const { rect, kind } of zones) {
    const [right, front] = [rect.x + rect.width, rect.y + rect.depth];
    outline(pen, paper, [rect, { x: right, y: rect.y }, { x: right, y: front }, { x: rect.x, y: front }]);
    pen.fillStyle = palette.zones[kind].top;
    pen.fill();
    pen.strokeStyle = palette.zones[kind].edge;
    pen.stroke();
  }
}

/** A speck for each solid, a larger one in its colour where it has a sign. */
function drawMarks(
  pen: Pen,
  { at }: Paper,
  bodies: readonly Body[],
  { signs, quiet }: Pick<ViewerData, 'signs'> & { readonly quiet: string },
): void {
  for (const body of bodies) {
    if (body.shape === '#base') continue;
    const { x, y } = at(body);
    const { strokes, colour } = signs[body.status];
    const size = strokes === '' ? 1 : 2;
    pen.fillStyle = strokes === '' ? quiet : colour;
    pen.fillRect(x - size, y - size, size * 2, size * 2);
  }
}

function drawSight(pen: Pen, paper: Paper, camera: Camera, ink: string): void {
  const { width, height } = camera.size();
  const corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ] as const;
  outline(
    pen,
    paper,
    corners.map(([x, y]) => camera.ground(x, y)),
  );
  pen.strokeStyle = ink;
  pen.lineWidth = 1.5;
  pen.stroke();
}
