import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CHROMIUM } from '../../bench/chromium.mjs';
import type { OutputFile } from '../../src/model/output-file.ts';

export { launch } from '../../bench/chromium.mjs';

/** Is there a browser to test with? Says so when not; in CI a missing browser is a failure and not a reason to skip. */
export function hasChromium(): boolean {
  if (existsSync(CHROMIUM)) return true;
  if (process.env['CI'] === 'true') throw new Error(`CI needs Chromium at ${CHROMIUM} (or set CHROMIUM)`);
  console.warn(`skipped: browser tests need Chromium at ${CHROMIUM} (or set CHROMIUM)`);
  return false;
}

/** A site on disk, removed with `remove`. */
export interface Folder {
  readonly url: (path: string) => string;
  readonly remove: () => void;
}

export function writeSite(files: readonly OutputFile[]): Folder {
  const root = mkdtempSync(join(tmpdir(), 'isodrift-site-'));
  for (const { path, content } of files) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return {
    url: (path) => {
      const [file = '', fragment] = path.split('#');
      return pathToFileURL(join(root, file)).href + (fragment === undefined ? '' : `#${fragment}`);
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A page and everything it complains about or asks for. */
export interface Watched {
  readonly page: Page;
  /** console errors and warnings, uncaught errors, policy violations */
  readonly complaints: readonly string[];
  /** everything but the documents themselves */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

export async function watched(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.isNavigationRequest() || !request.url().startsWith('file:')) requests.push(request.url());
  });
  return { page, complaints, requests, close: () => context.close() };
}
