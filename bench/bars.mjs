// How a benchmark prints: one line per bar, `bar <name> <figure> <limit> ok|short`; the exit code is 1 when one is short.

/** Runs `work` a few times and gives the shortest time in ms: the least disturbed by a noisy machine. */
export async function timed(work, times = 3) {
  let best = Infinity;
  let result;
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    result = await work();
    best = Math.min(best, performance.now() - start);
  }
  return { ms: best, result };
}

/** Prints a bar; the figure must not exceed the limit. */
export function bar(name, figure, limit) {
  const isOk = figure <= limit;
  console.log(`bar ${name} ${figure.toFixed(2)} ${limit} ${isOk ? 'ok' : 'short'}`);
  if (!isOk) process.exitCode = 1;
}

/** Prints a table row of figures that are not bars. */
export function row(cells) {
  console.log(`| ${cells.join(' | ')} |`);
}
