const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Tells of the first Ctrl-C, or of the SIGTERM that job runners send before they kill; the next one ends the program as it ends
 * any. Returns what gives both back.
 */
export function onInterrupt(tell: () => void): () => void {
  const release = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, first);
  };
  const first = (): void => {
    release();
    tell();
  };
  for (const signal of SIGNALS) process.once(signal, first);
  return release;
}

const PATIENCE_MS = 300;

/** Ends a program that was interrupted, even if a connection or a helper that never answers is still open. */
export function endSoon(): void {
  // it does not keep the program alive: only what hangs finds it there
  setTimeout(() => process.exit(), PATIENCE_MS).unref();
}
