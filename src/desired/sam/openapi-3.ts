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
  type PyValue,
  remove,
  set,
} from './python2.ts';
import { textIn } from './resource.ts';

/** OpenAPI 3 keeps schemes and models elsewhere than Swagger 2; a document that says it is Swagger stays as it is. */
export function asOpenApi3(document: PyDict, version: Value | undefined): PyDict {
  const stated =
    get(document, 'openapi') ??
    (version === undefined ? null : plainText(textIn(version) ?? JSON.stringify(version)));
  const wanted = version === undefined ? stated : plainText(textIn(version) ?? JSON.stringify(version));
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
  const text = textIn(version) ?? (typeof version === 'number' ? String(version) : '');
  if (!isVersion3(plainText(text))) return document;
  set(document, 'openapi', fromTemplate(text));
  if (has(document, 'swagger')) remove(document, 'swagger');
  return document;
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
