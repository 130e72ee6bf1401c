import type { ViewerBlock } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import type { Camera } from './camera.ts';
import type { Flight } from './flight.ts';

/** pixels from the edge of the picture within which a solid counts as out of sight */
const MARGIN = 60;
const WIDTH = { inside: 90, alone: 84 };
const NEAREST = 30;

/** Near enough to read, not nearer than the reader already is, and only when it is out of sight or small. */
export function approach(body: Body, camera: Camera, flight: Flight): void {
  const { width, height } = camera.size();
  const at = camera.project(body.x, body.y);
  const wanted = Math.min((body.isInside ? WIDTH.inside : WIDTH.alone) / (body.half * 2), NEAREST);
  const isSmall = camera.pose().scale < wanted * 0.45;
  const isOut = at.x < MARGIN || at.y < MARGIN || at.x > width - MARGIN || at.y > height - MARGIN;
  if (isSmall || isOut) flight.to({ x: body.x, y: body.y, ...(isSmall ? { scale: wanted * 0.9 } : {}) });
}

/** So near that a tray fills the picture. */
export function approachTray({ x, y }: ViewerBlock, camera: Camera, flight: Flight): void {
  const { width, height } = camera.size();
  flight.to({ x, y, scale: Math.max(camera.pose().scale, Math.min(width, height * 1.6) / 260) });
}
