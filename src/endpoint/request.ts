import { compareStrings } from '../model/order.ts';
import { ROUTES } from './routes.ts';

/** A request in the form in which recordings know it: without signature, clock, ids and order. */
export interface CanonicalRequest {
  /** signing name: `ec2`, `elasticloadbalancing`, `tagging` */
  readonly service: string;
  readonly region: string;
  /** absent when the request does not say and no route is known */
  readonly action?: string;
  readonly method: string;
  readonly path: string;
  /** sorted */
  readonly query?: string;
  /** JSON with sorted keys, or sorted form fields */
  readonly body?: string;
}

/** The parts of an HTTP request that matter here. */
export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** How a service writes its answers, errors included. */
export type Protocol = 'json' | 'rest-json' | 'query' | 'ec2' | 'rest-xml' | 's3';

/** Reads a signed AWS request. One port serves all services: the signature's scope says which is meant, and where. */
export function canonicalRequest(raw: RawRequest): CanonicalRequest {
  const [, service = 'unknown', region = 'unknown'] = scopeOf(raw);
  const [path = '/', search = ''] = raw.url.split('?', 2);
  const query = sortedForm(search);
  const body = canonicalBody(raw);
  const action = actionOf(raw, service, path, query);
  return {
    service,
    region,
    ...(action === undefined ? {} : { action }),
    method: raw.method,
    path,
    ...(query === '' ? {} : { query }),
    ...(body === '' ? {} : { body }),
  };
}

/** Equal for requests that ask the same. What a GET asks stands in its path: a recording may be older than the route that names it. */
export function requestKey({ service, region, action, method, path, query, body }: CanonicalRequest): string {
  const named = method === 'GET' ? '' : (action ?? '');
  return [service, region, named, method, path, query ?? '', body ?? ''].join(' ');
}

/** `ec2:DescribeVpcs`, as faults and denials name it. */
export function actionName({ service, action, method, path }: CanonicalRequest): string {
  return `${service}:${action ?? `${method} ${path}`}`;
}

/** The protocol of a request, by what it looks like. */
export function protocolOf({ service }: CanonicalRequest, { headers, body }: RawRequest): Protocol {
  if (headers['x-amz-target'] !== undefined) return 'json';
  if (body.includes('Action=')) return service === 'ec2' ? 'ec2' : 'query';
  if (service === 's3') return 's3';
  return service === 'route53' || service === 'cloudfront' ? 'rest-xml' : 'rest-json';
}

/** True when requests of this action can be told from others. */
export function isKnownAction(name: string): boolean {
  const [service = '', action = ''] = name.split(':');
  const table = routes().get(service);
  return table === undefined || table.some((route) => route.action === action);
}

/** `Credential=AKID/20260101/eu-west-1/ec2/aws4_request` to day, service and region. */
function scopeOf({ headers }: RawRequest): readonly string[] {
  const [, day = '', region = '', service = ''] =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/([^/]+)\/aws4_request/.exec(String(headers['authorization'])) ?? [];
  return service === '' ? [] : [day, service, region];
}

function canonicalBody({ headers, body }: RawRequest): string {
  if (body === '') return '';
  const type = String(headers['content-type'] ?? '');
  if (type.includes('x-www-form-urlencoded')) return sortedForm(body);
  try {
    return JSON.stringify(withSortedKeys(JSON.parse(body)));
  } catch {
    return body;
  }
}

function sortedForm(text: string): string {
  const fields = text.split('&').filter((field) => field !== '');
  return fields.toSorted(compareStrings).join('&');
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => compareStrings(a, b));
  return Object.fromEntries(entries.map(([key, member]) => [key, withSortedKeys(member)]));
}

function actionOf(raw: RawRequest, service: string, path: string, query: string): string | undefined {
  const target = raw.headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.').at(-1);
  const stated = /(?:^|&)Action=(\w+)/.exec(raw.body)?.[1];
  if (stated !== undefined) return stated;
  const table = raw.method === 'GET' ? (routes().get(service) ?? []) : [];
  const named = /(?:^|&)x-id=(\w+)/.exec(query)?.[1];
  if (named !== undefined) return named;
  const names = new Set(query.split('&').map((field) => field.replace(/=.*$/, '')));
  // of several routes that fit, the one that asks for more is meant: `/?location` before `/`
  return table.find((route) => route.path.test(path) && route.names.every((name) => names.has(name)))?.action;
}

interface Route {
  readonly path: RegExp;
  /** query parameters that must be there */
  readonly names: readonly string[];
  readonly action: string;
}

let known: ReadonlyMap<string, readonly Route[]> | undefined;

function routes(): ReadonlyMap<string, readonly Route[]> {
  known ??= new Map(
    ROUTES.trim()
      .split('\n')
      .map((line) => {
        const [service = '', ...rows] = line.split(' ');
        return [service, rows.map((row) => readRoute(row, service)).toSorted(mostParticularFirst)] as const;
      }),
  );
  return known;
}

function readRoute(row: string, service: string): Route {
  const at = row.lastIndexOf('=');
  const [path = '', search = ''] = row.slice(0, at).split('?', 2);
  const action = row.slice(at + 1);
  const names = search.split('&').flatMap((field) => (field === '' ? [] : [field.replace(/=.*$/, '')]));
  // the SDK's S3 routes leave out the bucket, which stands in front of the path here
  const isBucketLevel =
    service === 's3' && path === '/' && action !== 'ListBuckets' && action !== 'ListDirectoryBuckets';
  const pattern = (isBucketLevel ? '/*' : path)
    .replaceAll(/[.+^$()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\u0000')
    .replaceAll('*', '[^/]+')
    .replaceAll('\u0000', '.+');
  return { path: new RegExp(`^${pattern}/?$`), names: names.filter((name) => name !== 'x-id'), action };
}

function mostParticularFirst(a: Route, b: Route): number {
  const literal = ({ path }: Route): number =>
    path.source.replaceAll('[^\\/]+', '').replaceAll('[^/]+', '').length;
  return b.names.length - a.names.length || literal(b) - literal(a) || compareStrings(a.action, b.action);
}
