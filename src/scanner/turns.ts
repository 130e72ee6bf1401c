/** Runs work when it is its lane's turn; `step` says how many questions were asked before to come to this one. */
export type Turns = <T>(lane: string, work: () => Promise<T>, step?: number) => Promise<T>;

interface Lane {
  readonly step: number;
  readonly waiting: (() => void)[];
  next: number;
}

/** A lane that has no more than this waiting is served to its end. */
const FEW = 20;

/**
 * At most so many at once, and lane by lane: what has fifty thousand questions makes nobody else wait longer than what has one.
 * Lanes with few questions come first, among them those that are furthest: what is asked about a few things step by step would
 * else wait at each step for everybody else, and be left over when they are done.
 */
export function openTurns(atOnce: number): Turns {
  const lanes = new Map<string, Lane>();
  /** lanes with few questions, by their step */
  const short: string[][] = [];
  const queue = (name: string, step: number): void => {
    while (short.length <= step) short.push([]);
    short[step]?.push(name);
  };
  /** those with more, in the order of their turns */
  const long = new Set<string>();
  let running = 0;
  const begin = (): void => {
    if (running >= atOnce) return;
    const name = short.findLast((names) => names.length > 0)?.shift() ?? firstOf(long);
    const lane = name === undefined ? undefined : lanes.get(name);
    if (name === undefined || !lane) return;
    const start = lane.waiting[lane.next];
    lane.next += 1;
    long.delete(name);
    const left = lane.waiting.length - lane.next;
    if (left === 0) lanes.delete(name);
    else if (left > FEW) long.add(name);
    else queue(name, lane.step);
    running += 1;
    start?.();
  };
  const wait = (name: string, step: number, start: () => void): void => {
    const lane = lanes.get(name);
    if (lane) lane.waiting.push(start);
    else {
      lanes.set(name, { step, waiting: [start], next: 0 });
      queue(name, step);
    }
    begin();
  };
  return async (name, work, step = 0) => {
    await new Promise<void>((resolve) => wait(name, step, resolve));
    try {
      return await work();
    } finally {
      running -= 1;
      begin();
    }
  };
}

function firstOf(names: ReadonlySet<string>): string | undefined {
  for (const name of names) return name;
  return undefined;
}
