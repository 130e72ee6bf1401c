/**
 * Text that cannot take over a terminal or turn a line around: control, bidirectional and other invisible characters become
 * the replacement character, so that what was hidden is seen to have been there.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
}

/** The beginning, with a mark where the rest was cut off; never half a character. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** How many bytes a file of this text has. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
