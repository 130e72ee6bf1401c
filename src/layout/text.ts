/**
 * Advance widths in hundredths of the font size, space to tilde. They are those of DejaVu Sans, the widest of the system fonts
 * a drawing is likely to meet; what fits in it fits in Helvetica, Arial and Liberation too.
 */
const REGULAR = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34,
  34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73,
  68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63,
  63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];
const BOLD = [
  35, 46, 52, 84, 70, 100, 87, 34, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40,
  40, 84, 84, 84, 61, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 56, 77, 64, 100, 84, 85, 73, 85, 77, 72, 68,
  81, 77, 110, 77, 72, 73, 46, 37, 46, 84, 56, 50, 67, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71,
  69, 72, 72, 49, 60, 48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84,
];
const SPACE = 32;
const LATIN_END = 0x250;
const OTHER = 100;
const LATIN = 85;

/** How wide a text is at most, in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  const table = bold ? BOLD : REGULAR;
  let hundredths = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // the second half of a letter outside the basic plane has been counted with the first
    if (code >= 0xdc00 && code < 0xe000) continue;
    hundredths += table[code - SPACE] ?? (code < LATIN_END ? LATIN : OTHER);
  }
  return (hundredths * size) / 100;
}

/** The text, or as much of its beginning and end as fits: names often differ at the end. */
export function shortened(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const letters = Array.from(text);
  const cut = (kept: number): string => {
    const tail = Math.min(Math.floor(kept * 0.4), 6);
    return `${letters.slice(0, kept - tail).join('')}…${tail > 0 ? letters.slice(-tail).join('') : ''}`;
  };
  // no letter is narrower than a quarter of the size: longer cuts need not be tried
  const most = Math.min(letters.length - 1, Math.ceil(width / (size * 0.25)));
  for (let kept = most; kept > 1; kept -= 1) {
    const found = cut(kept);
    if (textWidth(found, size, bold) <= width) return found;
  }
  return '…';
}
