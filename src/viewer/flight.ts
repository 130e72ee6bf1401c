import type { Camera, Pose } from './camera.ts';

const DURATION_MS = 650;

/** Carries a value from here to there over a little time; readers who want no motion arrive at once. */
export interface Flight {
  readonly to: (pose: Partial<Pose>) => void;
  /** slides the view between desired 0, drift 1 and deployed 2 */
  readonly view: (target: number) => void;
  readonly at: () => number;
  /** moves on; tells whether anything still moves */
  readonly step: (nowMs: number) => boolean;
  readonly stop: () => void;
}

export function createFlight(camera: Camera, isStill: () => boolean): Flight {
  let pose: { from: Pose; to: Pose; start: number } | undefined;
  let slide: { from: number; to: number; start: number } | undefined;
  let at = 1;
  return {
    to: (next) => {
      const to = { ...camera.pose(), ...next };
      if (isStill()) camera.set(to);
      else pose = { from: camera.pose(), to, start: performance.now() };
    },
    view: (target) => {
      if (isStill()) at = target;
      else slide = { from: at, to: target, start: performance.now() };
    },
    at: () => at,
    stop: () => {
      pose = undefined;
    },
    step: (now) => {
      if (slide) {
        const share = eased((now - slide.start) / DURATION_MS);
        at = slide.from + (slide.to - slide.from) * share;
        if (share === 1) slide = undefined;
      }
      if (pose) {
        const share = eased((now - pose.start) / DURATION_MS);
        camera.set(between(pose.from, pose.to, share));
        if (share === 1) pose = undefined;
      }
      return pose !== undefined || slide !== undefined;
    },
  };
}

function eased(share: number): number {
  const t = Math.min(Math.max(share, 0), 1);
  return t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
}

/** Scale by ratio, so that near and far feel alike. */
function between(from: Pose, to: Pose, share: number): Pose {
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    scale: from.scale * (to.scale / from.scale) ** share,
    turn: mix(from.turn, to.turn),
    tilt: mix(from.tilt, to.tilt),
  };
}
