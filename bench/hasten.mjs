// Makes time pass faster for everything in this process that waits: the waits between tries, the limits on answers and
// pages. Returns what ends it.
export function hasten(factor) {
  const { setTimeout: wait } = globalThis;
  const { now } = Date;
  const begun = now();
  globalThis.setTimeout = Object.assign((work, ms, ...more) => wait(work, (ms ?? 0) / factor, ...more), wait);
  Date.now = () => begun + (now() - begun) * factor;
  return () => {
    globalThis.setTimeout = wait;
    Date.now = now;
  };
}
