/** Thrown when more comes than fits into one text. */
export class TooLargeError extends Error {
  constructor() {
    super('it is larger than 512 MB');
    this.name = 'TooLarge';
  }
}

/** Thrown when a server has said nothing for too long. */
export class NoAnswerError extends Error {
  constructor(ms: number) {
    super(`no answer for ${ms / 1000} s`);
    this.name = 'NoAnswer';
  }
}

/** As much as fits into one text of JavaScript. */
const MOST_BYTES = 512 * 1024 * 1024;

/** All bytes of a stream that somebody else feeds: a limit keeps it from filling the memory. `onBytes` hears of every piece. */
export async function boundedBytes(
  pieces: AsyncIterable<Uint8Array>,
  onBytes: () => void = () => {},
  most: number = MOST_BYTES,
): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > most) throw new TooLargeError();
    kept.push(piece);
    onBytes();
  }
  return Buffer.concat(kept, size);
}

/** How long a server may say nothing, and how long all of it may take. */
export interface Patience {
  readonly idleMs: number;
  readonly wholeMs: number;
}

export const PATIENCE: Patience = { idleMs: 60_000, wholeMs: 600_000 };

/** A signal that ends what takes too long; `alive` is to be called whenever something came, `done` at the end. */
export function patience({ idleMs, wholeMs }: Patience): {
  readonly signal: AbortSignal;
  readonly alive: () => void;
  readonly done: () => void;
} {
  const stop = new AbortController();
  const after = (ms: number): NodeJS.Timeout => setTimeout(() => stop.abort(new NoAnswerError(ms)), ms);
  const whole = after(wholeMs);
  let idle = after(idleMs);
  return {
    signal: stop.signal,
    alive: () => {
      clearTimeout(idle);
      idle = after(idleMs);
    },
    done: () => {
      clearTimeout(idle);
      clearTimeout(whole);
    },
  };
}
