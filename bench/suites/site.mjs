// The site of 10,000 resources: how long and how much memory it takes, how large one file is, and how fast its pages answer.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compare } from '../../dist/compare/compare.js';
import { bar, row } from '../bars.mjs';
import { CHROMIUM, launch } from '../chromium.mjs';
import { exampleDesign, scanExample } from '../example.mjs';
import { scaledDesired, scaledInventory } from '../scale.mjs';

// a little less than the limit of a single file: the design declares some that are not deployed
const SIZE = 9_700;
const CLI = fileURLToPath(new URL('../../bin/isodrift.mjs', import.meta.url));

const PEAK = new URL('../peak.mjs', import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), 'isodrift-site-'));
try {
  await measured(folder);
} finally {
  rmSync(folder, { recursive: true });
}

async function measured(root) {
  const inventory = await scanExample();
  const declared = scaledDesired(exampleDesign(), SIZE, inventory.resources.length);
  const comparison = compare(declared, scaledInventory(inventory, SIZE));
  const file = join(root, 'comparison.json');
  writeFileSync(file, JSON.stringify(comparison));
  row(['resources', 'what', 'seconds', 'processor seconds', 'peak MB']);
  const [many, one] = [join(root, 'many'), join(root, 'one')];
  const figures = docs(file, many);
  row([comparison.findings.length, 'folder', figures.seconds.toFixed(1), figures.busy, figures.peak]);
  // what the processor was busy, which is more than passes on an idle machine and less than on one that others use
  bar('site/folder-seconds', Math.min(figures.busy, figures.seconds), 20);
  bar('site/folder-peak-gigabytes', figures.peak / 1000, 1);
  const single = docs(file, one, '--single-file');
  row([comparison.findings.length, 'single file', single.seconds.toFixed(1), single.busy, single.peak]);
  bar('site/single-file-megabytes', single.refusedMb ?? statSync(join(one, 'index.html')).size / 1e6, 5);
  if (!existsSync(CHROMIUM))
    return console.log(`no browser at ${CHROMIUM}: set CHROMIUM to measure the pages`);
  const book = single.refusedMb === undefined ? pathToFileURL(join(one, 'index.html')).href : undefined;
  await inBrowser(pathToFileURL(many).href, book);
}

/** What `isodrift docs` takes, as a user runs it. */
function docs(file, out, ...flags) {
  const start = performance.now();
  const args = ['--import', PEAK, CLI, 'docs', file, '--out', out, ...flags];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const peak = Number(/^peak (\d+)$/m.exec(stderr)?.[1] ?? Number.NaN);
  const busy = Number(/^busy ([\d.]+)$/m.exec(stderr)?.[1] ?? Number.NaN);
  // a folder was written instead: its index.html is not the single file
  const [, refused] = /would have ([\d.]+) MB/.exec(stderr) ?? [];
  const refusedMb = refused === undefined ? undefined : Number(refused);
  return { seconds: (performance.now() - start) / 1000, busy, peak, refusedMb };
}

/** In Chromium that draws by software. Interactive: the script has run and the page answers a timer. */
async function inBrowser(site, book) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    let slowest = 0;
    for (const name of ['index', 'drift', 'architecture', 'network', 'inventory', 'coverage', 'search']) {
      const ms = await interactive(page, `${site}/${name}.html`, '.bar:not([hidden])');
      row([name, 'interactive', (ms / 1000).toFixed(2)]);
      slowest = Math.max(slowest, ms);
    }
    bar('site/interactive-seconds', slowest / 1000, 2);
    if (book !== undefined)
      bar('site/book-interactive-seconds', (await interactive(page, book, '[data-leaf="index"]')) / 1000, 2);
    await interactive(page, `${site}/inventory.html`, '.bar:not([hidden])');
    await page.waitForTimeout(1000);
    bar(
      'site/filter-ms',
      await page.evaluate(filtered, ['resource', 'orders NOT lambda', 'sqs OR sns']),
      100,
    );
    await interactive(page, `${site}/drift.html`, '.bar:not([hidden])');
    bar(
      'site/filter-drift-ms',
      await page.evaluate(filtered, ['lambda', 'orders NOT lambda', 'missing']),
      100,
    );
    const ready = await interactive(page, `${site}/search.html`, '[data-searchable]');
    const loaded = await interactive(page, `${site}/glossary.html`, '.bar:not([hidden])');
    bar('site/search-ready-ms', ready - loaded, 500);
    await interactive(page, `${site}/search.html`, '[data-searchable]');
    const words = ['shop', 'a', 'orders AND (lambda OR queue) NOT dlq', '10.20', 'environment=production'];
    bar('site/search-answer-ms', await page.evaluate(filtered, words), 100);
  } finally {
    await browser.close();
  }
}

/** From the address to the first moment at which the page has what it needs and would answer: the least disturbed of three. */
async function interactive(page, url, selector) {
  const times = [];
  for (let run = 0; run < 3; run += 1) times.push(await opened(page, url, selector));
  return Math.min(...times);
}

async function opened(page, url, selector) {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector(selector, { state: 'attached' });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  return performance.now() - start;
}

/** Runs in the page: the slowest of these queries, with the layout that follows it. */
function filtered(queries) {
  const timed = (query) => {
    const start = performance.now();
    history.replaceState(null, '', `#?q=${encodeURIComponent(query)}`);
    dispatchEvent(new HashChangeEvent('hashchange'));
    document.body.getBoundingClientRect();
    return performance.now() - start;
  };
  // of each the least disturbed of three, and another between them, as nothing is done for the words that are there already
  const best = (query) => Math.min(...[0, 1, 2].map(() => (timed('between'), timed(query))));
  return Math.max(...queries.map(best));
}
