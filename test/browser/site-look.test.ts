import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import { renderSite } from '../../src/render/site/site.ts';
import type { Picture } from '../../src/render/site/site-input.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { HISTORY, sampleComparison } from '../render/site/sample-comparison.ts';
import { type Folder, hasChromium, launch, watched, writeSite } from './chromium.ts';

const GOLDEN = join(import.meta.dirname, 'golden');
/** Columns of the grid of means that is compared: so coarse that another font changes little. */
const COLUMNS = 24;
/** Of 255: how far one field, and all of them on average, may be off. */
const MOST_OFF = 70;
const MEAN_OFF = 8;

const WIDE = { viewport: { width: 1400, height: 900 } };
const PHONE = { viewport: { width: 360, height: 800 } };
const LOOKS: readonly (readonly [name: string, path: string, options: BrowserContextOptions])[] = [
  ['overview', 'index.html', WIDE],
  ['drift', 'drift.html', WIDE],
  ['architecture', 'architecture.html', WIDE],
  ['network', 'network.html', WIDE],
  ['dark', 'index.html', { ...WIDE, colorScheme: 'dark' }],
  ['print', 'drift.html', { viewport: { width: 794, height: 1123 } }],
  ['phone', 'index.html', PHONE],
];

describe.skipIf(!hasChromium())('how the site looks', { timeout: 120_000 }, () => {
  let browser: Browser;
  let site: Folder;

  beforeAll(async () => {
    browser = await launch();
    const comparison = sampleComparison();
    const pictures = (['light', 'dark'] as const).map((theme): Picture => {
      const view = 'drift' as const;
      return { view, theme, svg: renderSvg(layout(comparison, { view }), { theme }) };
    });
    site = writeSite(renderSite({ comparison, pictures, history: HISTORY }));
  });

  afterAll(async () => {
    await browser?.close();
    site?.remove();
  });

  // GOLDEN=write takes new ones: look at them before you commit them
  test.each(LOOKS)('%s looks as it did when somebody last looked at it', async (name, path, options) => {
    const { page, close } = await watched(browser, { ...options, reducedMotion: 'reduce' });
    if (name === 'print') await page.emulateMedia({ media: 'print' });
    await page.goto(site.url(path));
    const shot = await page.screenshot();
    await page.goto('about:blank');
    const file = join(GOLDEN, `${name}.png`);
    if (process.env['GOLDEN'] === 'write' || !existsSync(file)) {
      expect(process.env['CI'], `${file} is missing`).not.toBe('true');
      mkdirSync(GOLDEN, { recursive: true });
      writeFileSync(file, await halved(page, shot));
    }
    const [now, before] = [await fields(page, shot), await fields(page, readFileSync(file))];
    const off = now.map((value, index) => Math.abs(value - (before[index] ?? 255)));
    expect(now).toHaveLength(before.length);
    expect(Math.max(...off)).toBeLessThan(MOST_OFF);
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeLessThan(MEAN_OFF);
    await close();
  });

  test('a page that lost its style is told from one that has it', async () => {
    const { page, close } = await watched(browser, WIDE);
    await page.goto(site.url('index.html'));
    await page.evaluate(() => document.querySelector('style')?.remove());
    const shot = await page.screenshot();
    await page.goto('about:blank');
    const [now, before] = [
      await fields(page, shot),
      await fields(page, readFileSync(join(GOLDEN, 'overview.png'))),
    ];
    const off = now.map((value, index) => Math.abs(value - (before[index] ?? 255)));
    expect(off.reduce((sum, value) => sum + value, 0) / off.length).toBeGreaterThan(MEAN_OFF);
    await close();
  });
});

/** The picture at half its size, as PNG: what is kept. */
async function halved(page: Page, png: Buffer): Promise<Buffer> {
  const url = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [bitmap.width / 2, bitmap.height / 2];
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  }, png.toString('base64'));
  return Buffer.from(url.replace(/^.*,/, ''), 'base64');
}

/** Mean brightness of each field of a grid over the picture, for each of the three colours. */
async function fields(page: Page, png: Buffer): Promise<readonly number[]> {
  return page.evaluate(
    async ({ base64, columns }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const rows = Math.round((columns * bitmap.height) / bitmap.width);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      const sums = Array.from({ length: columns * rows * 3 }, () => 0);
      const counts = Array.from({ length: columns * rows }, () => 0);
      for (let at = 0; at < data.length; at += 4) {
        const x = (at / 4) % canvas.width;
        const y = Math.floor(at / 4 / canvas.width);
        const field =
          Math.floor((y / canvas.height) * rows) * columns + Math.floor((x / canvas.width) * columns);
        counts[field] = (counts[field] ?? 0) + 1;
        for (let colour = 0; colour < 3; colour += 1)
          sums[field * 3 + colour] = (sums[field * 3 + colour] ?? 0) + (data[at + colour] ?? 0);
      }
      return sums.map((sum, index) => sum / (counts[Math.floor(index / 3)] ?? 1));
    },
    { base64: png.toString('base64'), columns: COLUMNS },
  );
}
