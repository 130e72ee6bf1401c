// The page in three dimensions, in Chromium without a graphics card: time to the first frame, draw calls, picking, a frame.
// The slowest machine that somebody may open it on.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compare } from '../../dist/compare/compare.js';
import { layout } from '../../dist/layout/layout.js';
import { renderSite } from '../../dist/render/site/site.js';
import { bar, row } from '../bars.mjs';
import { CHROMIUM, launch, SOFTWARE } from '../chromium.mjs';
import { exampleDesign, scanExample } from '../example.mjs';
import { scaledDesired, scaledInventory } from '../scale.mjs';

const LARGE = 10_000;
const LARGEST = 100_000;

if (!existsSync(CHROMIUM)) {
  console.log(`no figures: there is no Chromium at ${CHROMIUM} (or set CHROMIUM)`);
  process.exit();
}
const inventory = await scanExample();
const design = exampleDesign();
const browser = await launch(SOFTWARE);
row([
  'resources',
  'MB of page',
  'first frame ms',
  'processor ms',
  'load ms',
  'solids',
  'draw calls',
  'pick ms',
  'frame ms',
  'all open: solids',
  'calls',
  'frame ms',
]);
const large = pageOf(LARGE);
await figures(1000, pageOf(1000));
const figure = await figures(LARGE, large);
const largest = await figures(LARGEST, widened(large, LARGEST));
await browser.close();

bar('viewer/first-frame-seconds-10k', figure.first / 1000, 2);
bar('viewer/first-frame-processor-seconds-10k', figure.busy / 1000, 2);
bar('viewer/draw-calls-10k', figure.calls, 30);
bar('viewer/draw-calls-10k-all-open', figure.allCalls, 30);
bar('viewer/pick-ms-10k', Math.max(figure.pick, figure.allPick), 20);
bar('viewer/draw-calls-100k', largest.calls, 30);
bar('viewer/first-frame-seconds-100k', largest.first / 1000, 20);

/** The viewer page of an account with about so many resources. */
function pageOf(size) {
  const [deployed, desired] = [
    scaledInventory(inventory, size),
    scaledDesired(design, size, inventory.resources.length),
  ];
  const comparison = compare(desired, deployed);
  const files = renderSite({ comparison, pictures: [], scene: layout(comparison), maxResourcePages: 1 });
  return files.find(({ path }) => path === 'viewer.html')?.content ?? '';
}

/** The same page with that many resources, shared out among its blocks: what a rolled up account of that size holds. */
function widened(html, size) {
  const [, text] = /data-viewer-data>(.*?)<\/script>/s.exec(html) ?? [];
  const data = JSON.parse(text);
  const { keys } = data.resources;
  const count = keys.length;
  const copies = Array.from({ length: Math.ceil(size / count) }, (_, copy) => copy);
  const many = (column, change = (value) => value) =>
    copies.flatMap((copy) => column.map((value) => change(value, copy)));
  for (const [name, column] of Object.entries(data.resources))
    if (Array.isArray(column))
      data.resources[name] = many(column, name === 'keys' ? (key, copy) => `${copy}/${key}` : undefined);
  for (const block of data.blocks) {
    block.isClosed = true;
    block.members = copies.flatMap((copy) => block.members.map((member) => member + copy * count));
  }
  const json = JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
  return html.replace(text, () => json);
}

/** Opens a page from disk and asks the viewer. */
async function figures(size, html) {
  const folder = mkdtempSync(join(tmpdir(), 'isodrift-bench-'));
  const file = join(folder, 'viewer.html');
  writeFileSync(file, html);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  try {
    let [first, load, busy] = [Infinity, Infinity, Infinity];
    const session = await page.context().newCDPSession(page);
    // processor time of the page's own thread: what other programs do does not count
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busySeconds = async () =>
      (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')
        ?.value ?? 0;
    // the least disturbed of three, as the machine may do other things
    for (let run = 0; run < 3; run += 1) {
      const start = performance.now();
      await page.goto('about:blank');
      const before = await busySeconds();
      await page.goto(pathToFileURL(file).href);
      await page.waitForFunction(() => (window.isodriftViewer?.firstFrameMs() ?? 0) > 0, undefined, {
        timeout: 120_000,
      });
      load = Math.min(load, performance.now() - start);
      const after = await busySeconds();
      busy = Math.min(busy, (after > before ? after - before : after) * 1000);
      first = Math.min(first, await page.evaluate(() => window.isodriftViewer.firstFrameMs()));
    }
    const closed = await page.evaluate(asked);
    const open = page.getByRole('button', { name: 'Open all' });
    if ((await open.count()) > 0) await open.click({ timeout: 120_000 });
    const all = await page.evaluate(asked);
    const cells = [
      html.length / 1e6,
      first,
      busy,
      load,
      closed.solids,
      closed.calls,
      closed.pick,
      closed.frame,
      all.solids,
      all.calls,
      all.frame,
    ];
    row([size, ...cells.map((cell) => cell.toFixed(cell < 10 ? 2 : 0))]);
    return { first, busy, load, ...closed, allCalls: all.calls, allPick: all.pick };
  } finally {
    await page.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the page. A frame is drawn when its pixels can be read. */
async function asked() {
  const viewer = window.isodriftViewer;
  const { clientWidth, clientHeight } = document.querySelector('.viewer__stage');
  const times = 200;
  let start = performance.now();
  for (let at = 0; at < times; at += 1)
    viewer.pick((clientWidth * ((at * 37) % 100)) / 100, (clientHeight * ((at * 61) % 100)) / 100);
  const pick = (performance.now() - start) / times;
  const canvas = document.querySelector('[data-layer=solid]');
  const copy = document.createElement('canvas').getContext('2d');
  start = performance.now();
  for (let at = 0; at < 3; at += 1) {
    viewer.draw();
    copy.drawImage(canvas, 0, 0, 1, 1);
    copy.getImageData(0, 0, 1, 1);
  }
  return { pick, frame: (performance.now() - start) / 3, calls: viewer.calls(), solids: viewer.solids() };
}
