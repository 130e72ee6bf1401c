import { type Value } from '../../model/value.ts';
import { type Editor, isVersion3 } from './definition.ts';
import {
  dict,
  entries,
  fromTemplate,
  get,
  getDict,
  has,
  isDict,
  plainDict,
  plainText,
  type PyDict,
  type PyText,
  type PyValue,
  remove,
  set,
  unicode,
} from './python2.ts';
import { textIn } from './resource.ts';

/** OpenAPI 3 keeps schemes and models elsewhere than Swagger 2; a document that says it is Swagger stays as it is. */
export function asOpenApi3(document: PyDict, version: Value | undefined): PyDict {
  const wanted = version === undefined ? get(document, 'openapi') : versionText(version);
  if (has(document, 'swagger') || !isVersion3(wanted)) return document;
  move(document, 'securityDefinitions', 'securitySchemes');
  move(document, 'definitions', 'schemas');
  for (const [, item] of entries(getDict(document, 'paths') ?? dict())) {
    const options = isDict(item) ? getDict(item, 'options') : undefined;
    if (options) modernise(options);
  }
  return document;
}

function move(document: PyDict, from: string, to: string): void {
  const moved = getDict(document, from);
  if (!moved || moved.members.size === 0) return;
  const stated = getDict(document, 'components');
  const components = stated && stated.members.size > 0 ? stated : dict();
  set(components, to, moved);
  set(document, 'components', components);
  remove(document, from);
}

function modernise(options: PyDict): void {
  for (const name of ['produces', 'consumes']) if (has(options, name)) remove(options, name);
  const ok = getDict(getDict(options, 'responses') ?? dict(), '200');
  const headers = ok && getDict(ok, 'headers');
  if (!headers) return;
  for (const [name, header] of entries(headers)) set(headers, name.text, dict({ schema: header }));
}

/** Starts a managed definition as OpenAPI 3 where the template asks for that. */
export function withVersion(document: PyDict, version: Value | undefined): PyDict {
  const text = versionText(version);
  if (!isVersion3(text)) return document;
  set(document, 'openapi', text);
  if (has(document, 'swagger')) remove(document, 'swagger');
  return document;
}

/** Without quotes `3.0` is a number, which AWS prints itself; a whole number it refuses, so that there is always a point. */
export function versionText(version: Value | undefined): PyText {
  if (typeof version !== 'number') return unicode(textIn(version) ?? '');
  return plainText(Number.isInteger(version) ? version.toFixed(1) : String(version));
}

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

/** Whether the API also answers under the name that AWS gives it. */
export function disableEndpoint({ document }: Editor, isDisabled: Value): void {
  const write = (into: PyValue): void => {
    if (!isDict(into)) return;
    const endpoint = getDict(into, ENDPOINT) ?? plainDict({});
    set(into, ENDPOINT, endpoint);
    set(endpoint, 'disableExecuteApiEndpoint', fromTemplate(isDisabled));
  };
  if (!isVersion3(get(document, 'openapi'))) {
    write(document);
    return;
  }
  const stated = get(document, 'servers');
  const servers = Array.isArray(stated) ? stated : [dict()];
  for (const server of servers) write(server);
  set(document, 'servers', servers);
}
