import { expect, test } from 'vitest';
import { firstFitting, fitted, fittedEnds } from '../../../src/render/site/charts.ts';

test('what does not fit is cut with an ellipsis, and nothing is better than three letters', () => {
  expect(fitted('shop-public-a', 60, 6)).toBe('shop-publ…');
  expect(fitted('shop-public-a', 20, 6)).toBe('');
});

test('names of one family keep the end that tells them apart', () => {
  const [a, b] = ['shop-public-a', 'shop-public-b'].map((name) => fittedEnds(name, 60, 6));
  expect(a).toBe('shop-…ic-a');
  expect(b).toBe('shop-…ic-b');
  expect(fittedEnds('shop-a', 60, 6)).toBe('shop-a');
});

test('a figure that does not fit gives way to a shorter one, not to half of itself', () => {
  const figures = ['Δ 12 / 40', 'Δ 12', 'Δ'];
  expect(firstFitting(figures, 54, 6)).toBe('Δ 12 / 40');
  expect(firstFitting(figures, 50, 6)).toBe('Δ 12');
  expect(firstFitting(figures, 6, 6)).toBe('Δ');
  expect(firstFitting(figures, 5, 6)).toBe('');
});
