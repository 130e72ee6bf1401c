import type { Body } from './bodies-of.ts';
import type { Camera } from './camera.ts';
import { drawArrowLabels, drawBlockLabels } from './labels.ts';
import type { Pen } from './lettering.ts';
import type { OverlayInput } from './overlay-input.ts';
import { occupied } from './room.ts';
import { drawCountsOfAll, drawPins, pinsOf } from './signs.ts';
import { drawZoneNames } from './zone-names.ts';

/** Draws everything anew, in pixels of the page. */
export function drawOverlay(pen: Pen, input: OverlayInput): void {
  const { width, height } = input.camera.size();
  pen.clearRect(0, 0, width, height);
  pen.lineJoin = 'round';
  const written = occupied();
  drawZoneNames(pen, input, written);
  drawArrowLabels(pen, input, written);
  const inSight = input.bodies.filter((body) => isThere(body, input) && isInSight(body, input.camera));
  const pins = pinsOf(inSight, input);
  drawBlockLabels(pen, inSight, input, { written, pins });
  drawCountsOfAll(pen, inSight, input);
  drawPins(pen, pins, input);
}

/** Does the view have it, and no filter hides it? */
function isThere(body: Body, { view, stateOf }: OverlayInput): boolean {
  const declared = body.sides % 2 === 1 ? 1 : 0;
  const deployed = body.sides > 1 ? 1 : 0;
  const here = view < 1 ? declared + (1 - declared) * view : 1 + (deployed - 1) * (view - 1);
  return here > 0.5 && stateOf(body) !== 2;
}

function isInSight({ x, y }: Body, camera: Camera): boolean {
  const { width, height } = camera.size();
  const at = camera.project(x, y);
  return at.x > -80 && at.y > -80 && at.x < width + 80 && at.y < height + 120;
}
