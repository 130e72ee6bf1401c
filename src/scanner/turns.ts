/** Runs work when it is its lane's turn. */
export type Turns = <T>(lane: string, work: () => Promise<T>) => Promise<T>;

interface Lane {
  readonly waiting: (() => void)[];
  next: number;
}

/**
 * At most so many at once, and lane by lane: what has fifty thousand questions waits no shorter, and makes nobody else wait
 * longer, than what has one.
 */
export function openTurns(atOnce: number): Turns {
  const lanes = new Map<string, Lane>();
  let running = 0;
  const begin = (): void => {
    const [first] = lanes;
    if (running >= atOnce || !first) return;
    const [name, lane] = first;
    const start = lane.waiting[lane.next];
    lane.next += 1;
    lanes.delete(name);
    // to the back of the row
    if (lane.next < lane.waiting.length) lanes.set(name, lane);
    running += 1;
    start?.();
  };
  return async (name, work) => {
    await new Promise<void>((resolve) => {
      const lane = lanes.get(name) ?? { waiting: [], next: 0 };
      lane.waiting.push(resolve);
      lanes.set(name, lane);
      begin();
    });
    try {
      return await work();
    } finally {
      running -= 1;
      begin();
    }
  };
}
