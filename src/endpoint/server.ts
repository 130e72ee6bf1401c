import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './answer.ts';
import type { RawRequest } from './request.ts';

/** Answers a request, or takes over the response and returns undefined. */
export type Respond = (request: RawRequest, response: ServerResponse) => Promise<Answer | undefined>;

export interface Listening {
  readonly url: string;
  /** ends open connections too: an SDK keeps them alive */
  readonly close: () => Promise<void>;
}

/** Serves on a free port of the loopback interface; nothing outside this machine can reach it. */
export async function listen(respond: Respond): Promise<Listening> {
  const server = createServer((message, response) => {
    // a recording has no clock: the SDK would take the date for ours, and try again what failed while the two differ
    response.sendDate = false;
    void handle(message, response, respond);
  });
  // longer than clients keep theirs: a connection closed while a request is on its way looks like a fault
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends an answer with its length, so that a cut one can be told. */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
  response.end(bytes);
}

async function handle(message: IncomingMessage, response: ServerResponse, respond: Respond): Promise<void> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of message) chunks.push(chunk as Uint8Array);
    const { method = 'GET', url = '/', headers } = message;
    const body = Buffer.concat(chunks).toString('utf8');
    const answer = await respond({ method, url, headers, body }, response);
    if (answer) send(response, answer);
  } catch (error) {
    response.destroy(error instanceof Error ? error : undefined);
  }
}
