import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const GOLDEN = join(import.meta.dirname, 'golden');
/** Columns of the grid of means that is compared: so coarse that another font changes little. */
const COLUMNS = 24;
/** Of 255: how far one field, and all of them on average, may be off. */
const MOST_OFF = 70;
export const MEAN_OFF = 8;

/** A screenshot against the one that somebody last looked at. GOLDEN=write takes new ones: look at them before you commit them. */
export async function expectLook(page: Page, name: string, shot: Buffer): Promise<void> {
  const file = join(GOLDEN, `${name}.png`);
  if (process.env['GOLDEN'] === 'write' || !existsSync(file)) {
    expect(process.env['CI'], `${file} is missing`).not.toBe('true');
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(file, await halved(page, shot));
  }
  const { most, mean } = await differenceFrom(page, name, shot);
  expect(most).toBeLessThan(MOST_OFF);
  expect(mean).toBeLessThan(MEAN_OFF);
}

/** How far the fields of a screenshot are from those that are kept; `page` only computes and should be blank. */
export async function differenceFrom(
  page: Page,
  name: string,
  shot: Buffer,
): Promise<{ readonly most: number; readonly mean: number }> {
  const before = await fields(page, readFileSync(join(GOLDEN, `${name}.png`)));
  const now = await fields(page, shot);
  expect(now).toHaveLength(before.length);
  const off = now.map((value, index) => Math.abs(value - (before[index] ?? 255)));
  return { most: Math.max(...off), mean: off.reduce((sum, value) => sum + value, 0) / off.length };
}

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
