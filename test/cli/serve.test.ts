import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serveFolder } from '../../src/cli/serve-folder.ts';

describe('a folder of docs on loopback', () => {
  const outside = mkdtempSync(join(tmpdir(), 'isodrift-serve-'));
  const folder = join(outside, '.');
  let served: Served;

  beforeAll(async () => {
    writeFileSync(join(folder, 'index.html'), '<title>docs</title>');
    writeFileSync(join(folder, 'a b.svg'), '<svg/>');
    served = await serveFolder(folder, 0);
  });
  afterAll(async () => {
    await served.close();
    rmSync(outside, { recursive: true });
  });

  test('gives its pages with their types, the first one for the folder itself', async () => {
    const page = await fetch(served.url);
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<title>docs</title>',
    ]);
    const picture = await fetch(`${served.url}a%20b.svg`);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect((await fetch(served.url, { method: 'HEAD' })).headers.get('content-length')).toBe('19');
  });

  test.each([
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%00',
    '/%zz',
    '/none.html',
  ])('gives nothing for %s', async (path) => expect(await status({ path })).toBe(404));

  test('refuses other host names and everything but reading', async () => {
    expect(await status({ path: '/', headers: { host: 'evil.example' } })).toBe(403);
    expect(await status({ path: '/', method: 'POST' })).toBe(405);
  });

  test('says what to do when there are no docs, and when the port is taken', async () => {
    await expect(serveFolder(join(folder, 'nowhere'), 0)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
    const { port } = new URL(served.url);
    await expect(serveFolder(folder, Number(port))).rejects.toMatchObject({ code: 'OPTION_INVALID' });
  });

  /** As sent: `fetch` would tidy the path up. */
  function status(options: {
    path: string;
    method?: string;
    headers?: Record<string, string>;
  }): Promise<number> {
    const { port } = new URL(served.url);
    return new Promise((done, failed) => {
      request({ host: '127.0.0.1', port, ...options }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      })
        .on('error', failed)
        .end();
    });
  }
});
