import { readFileSync } from 'node:fs';
import { validateBytes } from 'gltf-validator';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOFTWARE } from '../../bench/chromium.mjs';
import { layout } from '../../src/layout/layout.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { OutputFile } from '../../src/model/output-file.ts';
import { renderSite } from '../../src/render/site/site.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import type { Probe } from '../../src/viewer/viewer.ts';
import { account } from '../layout/generate.ts';
import { filled } from '../render/site/filled.ts';
import { HOSTILE } from '../render/site/hostile-strings.ts';
import { sampleComparison } from '../render/site/sample-comparison.ts';
import { violations } from './axe.ts';
import { type Folder, hasChromium, launch, watched, writeSite } from './chromium.ts';
import { expectLook } from './look.ts';

/** What the validator answers; severity 0 is an error, 1 a warning. */
interface Validated {
  readonly issues: { readonly messages: readonly { readonly severity: number; readonly message: string }[] };
  readonly info: { readonly totalTriangleCount: number };
}

declare global {
  var isodriftViewer: Probe | undefined;
}

// slow machines draw in software and share their cores with other test files
describe.skipIf(!hasChromium())('the viewer in three dimensions', { timeout: 120_000 }, () => {
  const comparison = sampleComparison();
  const missing = keyOf(comparison, 'missing');
  const unmanaged = keyOf(comparison, 'unmanaged');
  let browser: Browser;
  let site: Folder;
  let large: Folder;

  beforeAll(async () => {
    browser = await launch(SOFTWARE);
    site = written(comparison);
    large = written(account(3, 1500));
  });

  afterAll(async () => {
    await browser?.close();
    site?.remove();
    large?.remove();
  });

  test.each(['light', 'dark'] as const)(
    'it opens from disk without complaint or request and draws within 30 calls, %s',
    async (colorScheme) => {
      const { page, complaints, requests, close } = await opened('', { colorScheme });
      const seen = await page.evaluate(() => [
        globalThis.isodriftViewer?.calls(),
        globalThis.isodriftViewer?.solids(),
      ]);
      expect(seen[0]).toBeGreaterThan(3);
      expect(seen[0]).toBeLessThanOrEqual(30);
      expect(seen[1]).toBeGreaterThan(5);
      expect(await colours(page), 'something is drawn').toBeGreaterThan(20);
      expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
      await close();
    },
  );

  test('a click selects what lies under it, says so, and the address knows; Back undoes it', async () => {
    const { page, close } = await opened();
    const at = await placeOf(page, unmanaged);
    expect(await page.evaluate(({ x, y }) => globalThis.isodriftViewer?.pick(x, y), at)).toBe(unmanaged);
    await page.locator('.viewer__stage').click({ position: at });
    expect(new URL(page.url()).hash).toBe(`#/r/${encodeURIComponent(unmanaged)}`);
    expect(await said(page)).toContain('unmanaged');
    expect(await page.locator('.viewer__details').isVisible()).toBe(true);
    await page.goBack();
    expect(await page.locator('.viewer__details').isVisible()).toBe(false);
    await close();
  });

  test('from the sheet of what is selected a link leads to its page', async () => {
    const { page, close } = await opened(`#/r/${encodeURIComponent(missing)}`);
    await page.locator('.viewer__details a').click();
    await page.waitForURL(/\/r\//);
    expect(await page.locator('h1').textContent()).toContain('orders-replica');
    await close();
  });

  test('keys alone select the worst finding, move on, open its sheet and let go', async () => {
    const { page, close } = await opened();
    const stage = page.locator('.viewer__stage');
    await stage.focus();
    await page.keyboard.press('n');
    const first = await said(page);
    expect(first).toContain('missing');
    await page.keyboard.press('Tab');
    expect(await said(page)).not.toBe(first);
    const second = new URL(page.url()).hash;
    for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowLeft']) await page.keyboard.press(key);
    expect(new URL(page.url()).hash).not.toBe(second);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.closest('.viewer__details') !== null)).toBe(
      true,
    );
    await stage.focus();
    await page.keyboard.press('Escape');
    expect(new URL(page.url()).hash).toBe('#/');
    // nothing is selected: Tab leaves
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).not.toBe('viewer__stage');
    await close();
  });

  test('search, filter and the switch live in the address and say how many fit', async () => {
    const { page, close } = await opened();
    const count = (): Promise<string | null> => page.locator('.viewer output').textContent();
    const all = Number((await count())?.split(' ')[0]);
    await page.locator('.viewer input[name=q]').fill('orders replica');
    expect(await count()).toMatch(/^1 of /);
    expect(new URL(page.url()).hash).toBe('#/?q=orders+replica');
    await page.locator('.viewer input[name=q]').press('Enter');
    expect(new URL(page.url()).hash).toBe(`#/r/${encodeURIComponent(missing)}?q=orders+replica`);
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('.viewer select[name=status]').selectOption('unmanaged');
    expect(Number((await count())?.split(' ')[0])).toBeLessThan(all);
    expect(new URL(page.url()).hash).toContain('status=unmanaged');
    await page.goBack();
    expect(Number((await count())?.split(' ')[0])).toBe(all);
    await page.getByLabel('Only drift').check();
    expect(new URL(page.url()).hash).toContain('only=drift');
    await close();
  });

  test('the slider takes away what a side does not have', async () => {
    const { page, close } = await opened();
    const slider = page.locator('.viewer input[name=view]');
    const spot = await placeOf(page, unmanaged);
    const drift = await around(page, spot);
    await slider.fill('0');
    expect(new URL(page.url()).hash).toBe('#/?view=desired');
    const desired = await around(page, spot);
    await slider.fill('2');
    expect(new URL(page.url()).hash).toBe('#/?view=deployed');
    const deployed = await around(page, spot);
    expect(desired, 'nothing unmanaged in the design').not.toBe(drift);
    expect(deployed, 'deployed, and without a sign').not.toBe(drift);
    expect(deployed).not.toBe(desired);
    await close();
  });

  test('a link opens the closed block that holds what it names', async () => {
    const { page, close } = await opened('', {}, large);
    const before = await page.evaluate(() => globalThis.isodriftViewer?.solids() ?? 0);
    const key = await page.evaluate(() => {
      const text = document.querySelector('[data-viewer-data]')?.textContent ?? '{}';
      const { blocks, resources } = JSON.parse(text);
      const closed = blocks.find((block: { isClosed: boolean }) => block.isClosed);
      return String(resources.keys[closed.members[0]]);
    });
    await page.goto(large.url(`viewer.html#/r/${encodeURIComponent(key)}`));
    await page.waitForFunction((count) => (globalThis.isodriftViewer?.solids() ?? 0) > count, before);
    expect(await page.locator('.viewer__details').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Open all' }).click();
    expect(await page.evaluate(() => globalThis.isodriftViewer?.solids() ?? 0)).toBeGreaterThan(before + 100);
    expect(
      await page.evaluate(
        () => (globalThis.isodriftViewer?.draw(), globalThis.isodriftViewer?.calls() ?? 99),
      ),
    ).toBeLessThanOrEqual(30);
    await close();
  });

  test('the picture is saved as a PNG that shows it, and as a GLB without a fault', async () => {
    const { page, complaints, close } = await opened();
    const png = await saved(page, 'Save PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(await coloursOfPng(page, png), 'more than paper').toBeGreaterThan(20);
    const glb = await saved(page, 'Save GLB');
    const { issues, info } = (await validateBytes(new Uint8Array(glb))) as Validated;
    expect(issues.messages.filter(({ severity }) => severity < 2)).toEqual([]);
    expect(info.totalTriangleCount).toBeGreaterThan(1000);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing, neither before nor after something is selected and found, %s',
    async (colorScheme) => {
      const { page, close } = await opened('', { colorScheme });
      expect(await violations(page)).toEqual([]);
      await page.locator('.viewer__stage').focus();
      await page.keyboard.press('n');
      await page.locator('.viewer input[name=q]').fill('orders');
      expect(await page.locator('.viewer__found button').count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
      await close();
    },
  );

  test('every control is reached by Tab, in the order in which it stands, and none holds the focus', async () => {
    const { page, close } = await opened(`#/r/${encodeURIComponent(missing)}`);
    await page.locator('.viewer input[name=q]').focus();
    // Tab walks through what stands there, so the picture has the focus more than once
    const STAGE = 'stage';
    const reached: string[] = [];
    for (let times = 0; times < 200; times += 1) {
      const { name, isInside } = await page.evaluate((stage) => {
        const at = document.activeElement;
        const isStage = at?.getAttribute('role') === 'application';
        return {
          name: isStage ? stage : (at?.getAttribute('name') ?? at?.textContent ?? ''),
          isInside: at?.closest('.viewer') !== null,
        };
      }, STAGE);
      if (!isInside) break;
      reached.push(name);
      await page.keyboard.press('Tab');
    }
    const controls = await page.evaluate(() =>
      [...document.querySelectorAll('.viewer :is(input, select, button, a):not([tabindex="-1"])')]
        .filter((element) => element.checkVisibility())
        .map((element) => element.getAttribute('name') ?? element.textContent),
    );
    expect(reached.length).toBeLessThan(200);
    expect(reached.filter((name) => name !== STAGE)).toEqual(controls);
    await close();
  });

  test('the licence of what is bundled stands in the page, whole', () => {
    const { content = '' } = files(comparison).find(({ path }) => path === 'viewer.html') ?? {};
    expect(content).toContain('three.js authors');
    expect(content).toContain('The above copyright notice and this permission notice shall be included');
  });

  test.each([
    ['viewer', '', 'light'],
    ['viewer-selected', `#/r/${encodeURIComponent(missing)}`, 'dark'],
  ] as const)('%s looks as it did when somebody last looked at it', async (name, fragment, colorScheme) => {
    const { page, close } = await opened(fragment, { colorScheme, viewport: { width: 1400, height: 900 } });
    await page.waitForTimeout(500);
    const shot = await page.screenshot();
    await page.goto('about:blank');
    await expectLook(page, name, shot);
    await close();
  });

  test('without WebGL the drawing is there, with a sentence that says why', async () => {
    const without = await launch([
      '--disable-gpu',
      '--disable-3d-apis',
      '--disable-webgl',
      '--disable-webgl2',
    ]);
    const { page, complaints, close } = await watched(without);
    await page.goto(site.url('viewer.html'));
    expect(await page.locator('[data-viewer-sentence]').textContent()).toContain('WebGL 2');
    expect(await page.locator('[data-viewer-fallback] svg:visible').count()).toBe(1);
    expect(await page.locator('.viewer:visible').count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
    await without.close();
  });

  test('it fits a phone, and hostile names are text', async () => {
    const hostile = written(
      filled(comparison, (index) => `${HOSTILE[(index * 7) % HOSTILE.length]}${index}`),
    );
    const { page, complaints, requests, close } = await opened(
      '',
      { viewport: { width: 360, height: 740 } },
      hostile,
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await page.locator('.viewer__stage').focus();
    for (let times = 0; times < 12; times += 1) await page.keyboard.press('n');
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect(await page.locator('.viewer script, .viewer img, .viewer iframe').count()).toBe(0);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
    hostile.remove();
  });

  async function opened(
    fragment = '',
    options: Parameters<typeof watched>[1] = {},
    folder = site,
  ): Promise<Awaited<ReturnType<typeof watched>>> {
    // still: a test does not wait for flights
    const seen = await watched(browser, { reducedMotion: 'reduce', ...options });
    await seen.page.goto(folder.url(`viewer.html${fragment}`));
    await seen.page.waitForFunction(() => (globalThis.isodriftViewer?.firstFrameMs() ?? 0) > 0);
    return seen;
  }
});

function written(comparison: Comparison): Folder {
  return writeSite(files(comparison));
}

function files(comparison: Comparison): readonly OutputFile[] {
  const scene = layout(comparison);
  const pictures = (['light', 'dark'] as const).map((theme) => ({
    view: 'drift' as const,
    theme,
    svg: renderSvg(scene, { theme }),
  }));
  return renderSite({ comparison, pictures, scene });
}

/** The first of a status that has a block of its own. */
function keyOf(comparison: Comparison, status: string): string {
  const found = layout(comparison).blocks.find((block) => block.status === status && !block.members);
  if (!found) throw new Error(`the sample has no block that is ${status}`);
  return found.key;
}

/** The bytes that a button hands over. */
async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return readFileSync(await download.path());
}

async function coloursOfPng(page: Page, png: Buffer): Promise<number> {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    pen?.drawImage(bitmap, 0, 0);
    const { data } = pen?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {
      data: new Uint8ClampedArray(),
    };
    return new Set(new Uint32Array(data.buffer)).size;
  }, png.toString('base64'));
}

function said(page: Page): Promise<string | null> {
  return page.locator('[data-said]').textContent();
}

async function placeOf(page: Page, key: string): Promise<{ x: number; y: number }> {
  const at = await page.evaluate((wanted) => globalThis.isodriftViewer?.where(wanted), key);
  if (!at) throw new Error(`${key} stands nowhere`);
  return at;
}

/** Pixels around a spot, as they are on the screen. */
async function around(page: Page, { x, y }: { x: number; y: number }): Promise<string> {
  await page.waitForTimeout(300);
  const box = await page.locator('.viewer__stage').boundingBox();
  const clip = { x: (box?.x ?? 0) + x - 12, y: (box?.y ?? 0) + y - 12, width: 24, height: 24 };
  return (await page.screenshot({ clip })).toString('base64');
}

/** How many colours the picture has. */
async function colours(page: Page): Promise<number> {
  return page.evaluate(() => {
    globalThis.isodriftViewer?.draw();
    const layer = document.querySelector<HTMLCanvasElement>('[data-layer=solid]');
    const copy = document.createElement('canvas');
    copy.width = 200;
    copy.height = 150;
    const pen = copy.getContext('2d');
    if (!layer || !pen) return 0;
    pen.drawImage(layer, 0, 0, 200, 150);
    const { data } = pen.getImageData(0, 0, 200, 150);
    const found = new Set<number>();
    for (let at = 0; at < data.length; at += 4)
      found.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
    return found.size;
  });
}
