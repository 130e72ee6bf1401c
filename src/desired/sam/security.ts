import type { Value } from '../../model/value.ts';
import { isList } from '../../model/value.ts';
import { type Editor, methodsAt, methodsOf, pathsIn } from './definition.ts';
import {
  dict,
  fromTemplate,
  get,
  has,
  isDict,
  keys,
  type PyDict,
  type PyValue,
  set,
  unicode,
  update,
} from './python2.ts';
import { isSet, mapIn, type Properties } from './resource.ts';

/** Guards every method that does not say otherwise with the authorizer of the API. */
export function setDefaultAuthorizer(
  editor: Editor,
  name: string,
  authorizers: Properties,
  isForPreflight: boolean,
): void {
  const known = new Set(['AWS_IAM', ...Object.keys(authorizers)]);
  for (const path of pathsIn(editor)) {
    for (const [method, definition] of methodsOf(editor, path)) {
      if (isForPreflight || method !== 'options') guard(editor, definition, { name, authorizers, known });
    }
  }
}

function guard(
  editor: Editor,
  definition: PyDict,
  { name, authorizers, known }: { name: string; authorizers: Properties; known: ReadonlySet<string> },
): void {
  const existing = securityOf(definition);
  const own = existing.filter((one) => keys(one).some(({ text }) => known.has(text)));
  const others = existing.filter((one) => !own.includes(one));
  const none = others.findIndex((one) => has(one, 'NONE'));
  const added = dict();
  if (none === -1 && own.length === 0) set(added, unicode(name), scopesOf(authorizers, name));
  const guards = none === -1 ? (own.length === 0 ? [added] : own) : [];
  setSecurity(editor, definition, [...others.filter((_, index) => index !== none), ...guards]);
}

/** Asks for an API key on every method that does not say otherwise. */
export function requireApiKeys(editor: Editor, isForPreflight: boolean): void {
  addApiKeyScheme(editor);
  for (const path of pathsIn(editor)) {
    for (const [method, definition] of methodsOf(editor, path)) {
      const existing = securityOf(definition);
      const others = existing.filter((one) => !has(one, 'api_key') && !has(one, 'api_key_false'));
      const isRefused = existing.some((one) => has(one, 'api_key_false'));
      const isLeftOut = isRefused || (method === 'options' && !isForPreflight);
      const wanted = isLeftOut ? others : [...others, dict({ api_key: [] })];
      if (!isSame(wanted, existing)) set(definition, 'security', wanted);
    }
  }
}

/** What an event says about who may call its method. */
export function guardMethod(
  editor: Editor,
  event: { readonly path: string; readonly method: string },
  auth: Properties,
  api: Properties,
): void {
  const { Authorizer: authorizer, AuthorizationScopes: scopes, ApiKeyRequired: needsKey } = auth;
  const authorizers = mapIn(mapIn(api['Auth'])['Authorizers']);
  for (const definition of methodsAt(editor, event.path, event.method)) {
    if (typeof authorizer === 'string' && authorizer !== '') {
      const wanted = dict();
      set(wanted, unicode(authorizer), methodScopes(authorizers, authorizer, scopes));
      setSecurity(editor, definition, [...securityOf(definition), wanted]);
    }
    if (needsKey === undefined || needsKey === null) continue;
    if (isSet(needsKey)) addApiKeyScheme(editor);
    const key = dict({ [isSet(needsKey) ? 'api_key' : 'api_key_false']: [] });
    set(definition, 'security', [...securityOf(definition), key]);
  }
}

function methodScopes(authorizers: Properties, name: string, scopes: Value | undefined): PyValue {
  const authorizer = authorizers[name];
  if (name === 'NONE' || authorizer === undefined) return [];
  const wanted = scopes ?? mapIn(authorizer)['AuthorizationScopes'];
  return wanted === undefined || wanted === null ? [] : fromTemplate(wanted);
}

function scopesOf(authorizers: Properties, name: string): PyValue {
  const scopes = mapIn(authorizers[name])['AuthorizationScopes'];
  return scopes !== undefined && isList(scopes) ? fromTemplate(scopes) : [];
}

function setSecurity(editor: Editor, definition: PyDict, security: PyDict[]): void {
  const [first] = security;
  if (!first) return;
  set(definition, 'security', security);
  if (has(first, 'AWS_IAM')) addScheme(editor, 'AWS_IAM', iamScheme());
}

function iamScheme(): PyDict {
  return dict({
    'x-amazon-apigateway-authtype': 'awsSigv4',
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
  });
}

function addApiKeyScheme(editor: Editor): void {
  addScheme(editor, 'api_key', dict({ type: 'apiKey', name: 'x-api-key', in: 'header' }));
}

function addScheme({ security }: Editor, name: string, scheme: PyDict): void {
  if (!has(security, name)) update(security, dict({ [name]: scheme }));
}

function securityOf(definition: PyDict): PyDict[] {
  const security = get(definition, 'security');
  return Array.isArray(security) ? security.filter((one) => isDict(one)) : [];
}

function isSame(one: readonly PyDict[], other: readonly PyDict[]): boolean {
  return (
    one.length === other.length && one.every((member, index) => namesIn(member) === namesIn(other[index]))
  );
}

function namesIn(member: PyDict | undefined): string {
  return member ? JSON.stringify(keys(member).map(({ text }) => [text, lengthOf(get(member, text))])) : '';
}

function lengthOf(value: PyValue | undefined): number {
  return Array.isArray(value) ? value.length : 0;
}
