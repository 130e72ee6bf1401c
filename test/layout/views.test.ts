import { describe, expect, test } from 'vitest';
import { layout, layoutWithSlots } from '../../src/layout/layout.ts';
import { SUBJECTS, type Scene } from '../../src/model/scene.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { account, shuffled } from './generate.ts';
import { faultsOf } from './measure.ts';
import { ordersPlatform } from './orders-platform.ts';

const VIEWS = SUBJECTS.filter((subject) => subject !== 'architecture');
const NONE = { overlaps: [], escapes: [], throughBlocks: [], sharedLanes: [], labels: [] };

function aspectOf(scene: Scene): number {
  const [, , width = 0, height = 1] =
    /viewBox="([^"]+)"/.exec(renderSvg(scene))?.[1]?.split(' ').map(Number) ?? [];
  return width / height;
}

describe.each(VIEWS)('the view of %s', (subject) => {
  test.each([50, 200, 1000])('of %i resources has no fault', (size) => {
    for (const seed of [1, 2, 3]) {
      const scene = layout(account(seed, size), { subject });
      expect({ seed, ...faultsOf(scene) }).toEqual({ seed, ...NONE });
      expect(scene.blocks.length).toBeLessThanOrEqual(500);
      expect(aspectOf(scene)).toBeGreaterThan(0.6);
      expect(aspectOf(scene)).toBeLessThan(1.8);
    }
  });

  test('of a shop has no fault on any side, and everything stands where it stood', () => {
    const { scene, slots } = layoutWithSlots(ordersPlatform(), { subject });
    expect(faultsOf(scene)).toEqual(NONE);
    const at = new Map(scene.blocks.map(({ key, x, y }) => [key, `${x} ${y}`]));
    for (const view of ['desired', 'deployed'] as const) {
      const side = layout(ordersPlatform(), { subject, view, slots });
      expect(faultsOf(side)).toEqual(NONE);
      expect(side.blocks.filter(({ key, x, y }) => at.get(key) !== `${x} ${y}`)).toEqual([]);
      expect(side.blocks.some(({ status }) => status === 'missing' || status === 'unmanaged')).toBe(false);
    }
  });

  test('has the same bytes whatever the order of its input', () => {
    const original = account(2, 200);
    expect(renderSvg(layout(shuffled(original, 5), { subject }))).toBe(
      renderSvg(layout(original, { subject })),
    );
  });
});
