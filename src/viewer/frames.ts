/** Draws when something changed or moves, and not otherwise. */
export interface Frames {
  readonly redraw: () => void;
  readonly start: () => void;
  readonly firstMs: () => number;
  /** do marks move along arrows now? */
  readonly flows: () => boolean;
  readonly setFlow: (isOn: boolean) => void;
}

/** where frames take longer, nothing moves by itself */
const SLOW_FRAME_MS = 45;
/** after so many of them */
const PATIENCE = 8;

export function createFrames({
  step,
  draw,
  hasFlow,
  isStill,
}: {
  /** moves on; tells whether anything still moves */
  readonly step: (nowMs: number) => boolean;
  readonly draw: (nowMs: number) => void;
  readonly hasFlow: boolean;
  /** the reader wants no motion */
  readonly isStill: boolean;
}): Frames {
  const startMs = performance.now();
  let [isDirty, isFlowing, slow, lastMs, firstMs] = [true, !isStill, 0, 0, 0];
  const flows = (): boolean => hasFlow && isFlowing && slow <= PATIENCE;
  const frame = (nowMs: number): void => {
    const isMoving = step(nowMs);
    const isRunning = flows();
    if (isRunning && lastMs > 0) slow = Math.max(0, slow + (nowMs - lastMs > SLOW_FRAME_MS ? 1 : -1));
    lastMs = nowMs;
    if (isDirty || isMoving || isRunning) {
      isDirty = false;
      draw(nowMs);
    }
    if (firstMs === 0) firstMs = performance.now() - startMs;
    requestAnimationFrame(frame);
  };
  const redraw = (): void => {
    isDirty = true;
  };
  return {
    redraw,
    flows,
    start: () => frame(performance.now()),
    firstMs: () => firstMs,
    setFlow: (isOn) => {
      isFlowing = isOn;
      redraw();
    },
  };
}
