import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import { renderBook } from '../../src/render/site/book.ts';
import { renderSite } from '../../src/render/site/site.ts';
import type { Picture, SiteInput } from '../../src/render/site/site-input.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { HISTORY, largeComparison, sampleComparison } from '../render/site/sample-comparison.ts';
import { violations } from './axe.ts';
import { type Folder, hasChromium, launch, watched, writeSite } from './chromium.ts';

const comparison = sampleComparison();
const PICTURES = (['light', 'dark'] as const).map((theme): Picture => {
  const view = 'drift' as const;
  return { view, theme, svg: renderSvg(layout(comparison, { view }), { theme }) };
});
const INPUT: SiteInput = { comparison, pictures: PICTURES, history: HISTORY };

describe.skipIf(!hasChromium())('the site for everyone', { timeout: 240_000 }, () => {
  const files = renderSite(INPUT);
  const resource = files.find(({ path }) => path.includes('security-group-web'))?.path ?? '';
  const pages = [...files.map(({ path }) => path).filter((path) => /^[\w-]+\.html$/.test(path)), resource];
  let browser: Browser;
  let site: Folder;
  let book: Folder;

  beforeAll(async () => {
    browser = await launch();
    site = writeSite(files);
    const made = renderBook(INPUT);
    book = writeSite('file' in made ? [made.file] : []);
  });

  afterAll(async () => {
    await browser?.close();
    site?.remove();
    book?.remove();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing on any page, %s', async (colorScheme) => {
    const { page, close } = await watched(browser, { colorScheme, reducedMotion: 'reduce' });
    const found: unknown[] = [];
    for (const path of pages) {
      await page.goto(site.url(path));
      found.push(...(await violations(page)).map((violation) => [path, ...violation]));
    }
    expect(found).toEqual([]);
    await close();
  });

  test('a choice of detail hides the rest, stands in the URL and follows every link', async () => {
    const { page, complaints, close } = await watched(browser);
    await page.goto(site.url('drift.html'));
    const sources = page.locator('article dl.facts').first();
    expect(await sources.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Executive' }).click();
    expect([await sources.isVisible(), new URL(page.url()).hash]).toEqual([false, '#?depth=executive']);
    await page.locator('article h3 a').first().click();
    await page.waitForURL(/\/r\/.*depth=executive/);
    expect(await page.locator('section.resource dl.facts').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Operator' }).click();
    expect(await page.locator('section.resource dl.facts').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test('the drift sheet filters by severity, service, kind and tag', async () => {
    const { page, close } = await watched(browser);
    const shown = (): Promise<number> => page.locator('article.finding:visible').count();
    await page.goto(site.url('drift.html'));
    await page.getByLabel('Service').selectOption('SQS');
    expect([await shown(), new URL(page.url()).hash]).toEqual([1, '#?service=SQS']);
    await page.goto(site.url('drift.html#?tag=Env=nothing'));
    expect(await shown()).toBe(0);
    expect(await page.locator('[data-empty]').isVisible()).toBe(true);
    await close();
  });

  test('search answers with AND, OR, NOT and addresses, and its words stand in the URL', async () => {
    const { page, complaints, requests, close } = await watched(browser);
    await page.goto(site.url('index.html'));
    await page.locator('.find input').fill('jobs');
    await page.locator('.find input').press('Enter');
    await page.waitForURL(/search\.html#\?q=jobs/);
    await page.locator('.hit').first().waitFor();
    expect(await page.locator('.hit a').first().textContent()).toBe('jobs');
    const field = page.locator('form[data-query] input');
    const names = (): Promise<string[]> => page.locator('.hit a').allTextContents();
    await field.fill('jobs OR uploads');
    expect(new Set(await names())).toEqual(new Set(['jobs', 'uploads', ...(await names())]));
    const both = (await names()).length;
    await field.fill('(jobs OR uploads) NOT jobs');
    expect((await names()).length).toBeLessThan(both);
    expect(await names()).not.toContain('jobs');
    await field.fill('(jobs');
    expect(await page.locator('output').textContent()).toBe('A bracket is missing.');
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
  });

  test('a link written for the single file opens the page of the folder', async () => {
    const { page, close } = await watched(browser);
    const name = resource.replace(/^r\/|\.html$/g, '');
    await page.goto(site.url(`index.html#/r/${name}?depth=architect`));
    await page.waitForURL(/\/r\/.+\.html#.+\?depth=architect/);
    expect(await page.locator('section.resource').getAttribute('id')).toBe(name);
    await close();
  });

  test('one file holds all pages: links, Back, filters and titles work, and nothing is asked for', async () => {
    const { page, complaints, requests, close } = await watched(browser);
    await page.goto(book.url('index.html'));
    expect(await page.title()).toMatch(/^Overview/);
    await page.getByRole('link', { name: /Drift/ }).first().click();
    await page.locator('label.chip', { hasText: 'missing' }).click();
    expect(new URL(page.url()).hash).toBe('#/drift?status=missing');
    const shown = await page.locator('article.finding:visible').count();
    await page.locator('article.finding:visible h3 a').first().click();
    await page.waitForURL(/#\/r\//);
    expect(await page.locator('main h1').count()).toBe(1);
    await page.goBack();
    expect(await page.locator('article.finding:visible').count()).toBe(shown);
    expect(await page.title()).toMatch(/^Drift/);
    await page.goto(book.url('index.html#/search?q=uploads'));
    await page.locator('.hit a').first().click();
    await page.waitForURL(/#\/r\//);
    await page.goto(book.url('index.html#/r/never-was-000000000000'));
    expect(await page.locator('main').textContent()).toContain('not in the file');
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    expect(await violations(page)).toEqual([]);
    await close();
  });

  test('a large single file packs its pages and unpacks the one that is asked for', async () => {
    const made = renderBook({ comparison: largeComparison(1500), pictures: [] });
    const large = writeSite('file' in made ? [made.file] : []);
    const { page, complaints, requests, close } = await watched(browser);
    await page.goto(large.url('index.html#/inventory?q=resource-47'));
    await page.locator('tbody tr:not(.spacer) a').first().click();
    await page.waitForURL(/#\/r\//);
    await page.locator('section.resource h1', { hasText: 'resource-47' }).waitFor();
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
    large.remove();
  });

  test('above its limits no single file is made, and the reason is told', () => {
    const input = { comparison: largeComparison(30), pictures: [] };
    expect(renderBook(input, { resources: 20, bytes: 5_000_000 })).toEqual({
      refused: '30 resources are more than the 20 that one file is meant for',
    });
    expect(renderBook(input, { resources: 100, bytes: 1000 })).toMatchObject({
      refused: expect.stringMatching(/^the file would have \d+\.\d MB, more than \d/) as string,
    });
  });

  test('printed, every page fits the paper and shows no controls', async () => {
    const { page, close } = await watched(browser, { viewport: { width: 794, height: 1123 } });
    await page.emulateMedia({ media: 'print' });
    for (const path of pages) {
      await page.goto(site.url(path));
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      const count = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
      expect([path, count > 0 && count < 30]).toEqual([path, true]);
      expect([path, await page.locator('form:visible, button:visible:not(.sort)').count()]).toEqual([
        path,
        0,
      ]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, wide <= 0]).toEqual([path, true]);
    }
    await close();
  });

  test('by keyboard alone: to the content, through the detail, into the search', async () => {
    const { page, close } = await watched(browser);
    await page.goto(site.url('index.html'));
    const reached = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(() => {
          const at = document.activeElement;
          return at?.closest('.skip, .sheets, .depths, .find, .counts, .drawing, .top')?.classList[0] ?? '';
        }),
      );
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(['skip', 'sheets', 'depths', 'find', 'counts', 'drawing', 'top']),
    );
    await close();
  });
});
