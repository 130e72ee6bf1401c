import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import type { Comparison, Finding } from '../../src/model/comparison.ts';
import type { Value } from '../../src/model/value.ts';
import { renderBook } from '../../src/render/site/book.ts';
import { renderSite } from '../../src/render/site/site.ts';
import type { Picture, Theme, View } from '../../src/render/site/site-input.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import { filled } from '../render/site/filled.ts';
import { HOSTILE } from '../render/site/hostile-strings.ts';
import {
  deployed,
  finding,
  HISTORY,
  largeComparison,
  placeholderSvg,
  sampleComparison,
} from '../render/site/sample-comparison.ts';
import { type Folder, hasChromium, launch, watched, writeSite } from './chromium.ts';

const VIEWS: readonly View[] = ['drift', 'desired', 'deployed'];
const THEMES: readonly Theme[] = ['light', 'dark'];
const PICTURES: readonly Picture[] = VIEWS.flatMap((view) =>
  THEMES.map((theme) => ({ view, theme, svg: placeholderSvg(theme, view) })),
);
const SHEETS = [
  'index.html',
  'drift.html',
  'architecture.html',
  'network.html',
  'protection.html',
  'rules.html',
  'history.html',
  'inventory.html',
  'coverage.html',
  'search.html',
  'glossary.html',
];

// slow machines share their cores with other test files
describe.skipIf(!hasChromium())('the site in a browser', { timeout: 120_000 }, () => {
  const files = renderSite({ comparison: sampleComparison(), pictures: PICTURES, history: HISTORY });
  const resource = files.find(({ path }) => path.includes('security-group-web'))?.path ?? '';
  const pages = [...SHEETS, resource];
  let browser: Browser;
  let site: Folder;
  let large: Folder;

  beforeAll(async () => {
    browser = await launch();
    site = writeSite(files);
    large = writeSite(renderSite({ comparison: largeComparison(10_000), pictures: [] }));
  });

  afterAll(async () => {
    await browser?.close();
    site?.remove();
    large?.remove();
  });

  test.each(THEMES)('every page opens from disk without complaint or request, %s', async (colorScheme) => {
    const { page, complaints, requests, close } = await watched(browser, { colorScheme });
    for (const path of pages) await page.goto(site.url(path));
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await close();
  });

  test('the policy of a page stops a script that it does not know', async () => {
    const { page, complaints, close } = await watched(browser);
    await page.goto(site.url('index.html'));
    const injection = page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.pwned = 1';
      document.body.append(script);
    });
    await expect(injection).rejects.toThrow('TrustedScript');
    expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    expect(complaints.join()).toContain('TrustedScript');
    await close();
  });

  test.each([1280, 390, 360])('no page scrolls sideways at %i px', async (width) => {
    const { page, close } = await watched(browser, { viewport: { width, height: 800 } });
    for (const path of pages) {
      await page.goto(site.url(path));
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
    }
    await close();
  });

  test('dark paper shows the dark drawing, light paper the light one', async () => {
    for (const colorScheme of THEMES) {
      const { page, close } = await watched(browser, { colorScheme });
      await page.goto(site.url('index.html'));
      const shown = await page.locator('[data-paper="drift"] .picture:visible').getAttribute('class');
      expect(shown).toBe(`picture picture--${colorScheme}`);
      await close();
    }
  });

  test('the filter of the drift sheet lives in the URL, and Back undoes it', async () => {
    const { page, close } = await watched(browser);
    const shown = (): Promise<number> => page.locator('article.finding:visible').count();
    await page.goto(site.url('drift.html'));
    expect(await shown()).toBe(8);
    await page.locator('label.chip', { hasText: 'changed' }).click();
    expect([await shown(), new URL(page.url()).hash]).toEqual([4, '#?status=changed']);
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('0.0.0.0/0 Security');
    expect([await shown(), new URL(page.url()).hash]).toEqual([1, '#?status=changed&q=0.0.0.0/0+Security']);
    await page.goBack();
    expect(await shown()).toBe(4);
    await page.goBack();
    expect(await shown()).toBe(8);
    await page.goto(site.url('drift.html#?status=missing,unmanaged'));
    expect(await shown()).toBe(2);
    await close();
  });

  test('a link to a finding shows it, and says which it is', async () => {
    const { page, close } = await watched(browser);
    await page.goto(site.url('index.html'));
    await page
      .getByRole('link', { name: /orders-replica/ })
      .first()
      .click();
    expect(await page.locator('article:target h3').textContent()).toBe('orders-replica');
    await close();
  });

  test('the inventory sorts by a column, both ways, and the URL says so', async () => {
    const { page, close } = await watched(browser);
    const first = (): Promise<string | null> =>
      page.locator('tbody tr:not(.spacer) td:nth-child(3)').first().textContent();
    await page.goto(site.url('inventory.html'));
    await page.getByRole('button', { name: 'Name' }).click();
    expect(await first()).toBe('/aws/debug');
    await page.getByRole('button', { name: 'Name' }).click();
    expect([await first(), new URL(page.url()).hash]).toEqual(['web-alb', '#?sort=-name']);
    await page.goBack();
    expect(await first()).toBe('/aws/debug');
    await close();
  });

  test('10,000 rows: only those in sight are in the page, and a filter answers quickly', async () => {
    const { page, complaints, close } = await watched(browser);
    await page.goto(large.url('inventory.html'));
    expect(await page.locator('tbody tr').count()).toBeLessThan(120);
    expect(await page.locator('output').textContent()).toBe('10,000 of 10,000 resources');
    const before = await page.locator('.window').evaluate((frame) => frame.scrollHeight);
    await page.locator('.window').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
    await page.locator('tbody tr:not(.spacer)', { hasText: 'resource-9996' }).first().waitFor();
    const after = await page.locator('.window').evaluate((frame) => frame.scrollHeight);
    expect(Math.abs(after - before), 'the scroll bar keeps its length').toBeLessThan(5);
    const spentMs = await page.evaluate(() => {
      const start = performance.now();
      location.hash = '#?q=resource-4711';
      dispatchEvent(new HashChangeEvent('hashchange'));
      return performance.now() - start;
    });
    expect(await page.locator('tbody tr:not(.spacer)').count()).toBe(1);
    expect(spentMs).toBeLessThan(1000);
    expect(complaints).toEqual([]);
    await close();
  });

  test('the rows shown can be saved as CSV', async () => {
    const { page, complaints, close } = await watched(browser);
    await page.goto(site.url('inventory.html#?type=AWS::SQS::Queue'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /CSV/ }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(
      'Status,Kind,Name,Id,Account,Region,Tags\r\nchanged,SQS queue,jobs,jobs,111122223333,eu-west-1,Env=prod  Owner=orders\r\n',
    );
    expect(complaints).toEqual([]);
    await close();
  });

  test('the drawing changes its view, zooms, moves by key and leads to a resource', async () => {
    const { page, complaints, close } = await watched(browser);
    const box = (): Promise<string | null> =>
      page.locator('[data-paper="drift"] .picture--light svg').getAttribute('viewBox');
    await page.goto(site.url('architecture.html'));
    await page.getByRole('button', { name: 'Zoom in' }).click();
    expect(await box()).toBe('128.6 60.0 642.9 300.0');
    await page.locator('[data-paper="drift"]').press('ArrowRight');
    expect(await box()).not.toBe('128.6 60.0 642.9 300.0');
    await page.getByRole('button', { name: 'Fit' }).click();
    expect(await box()).toBe('0.0 0.0 900.0 420.0');
    const paper = page.locator('[data-paper="drift"]');
    const frame = await paper.boundingBox();
    const at = { x: (frame?.x ?? 0) + 60, y: (frame?.y ?? 0) + 60 };
    await page.mouse.dblclick(at.x, at.y);
    const before = await box();
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x - 40, at.y - 20, { steps: 4 });
    await page.mouse.up();
    const [left = 0, top = 0, width = 0] = (before ?? '').split(' ').map(Number);
    const [movedLeft = 0, movedTop = 0] = ((await box()) ?? '').split(' ').map(Number);
    const unitsPerPixel = width / (frame?.width ?? 1);
    expect(movedLeft - left).toBeCloseTo(40 * unitsPerPixel, -0.5);
    expect(movedTop - top).toBeCloseTo(20 * unitsPerPixel, -0.5);
    await page.getByRole('button', { name: 'Fit' }).click();
    await page.getByRole('link', { name: 'Deployed', exact: true }).click();
    expect(new URL(page.url()).hash).toBe('#?view=deployed');
    expect(await page.locator('.paper:visible').getAttribute('data-paper')).toBe('deployed');
    await page.goBack();
    await page.locator('[data-paper="drift"] .picture--light [data-key="aws_s3_bucket.uploads"]').click();
    await page.waitForURL(/\/r\//);
    expect(await page.locator('h1').textContent()).toBe('uploads');
    expect(complaints).toEqual([]);
    await close();
  });

  test('without scripts the tables are there and the controls are not', async () => {
    const { page, close } = await watched(browser, { javaScriptEnabled: false });
    await page.goto(site.url('inventory.html'));
    expect(await page.locator('tbody tr:visible').count()).toBe(19);
    expect(await page.locator('form:visible, button:visible').count()).toBe(0);
    await page.goto(site.url('architecture.html'));
    expect(await page.locator('.paper:visible').count()).toBe(3);
    await close();
  });

  test('the keyboard reaches the content, a tab of the drawing and a block of the table', async () => {
    const { page, close } = await watched(browser);
    await page.goto(site.url('architecture.html'));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.getByRole('link', { name: 'Desired', exact: true }).press('Enter');
    expect(await page.locator('.paper:visible').getAttribute('data-paper')).toBe('desired');
    await close();
  });

  test('printed, controls disappear and every row of a long table is there', async () => {
    const { page, close } = await watched(browser);
    await page.goto(large.url('inventory.html#?q=resource-99'));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('tbody tr:not(.spacer)').count()).toBe(111);
    expect(await page.locator('form:visible').count()).toBe(0);
    await close();
  });

  test('hostile strings in every field change no element, no attribute and run nothing', async () => {
    const comparison = sampleComparison();
    const benign = await counts(filled(comparison, (index) => `benign${index}`));
    for (let offset = 0; offset < HOSTILE.length; offset += 97) {
      const next = (index: number): string => `${HOSTILE[(index + offset) % HOSTILE.length]}${index}`;
      expect([offset, await counts(filled(comparison, next))]).toEqual([offset, benign]);
    }
  });

  test('hostile strings in a network, and in one file of everything, change no element and run nothing', async () => {
    const comparison = withRoutes(sampleComparison());
    // with their names, so that there are subnets, routes and tables of routes
    const kept = ['type', 'attributes'];
    const harmless = filled(comparison, (index) => `benign${index}`, kept);
    const benign = await counts(harmless);
    const network = renderSite({ comparison: harmless, pictures: [] }).find(
      ({ path }) => path === 'network.html',
    );
    const tables = network?.content.match(/<details class="more more--flat[^]*?<\/details>/g) ?? [];
    const routes = tables.join('').split('<td class="mono">').length - 1;
    expect(routes).toBeGreaterThan(2);
    for (let offset = 0; offset < HOSTILE.length; offset += 151) {
      const next = (index: number): string => `${HOSTILE[(index + offset) % HOSTILE.length]}${index}`;
      const hostile = filled(comparison, next, kept);
      expect([offset, await counts(hostile)]).toEqual([offset, benign]);
      // every other one makes its pages where they are read
      const book = renderBook({ comparison: hostile, pictures: [] }, offset % 2 === 0 ? {} : { plain: 0 });
      const folder = writeSite('file' in book ? [book.file] : []);
      const { page, complaints, requests, close } = await watched(browser);
      for (const name of ['index', 'drift', 'network', 'inventory', 'search', 'rules']) {
        await page.goto(folder.url(`index.html#/${name}`));
        await page.locator(`[data-leaf="${name}"]`).waitFor();
        expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
        if (name === 'network')
          expect(await page.locator('[data-leaf] details.more--flat tbody tr').count()).toBe(routes);
      }
      expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
      await close();
      folder.remove();
    }
  });

  test('hostile names in the real drawing bring no element, attribute or address that harmless ones do not', async () => {
    const benign = new Set(await names((index) => `benign${index}`));
    const short = HOSTILE.filter((text) => text.length < 400);
    const hostile = await names((index) => `${short[(index * 7) % short.length]}${index}`);
    expect(hostile.filter((name) => !benign.has(name))).toEqual([]);
  });

  /** Element and attribute names of a site with its real drawing. */
  async function names(next: (index: number) => string): Promise<string[]> {
    const comparison = filled(sampleComparison(), next);
    const pictures = THEMES.map((theme) => {
      const view = 'drift' as const;
      return { view, theme, svg: renderSvg(layout(comparison, { view }), { theme }) };
    });
    return Object.keys(await counts(comparison, pictures));
  }

  /** Loads every sheet, parses every page, and counts what the parser made of them. */
  async function counts(
    comparison: Comparison,
    pictures: readonly Picture[] = PICTURES,
  ): Promise<Readonly<Record<string, number>>> {
    const output = renderSite({ comparison, pictures, history: HISTORY });
    const folder = writeSite(output);
    const { page, complaints, requests, close } = await watched(browser);
    // a type that nobody knows is no network
    for (const path of SHEETS.filter((sheet) => output.some(({ path: there }) => there === sheet))) {
      await page.goto(folder.url(path));
      expect(await page.evaluate(() => 'pwned' in globalThis)).toBe(false);
    }
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
    await page.goto('about:blank');
    const html = output.filter(({ path }) => path.endsWith('.html')).map(({ content }) => content);
    const found = await page.evaluate(census, html);
    await close();
    folder.remove();
    return found;
  }
});

/** The same account with a network whose table has routes. */
function withRoutes(comparison: Comparison): Comparison {
  const seen = (type: string, id: string, attributes: Readonly<Record<string, Value>>): Finding =>
    finding('unmanaged', { deployed: deployed(`AWS::EC2::${type}`, id, 'ec2:Describe', attributes) });
  const routes = ['0.0.0.0/0', '10.8.0.0/16', 'pl-1'].map((destination, index) => ({
    destination,
    target: `tgw-${index}`,
  }));
  const network = [
    seen('VPC', 'vpc-routed', { CidrBlock: '10.9.0.0/16' }),
    seen('Subnet', 'subnet-routed', {
      VpcId: 'vpc-routed',
      CidrBlock: '10.9.1.0/24',
      AvailabilityZone: 'eu-west-1a',
    }),
    seen('RouteTable', 'rtb-routed', { VpcId: 'vpc-routed', SubnetIds: ['subnet-routed'], Routes: routes }),
  ];
  return { ...comparison, findings: [...comparison.findings, ...network] };
}

/** Runs in the browser: how many elements of each name, how many attributes of each name, and what links use as scheme. */
function census(pages: readonly string[]): Record<string, number> {
  const tally: Record<string, number> = {};
  const add = (name: string): void => {
    tally[name] = (tally[name] ?? 0) + 1;
  };
  const addAttribute = ({ name, value }: Attr): void => {
    add(`@${name}`);
    if (['href', 'src', 'action'].includes(name))
      add(/^[a-z]+:|^\/\//i.test(value) ? `scheme ${value}` : 'local');
  };
  for (const html of pages)
    for (const element of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')) {
      add(element.localName);
      for (const attribute of element.attributes) addAttribute(attribute);
    }
  return tally;
}
