import { platform } from 'node:os';
import { versions } from 'node:process';
import type { AwsClient } from './sdk.ts';

/**
 * Spares a client what it would do for each request alike, and for nothing: a scan makes thousands of them, and its time is the
 * processor's more than the network's. What is left out changes no request but its `user-agent`, which is made once.
 */
export function makeLean(client: AwsClient, scanner: string): void {
  for (const name of IDLE) client.middlewareStack.remove(name);
  const agent = `${scanner.replaceAll(' ', '/')} aws-sdk-js/3 os/${platform()} lang/js md/nodejs#${versions.node}`;
  client.middlewareStack.add(
    (next) => (args) => {
      const { request } = args as { readonly request: { readonly headers: Record<string, string> } };
      request.headers['user-agent'] = agent;
      return next(args);
    },
    { step: 'build', priority: 'low', name: 'isodriftUserAgent' },
  );
  signOnce(client);
}

const IDLE = [
  // writes to a log that nobody keeps
  'loggerMiddleware',
  // hands on what a function of Lambda was called with, so that functions that call each other in a circle are stopped
  'recursionDetectionMiddleware',
  // puts the name together anew for each request
  'getUserAgentMiddleware',
] as const;

/** What signs is made for each request, although nothing in it ever changes: the region and the name are those of the first. */
function signOnce({ config }: AwsClient): void {
  const { signer } = config as { readonly signer?: (scheme: unknown) => Promise<unknown> };
  if (!signer) return;
  let made: Promise<unknown> | undefined;
  Object.assign(config, { signer: (scheme: unknown) => (made ??= signer(scheme)) });
}
