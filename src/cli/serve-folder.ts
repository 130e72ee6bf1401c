import { createReadStream, type Stats, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { IsodriftError } from '../model/errors.ts';

/** A folder served on loopback. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the files below a folder to this machine only. Port 0 takes a free one.
 * Nothing outside the folder is given. A request under another host name is refused: a page on the internet could
 * otherwise read the docs through a name that leads here (DNS rebinding).
 */
export async function serveFolder(folder: string, port: number): Promise<Served> {
  const root = resolve(folder);
  if (!statOf(join(root, 'index.html'))?.isFile()) {
    throw new IsodriftError(
      'FILE_NOT_FOUND',
      `no docs in ${folder}: there is no index.html`,
      `write them first: isodrift docs comparison.json --out ${folder}`,
    );
  }
  const server = createServer((request, response) => answer(root, request, response));
  const taken = await listening(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** What `isodrift serve` does: says where, and goes on until the process is told to stop. */
export async function serveUntilStopped(folder: string, port: string): Promise<void> {
  const number = Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new IsodriftError('OPTION_INVALID', `--port ${port} is no port`, 'give 0 to 65535');
  }
  const { url, close } = await serveFolder(folder, number);
  process.stdout.write(`${url}\n`);
  process.stderr.write('Ctrl-C stops it.\n');
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  await close();
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new IsodriftError('OPTION_INVALID', `port ${port} is taken`, 'give another one with --port', {
              cause: error,
            })
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.sarif': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.glb': 'model/gltf-binary',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const LOCAL = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

function answer(root: string, request: IncomingMessage, response: ServerResponse): void {
  const say = (status: number, text: string): void => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
  };
  if (!LOCAL.test(request.headers.host ?? '')) return say(403, 'only for this machine');
  if (request.method !== 'GET' && request.method !== 'HEAD') return say(405, 'read only');
  const file = fileFor(root, request.url ?? '/');
  const stats = file === undefined ? undefined : statOf(file);
  if (file === undefined || !stats?.isFile()) return say(404, 'no such page');
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': stats.size,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The file that an address names, if it lies below the root. */
function fileFor(root: string, url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
    if (path.includes('\0')) return undefined;
    const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
    return file.startsWith(root + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
