import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { boundsOf, project } from '../../../src/layout/iso.ts';
import { layout } from '../../../src/layout/layout.ts';
import { outlineOf } from '../../../src/layout/solids.ts';
import { DIVERGENT, type Status } from '../../../src/model/comparison.ts';
import type { Scene, SceneBlock } from '../../../src/model/scene.ts';
import { renderSvg, type Theme } from '../../../src/render/svg/svg.ts';
import { ordersPlatform } from '../../layout/orders-platform.ts';
import { elements, parse } from './xml.ts';

const THEMES: readonly Theme[] = ['light', 'dark', 'print'];
const SIGNED: readonly Status[] = [...DIVERGENT, 'not-checked'];
const scene = layout(ordersPlatform());
const signed = scene.blocks.filter(({ status }) => SIGNED.includes(status));

/** A picture without colour. */
interface Grey {
  /** relative luminance, 0 to 1, at a point of the drawing */
  readonly at: (x: number, y: number) => number;
}

function greyOf(svg: string): Grey {
  const [left = 0, top = 0, drawn = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: Math.round(drawn) } }).render();
  const { pixels, width } = image;
  const scale = width / drawn;
  return {
    at: (x, y) => {
      const from = (Math.round((y - top) * scale) * width + Math.round((x - left) * scale)) * 4;
      const [red, green, blue] = [0, 1, 2].map((channel) => linear((pixels[from + channel] ?? 0) / 255));
      return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
    },
  };
}

/** WCAG 2: from sRGB to light. */
function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** As if nothing diverged. */
function calm(drawn: Scene): Scene {
  const plain = <T extends { readonly status: Status }>(thing: T): T => ({ ...thing, status: 'in-sync' });
  return { ...drawn, blocks: drawn.blocks.map(plain), zones: drawn.zones.map(plain), also: [] };
}

describe('every finding carries a glyph and a form', () => {
  const root = parse(renderSvg(scene));
  test('the shop has all statuses that matter', () => {
    expect(new Set(signed.map(({ status }) => status))).toEqual(new Set(SIGNED));
  });

  test.each(signed.map((block) => [block.key, block] as const))('%s', (key, { status }) => {
    const [group] = elements(root, (each) => each.attributes['data-key'] === key);
    const uses = group ? elements(group, ({ name }) => name === 'use') : [];
    const signs = uses.filter(({ attributes }) => attributes['data-sign'] === status);
    expect(signs).toHaveLength(1);
    const solid = uses.find(({ attributes }) => attributes['data-sign'] === undefined);
    expect(solid?.attributes['href']).not.toMatch(/^#plain-/);
    for (const { attributes } of uses) {
      const form = elements(root, (each) => `#${each.attributes['id']}` === attributes['href']);
      expect(form).toHaveLength(1);
    }
  });

  test('also what diverges without a block', () => {
    const notes = elements(root, ({ attributes }) => attributes['data-sign'] !== undefined);
    expect(scene.also.length).toBeGreaterThan(0);
    for (const { key, status } of scene.also) {
      const [line] = elements(root, (each) => each.attributes['data-key'] === key);
      const signs = line ? elements(line, (each) => each.attributes['data-sign'] === status) : [];
      expect(signs).toHaveLength(1);
    }
    expect(notes.length).toBeGreaterThanOrEqual(signed.length + scene.also.length);
  });
});

describe.each(THEMES)('without colour (%s)', (theme) => {
  const svg = renderSvg(scene, { theme });
  const grey = greyOf(svg);
  const without = greyOf(renderSvg(calm(scene), { theme }));
  const root = parse(svg);

  test.each(signed.map((block) => [block.key, block] as const))(
    'the glyph of %s stands out',
    (key, block) => {
      const [group] = elements(root, (each) => each.attributes['data-key'] === key);
      const [sign] = group ? elements(group, (each) => each.attributes['data-sign'] === block.status) : [];
      const [x = 0, y = 0] = (/translate\(([^)]+)\)/.exec(sign?.attributes['transform'] ?? '')?.[1] ?? '')
        .split(' ')
        .map(Number);
      const disc: number[] = [];
      for (let across = -9; across <= 9; across += 0.5) {
        for (let down = -9; down <= 9; down += 0.5) disc.push(grey.at(x + across, y + down));
      }
      const sorted = disc.toSorted((a, b) => a - b);
      const [dark, light] = [
        sorted[Math.floor(sorted.length * 0.04)],
        sorted[Math.floor(sorted.length * 0.96)],
      ];
      expect(contrast(dark ?? 0, light ?? 0)).toBeGreaterThan(3);
    },
  );

  test.each(signed.map((block) => [block.key, block] as const))(
    'the form of %s differs from plain',
    (_, block) => {
      expect(shareChanged(block, grey, without)).toBeGreaterThan(0.12);
    },
  );
});

/** Share of the solid's box where grey differs so that it is seen. */
function shareChanged(block: SceneBlock, one: Grey, other: Grey): number {
  const { x, y, width, height } = boundsOf(outlineOf(block));
  const middle = project(block.x, block.y);
  expect(middle.x).toBeGreaterThan(x);
  let [seen, all] = [0, 0];
  for (let across = 0; across < width; across += 2) {
    for (let down = 0; down < height; down += 2) {
      all += 1;
      const [a, b] = [one.at(x + across, y + down), other.at(x + across, y + down)];
      if (contrast(a, b) > 1.25) seen += 1;
    }
  }
  return seen / all;
}
