import type { Status } from '../model/comparison.ts';
import type { ViewerBlock, ViewerData, ViewerPalette } from '../model/viewer.ts';
import type { Point } from './camera.ts';

export type Pen = CanvasRenderingContext2D;

export const FONT =
  "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, 'DejaVu Sans', sans-serif";

/** letters smaller than this nobody reads */
export const SMALLEST = 6.5;

/** The text, or as much of its beginning and end as fits. */
export function fitted(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  const letters = Array.from(text);
  for (let kept = Math.min(letters.length - 1, 40); kept > 2; kept -= 1) {
    const tail = Math.min(Math.floor(kept * 0.4), 6);
    const cut = `${letters.slice(0, kept - tail).join('')}…${letters.slice(letters.length - tail).join('')}`;
    if (pen.measureText(cut).width <= width) return cut;
  }
  return '…';
}

/** A small plate under text. */
export function plate(
  pen: Pen,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  palette: ViewerPalette,
  solid: number,
): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, Math.min(3, height / 4));
  pen.globalAlpha = solid;
  pen.fillStyle = palette.plate;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 1;
  pen.strokeStyle = palette.plateEdge;
  pen.stroke();
}

const LINE = 1.25;

/** Lines centred on a plate. */
export function lines(
  pen: Pen,
  texts: ViewerBlock['label']['lines'],
  { x, y, height }: { x: number; y: number; height: number },
  { scale, ink, quiet }: { scale: number; ink: string; quiet: string },
): void {
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  const all = texts.reduce((sum, { size }) => sum + size * LINE * scale, 0);
  let at = y + (height - all) / 2;
  for (const [index, { text, size, bold }] of texts.entries()) {
    at += size * LINE * scale;
    pen.font = `${bold ? 700 : 400} ${size * scale}px ${FONT}`;
    pen.fillStyle = bold || index === 0 ? ink : quiet;
    pen.fillText(text, x, at - size * scale * 0.32);
  }
}

const DARK = '#33260a';

/** A disc with the glyph of a status. */
export function drawBadge(
  pen: Pen,
  status: Status,
  { x, y, radius }: Point & { readonly radius: number },
  { signs }: ViewerData,
): void {
  const { colour, strokes } = signs[status];
  const front = status === 'changed' ? DARK : '#ffffff';
  pen.save();
  pen.translate(x, y);
  pen.scale(radius / 10, radius / 10);
  pen.beginPath();
  pen.arc(0, 0, 10, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
  pen.lineWidth = 1.6;
  pen.strokeStyle = front;
  pen.stroke();
  pen.lineWidth = 2.2;
  pen.lineCap = 'round';
  pen.stroke(new Path2D(strokes));
  pen.restore();
}
