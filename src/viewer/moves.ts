import type { Box } from '../model/scene.ts';
import type { Camera } from './camera.ts';
import type { Flight } from './flight.ts';
import type { KeyActs } from './keyboard.ts';
import { shifted, zoomed } from './pointer.ts';

/** Ways to look from elsewhere. */
export type Moves = Pick<KeyActs, 'zoom' | 'shift' | 'turn' | 'reset'> & {
  /** zooms in a flight, for buttons */
  readonly glide: (factor: number) => void;
  readonly to: (ground: { readonly x: number; readonly y: number }) => void;
};

const QUARTER = Math.PI / 2;

export function createMoves(
  bounds: Box,
  {
    camera,
    flight,
    redraw,
  }: { readonly camera: Camera; readonly flight: Flight; readonly redraw: () => void },
): Moves {
  /** the same after a redraw, so that readers without motion see it too */
  const drawn =
    <T extends readonly unknown[]>(act: (...given: T) => void) =>
    (...given: T): void => {
      act(...given);
      redraw();
    };
  return {
    zoom: drawn((factor: number) => zoomed(camera, factor)),
    shift: drawn((dx: number, dy: number) => shifted(camera, dx, dy)),
    glide: drawn((factor: number) => flight.to({ scale: camera.pose().scale * factor })),
    to: drawn((ground: { readonly x: number; readonly y: number }) => flight.to(ground)),
    turn: drawn((quarters: number) =>
      flight.to({ turn: (Math.round(camera.pose().turn / QUARTER) + quarters) * QUARTER }),
    ),
    // back by the shortest way
    reset: drawn(() => {
      const turns = Math.round(camera.pose().turn / (4 * QUARTER));
      flight.to({ ...camera.fitting(bounds), turn: turns * 4 * QUARTER });
    }),
  };
}
