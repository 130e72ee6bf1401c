import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchPage } from '../../src/cli/fetch-page.ts';
import { shownAddress } from '../../src/model/address.ts';
import { boundedBytes } from '../../src/scanner/bounded.ts';

let server: Server;
let url: string;
const logins: (string | undefined)[] = [];

/** Whoever asks over https is answered alike: what is behind the address is up to the server, not to the wire. */
beforeAll(async () => {
  server = createServer((request, response) => {
    logins.push(request.headers.authorization);
    const [path = ''] = (request.url ?? '').split('?');
    if (path === '/silent') return;
    if (path === '/stops') {
      response.writeHead(200).write('{');
      return;
    }
    if (path === '/cut') {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => response.destroy(), 50);
      return;
    }
    const status = Number(path.slice(1)) || 200;
    response.writeHead(status, status === 302 ? { location: 'http://elsewhere.invalid/a?sig=c4n4ry' } : {});
    response.end(status === 200 ? 'here' : 'c4n4ry');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a login in the address is sent as such, and is not part of the address', async () => {
  logins.length = 0;
  const withLogin = url.replace('//', '//gitlab-ci:t%40ken@');
  expect((await fetchPage(`${withLogin}/state`)).toString()).toBe('here');
  await fetchPage(`${url}/state`);
  expect(logins).toEqual([`Basic ${Buffer.from('gitlab-ci:t@ken').toString('base64')}`, undefined]);
  expect(shownAddress(`${withLogin}/state?X-Amz-Signature=c4n4ry#c4n4ry`)).toBe(`${url}/state`);
  expect(shownAddress('https://user:pa@c4n4ry@host/a@b')).toBe('https://host/a@b');
});

describe('what cannot be fetched says why and what to do, and no secret', () => {
  test.each([
    ['/404', 'FILE_NOT_FOUND', '(status 404)', 'check the address'],
    ['/403', 'FILE_UNREADABLE', '(status 403)', 'another login'],
    ['/401', 'FILE_UNREADABLE', '(status 401)', 'terraform state pull'],
    ['/503', 'ENDPOINT_UNREACHABLE', '(status 503)', 'try again later'],
    ['/410', 'FILE_UNREADABLE', '(status 410)', 'fetch the file first'],
    ['/302', 'FILE_UNREADABLE', '(it leads to http://elsewhere.invalid)', 'https://'],
    ['/cut', 'ENDPOINT_UNREACHABLE', '(other side closed)', 'network'],
    ['/silent', 'ENDPOINT_UNREACHABLE', '(no answer for 0.3 s)', 'network'],
    ['/stops', 'ENDPOINT_UNREACHABLE', '(no answer for 0.3 s)', 'network'],
  ])('%s', async (path, code, why, hint) => {
    const asked = fetchPage(`${url}${path}?sig=c4n4ry`, { idleMs: 300, wholeMs: 5000 });
    await expect(asked).rejects.toMatchObject({
      code,
      message: `cannot fetch ${url}${path} ${why}`,
      hint: expect.stringContaining(hint) as unknown,
    });
  });

  test('a port where nobody listens, a host that nobody knows, and what is no address', async () => {
    await expect(fetchPage('https://127.0.0.1:4/a')).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
    await expect(fetchPage('https://nobody.invalid/a')).rejects.toMatchObject({
      code: 'ENDPOINT_UNREACHABLE',
    });
    await expect(fetchPage('https://a b/')).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

test('what never ends is cut off before it fills the memory', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) yield await Promise.resolve(new Uint8Array(4));
  }
  await expect(boundedBytes(endless(), () => {}, 10)).rejects.toThrow('larger than 512 MB');
});
