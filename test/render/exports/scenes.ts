import { layout } from '../../../src/layout/layout.ts';
import type { Scene } from '../../../src/model/scene.ts';
import { ordersPlatform } from '../../layout/orders-platform.ts';
import { filled } from '../site/filled.ts';
import { HOSTILE } from '../site/hostile-strings.ts';
import { sampleComparison } from '../site/sample-comparison.ts';

/** A realistic picture, and one and the same picture with harmless and with hostile text in every field. */
export const SCENES = {
  orders: layout(ordersPlatform()),
  harmless: layout(filled(sampleComparison(), (index) => `benign${index}`)),
} as const satisfies Readonly<Record<string, Scene>>;

/** The picture with 200 hostile strings taken in turns, so that each of them comes to stand everywhere. */
export function hostileScenes(): readonly Scene[] {
  const short = HOSTILE.filter((text) => text.length < 400);
  return [0, 7, 31, 61, 97, 151].map((offset) =>
    layout(filled(sampleComparison(), (index) => `${short[(index * 7 + offset) % short.length]}${index}`)),
  );
}
