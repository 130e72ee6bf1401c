import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import { renderSite } from '../../src/render/site/site.ts';
import type { Picture } from '../../src/render/site/site-input.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { HISTORY, sampleComparison } from '../render/site/sample-comparison.ts';
import { type Folder, hasChromium, launch, watched, writeSite } from './chromium.ts';
import { differenceFrom, expectLook, MEAN_OFF } from './look.ts';

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
    await expectLook(page, name, shot);
    await close();
  });

  test('a page that lost its style is told from one that has it', async () => {
    const { page, close } = await watched(browser, WIDE);
    await page.goto(site.url('index.html'));
    await page.evaluate(() => document.querySelector('style')?.remove());
    const shot = await page.screenshot();
    await page.goto('about:blank');
    expect((await differenceFrom(page, 'overview', shot)).mean).toBeGreaterThan(MEAN_OFF);
    await close();
  });
});
