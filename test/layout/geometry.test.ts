import { describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { account, shuffled } from './generate.ts';
import { faultsOf } from './measure.ts';

describe.each([50, 200, 1000])('an account of %i resources', (size) => {
  test.each([1, 2, 3])('is drawn without a fault (seed %i)', (seed) => {
    const scene = layout(account(seed, size));
    expect(faultsOf(scene)).toEqual({
      overlaps: [],
      escapes: [],
      throughBlocks: [],
      sharedLanes: [],
      labels: [],
    });
    const aspect = aspectOf(renderSvg(scene));
    expect(aspect).toBeGreaterThan(0.6);
    expect(aspect).toBeLessThan(1.8);
    expect(scene.blocks.length).toBeGreaterThan(10);
    expect(scene.blocks.length).toBeLessThanOrEqual(500);
  });

  test('gives the same bytes whatever the order of its input', () => {
    const original = account(1, size);
    const drawn = renderSvg(layout(original));
    expect(renderSvg(layout(shuffled(original, 7)))).toBe(drawn);
  });
});

function aspectOf(svg: string): number {
  const [, , width, height] = /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
  return (width ?? 0) / (height ?? 1);
}

test('ten thousand resources are laid out in a few seconds of one core, drawn closed', () => {
  const large = account(4, 10_000);
  const start = process.cpuUsage();
  const scene = layout(large);
  const { user } = process.cpuUsage(start);
  expect(user / 1e6).toBeLessThan(6);
  expect(scene.blocks.length).toBeLessThanOrEqual(500);
});
