import { isList, isMark, isObject, sameValue, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { parseDocument } from './document.ts';
import { isSameSet } from './ref.ts';
import { type Options } from './scalar.ts';

/**
 * The AWS resources an API calls, from a list of integration URIs or from an OpenAPI document. Only what names a resource is
 * kept: any other URI may carry a token.
 */
export function integrations(to: readonly string[], options: Options = {}): Attribute {
  return { kind: integrationsKind, to, relation: 'invokes', ...options };
}

/** `GET /orders`: the routes of an API, as a list or from an OpenAPI document. */
export function routeKeys(options: Options = {}): Attribute {
  return { kind: routeKeysKind, ...options };
}

const integrationsKind: Kind = {
  name: 'integrations',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const uris = members(raw).flatMap(urisIn);
    return uris.length === 0 ? undefined : asSet(uris);
  },
  equal: (desired, deployed, same) =>
    isList(desired) && isList(deployed) && isSameSet(desired, deployed, same),
  member: (desired, deployed, same) => same(desired, deployed),
};

const routeKeysKind: Kind = {
  name: 'route keys',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const keys = asSet(members(raw).flatMap(routesIn));
    return keys.length === 0 ? undefined : keys;
  },
  equal: (desired, deployed) => sameValue(desired, deployed),
  member: (desired, deployed) => desired === deployed,
};

function urisIn(raw: unknown): Value[] {
  if (isMark(raw)) return [raw];
  if (typeof raw === 'string') {
    const document = raw.startsWith('{') ? parseDocument(raw) : undefined;
    return isObject(document) ? integrationsOf(document) : resourceIn(raw);
  }
  return isObject(raw) ? integrationsOf(raw) : [];
}

/** Integrations stand under each operation of each path, or among the components. */
function integrationsOf(value: Value): Value[] {
  if (isList(value)) return value.flatMap(integrationsOf);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (isMark(member)) return holdsIntegrations(key) ? [member] : [];
    const isIntegration = key === INTEGRATION && isObject(member) && member['uri'] !== undefined;
    return isIntegration ? urisIn(member['uri']) : integrationsOf(member);
  });
}

const INTEGRATION = 'x-amazon-apigateway-integration';

/** Not known as a whole, and so nobody knows what it calls. */
function holdsIntegrations(key: string): boolean {
  return key === 'paths' || key === INTEGRATION || /^[/$]/.test(key) || METHODS.has(key.toLowerCase());
}

/** A function's ARN inside the URI, a queue's from its path, or any other ARN as it is. */
function resourceIn(uri: string): Value[] {
  const invoked = /\/functions\/(.+?)\/invocations/.exec(uri)?.[1];
  if (invoked) return invoked.startsWith('arn:') ? [invoked] : [];
  const queue = /^arn:([^:]+):apigateway:([^:]+):sqs:path\/(\d{12})\/([^/]+)$/.exec(uri);
  if (queue) return [`arn:${queue[1]}:sqs:${queue[2]}:${queue[3]}:${queue[4]}`];
  return uri.startsWith('arn:') && !uri.includes(':apigateway:') ? [uri] : [];
}

function routesIn(raw: unknown): Value[] {
  if (isMark(raw)) return [raw];
  const document = typeof raw === 'string' && raw.startsWith('{') ? parseDocument(raw) : raw;
  if (typeof document === 'string') return [document];
  const paths = isObject(document) ? document['paths'] : undefined;
  if (isMark(paths)) return [paths];
  return isObject(paths) ? Object.entries(paths).flatMap(([path, item]) => routesOf(path, item)) : [];
}

const METHODS: ReadonlySet<string> = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'x-amazon-apigateway-any-method',
]);

/** What is there under a condition that nobody knows is passed on as such. */
function routesOf(path: string, item: Value): Value[] {
  if (isMark(item)) return [item];
  const methods = isObject(item)
    ? Object.entries(item).filter(([key]) => METHODS.has(key.toLowerCase()))
    : [];
  return methods.map(([method, definition]) => {
    if (isMark(definition)) return definition;
    // SAM writes it with a slash or without
    if (path === '/$default' || path === '$default') return '$default';
    return `${method.startsWith('x-') ? 'ANY' : method.toUpperCase()} ${path}`;
  });
}
