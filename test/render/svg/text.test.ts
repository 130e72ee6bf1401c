import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { shortened, textWidth } from '../../../src/layout/text.ts';

const SIZE = 100;
const TEXTS = [
  'shop-orders-writer-1',
  'ElastiCache replication group',
  'WWW.MMMM_@example.com',
  'illicit filling, 1.1.1.1',
  'arn:aws:s3:::uploads-111122223333/*',
  '{"x": [~^`|]}',
];

/** How wide a system font draws it; undefined where no font is installed. */
function drawnWidth(text: string, isBold: boolean): number | undefined {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="300"><text x="10" y="200" font-size="${SIZE}" font-weight="${isBold ? 700 : 400}" font-family="'Helvetica Neue',Helvetica,Arial,'DejaVu Sans',sans-serif">${escaped}</text></svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: true } }).getBBox()?.width;
}

describe.each([false, true])('a text (bold: %s)', (isBold) => {
  test.each(TEXTS)('%s is not drawn wider than the layout reckons', (text) => {
    const drawn = drawnWidth(text, isBold);
    if (drawn === undefined) return;
    // the ink of the last letter may reach a little over its advance
    expect(drawn).toBeLessThanOrEqual(textWidth(text, SIZE, isBold) + SIZE * 0.1);
  });
});

test('what no table knows is reckoned as wide as it may be', () => {
  expect(textWidth('日本語', SIZE)).toBe(3 * SIZE);
  expect(textWidth('😀', SIZE)).toBe(SIZE);
  expect(textWidth('é', SIZE)).toBe(0.85 * SIZE);
});

test('a shortened text fits and keeps its beginning and end', () => {
  const text = 'orders-platform-production-eu-west-1-writer';
  const short = shortened(text, 180, 15);
  expect(textWidth(short, 15)).toBeLessThanOrEqual(180);
  expect(short).toMatch(/^orders-.*….*writer$/);
  expect(shortened('i'.repeat(500), 90, 15)).toMatch(/^i+…i+$/);
});
