import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ServiceName } from '../catalogue/services.ts';
import { credentialsOf } from './credentials.ts';
import { guardReadOnly } from './guard.ts';
import { makeLean } from './lean.ts';
import type { Limits, ScanOptions } from './options.ts';
import { firstRegion } from './regions.ts';
import { type AwsClient, loadSdk, makeClient, type Sdk } from './sdk.ts';
import { checkAnswers, readingHandler } from './wire.ts';

/** SDK clients, made when first used and shared by all calls to one service in one region: only so can adaptive retry learn. */
export interface Clients {
  readonly get: (service: ServiceName, region: string) => Opened;
  readonly close: () => void;
}

export interface Opened {
  readonly sdk: Sdk;
  readonly client: AwsClient;
}

/** Opens the pool. Nothing but the allowed actions can be sent through it. */
export async function openClients(
  options: ScanOptions,
  limits: Limits,
  allowed: ReadonlySet<string>,
): Promise<Clients> {
  const agents = { keepAlive: true, maxSockets: Math.max(50, limits.concurrency) };
  const [httpAgent, httpsAgent] = [new HttpAgent(agents), new HttpsAgent(agents)];
  const handler = new NodeHttpHandler({
    httpAgent,
    httpsAgent,
    connectionTimeout: limits.connectionTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    throwOnRequestTimeout: true,
  });
  const shared = {
    requestHandler: readingHandler(handler, limits.requestTimeoutMs),
    retryMode: 'adaptive',
    maxAttempts: limits.maxAttempts,
    logger: QUIET,
    ...(await credentialsOf(options, firstRegion(options.regions))),
    ...(options.endpointUrl === undefined ? {} : { endpoint: options.endpointUrl }),
  };
  let common: Readonly<Record<string, unknown>> | undefined;
  // how a service's requests and answers are written is the same in all regions
  const protocols = new Map<ServiceName, AwsClient['config']['protocol']>();
  const open = (service: ServiceName, region: string): Opened => {
    const sdk = loadSdk(service);
    const protocol = protocols.get(service);
    const own = { region, ...(protocol ? { protocol } : {}), ...extras(service, options) };
    const client = makeClient(sdk, { ...shared, ...common, ...own });
    common ??= commonOf(client);
    protocols.set(service, client.config.protocol);
    makeLean(client, options.scanner ?? 'isodrift');
    guardReadOnly(client, service, allowed);
    checkAnswers(client, options.endpointUrl === undefined ? {} : { emulated: service });
    return { sdk, client };
  };
  const opened = new Map<string, Opened>();
  return {
    get: (service, region) => {
      const key = `${service} ${region}`;
      const known = opened.get(key);
      if (known) return known;
      const fresh = open(service, region);
      opened.set(key, fresh);
      return fresh;
    },
    close: () => {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

/** The SDK's own silence redacts each question and answer for a log that nobody keeps: one that has no `info` is not asked to. */
const QUIET = { trace: () => {}, debug: () => {}, warn: () => {}, error: () => {} };

/**
 * What every client reads from the environment, the profile and the credential chain, and would find alike: the first one does,
 * for a thousand others. Each is a provider that keeps its answer, and renews credentials that are about to expire.
 */
function commonOf({ config }: AwsClient): Readonly<Record<string, unknown>> {
  const found = COMMON.flatMap((name) => (config[name] === undefined ? [] : [[name, config[name]] as const]));
  return Object.fromEntries(found);
}

const COMMON = [
  'authSchemePreference',
  'credentials',
  'useDualstackEndpoint',
  'useFipsEndpoint',
  'userAgentAppId',
] as const;

/** What single services need besides: emulators know no bucket host names, and buckets move between regions. */
function extras(service: ServiceName, { endpointUrl }: ScanOptions): Readonly<Record<string, unknown>> {
  // a queue's URL is data: it must not decide which host is asked
  if (service === 'sqs') return { useQueueUrlAsEndpoint: false };
  if (service === 's3') return { followRegionRedirects: true, forcePathStyle: endpointUrl !== undefined };
  if (endpointUrl === undefined) return {};
  // an emulator has one address: neither `data-` nor the account may stand before it
  const url = new URL(endpointUrl);
  return {
    disableHostPrefix: true,
    ...(service === 's3-control' ? { endpointProvider: () => ({ url }) } : {}),
  };
}
