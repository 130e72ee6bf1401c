import { isList, isObject, type Value } from '../../model/value.ts';
import { type Editor, INTEGRATION, isVersion3, methodsAt } from './definition.ts';
import {
  dict,
  fromTemplate,
  get,
  getDict,
  has,
  inTableOrder,
  isText,
  plainDict,
  plainText,
  type PyDict,
  type PyValue,
  set,
  unicode,
  update,
} from './python2.ts';
import { listIn, mapIn, type Properties, textIn } from './resource.ts';

interface Place {
  readonly path: string;
  readonly method: string;
}

/** How long the call may take. */
export function addTimeout(editor: Editor, { path, method }: Place, timeout: Value): void {
  for (const definition of methodsAt(editor, path, method)) {
    const integration = getDict(definition, INTEGRATION);
    if (integration) set(integration, 'timeoutInMillis', fromTemplate(timeout));
  }
}

/** The model that a request's body has to follow, and whether that is checked. */
export function addRequestModel(editor: Editor, place: Place, request: Properties): void {
  const name = textIn(request['Model'])?.toLowerCase();
  if (name === undefined) return;
  const required = request['Required'];
  for (const definition of methodsAt(editor, place.path, place.method)) {
    if (has(editor.document, 'swagger')) addBodyParameter(definition, name, required);
    else if (isVersion3(get(editor.document, 'openapi'))) setRequestBody(definition, name, required);
  }
  const { ValidateBody: body, ValidateParameters: parameters } = request;
  if (body !== undefined || parameters !== undefined)
    validate(editor, place, body === true, parameters === true);
}

function addBodyParameter(definition: PyDict, name: string, required: Value | undefined): void {
  const added = dict({
    in: 'body',
    name: unicode(name),
    schema: plainDict({ $ref: `#/definitions/${name}` }),
  });
  if (required !== undefined) set(added, 'required', fromTemplate(required));
  set(definition, 'parameters', [...listOf(get(definition, 'parameters')), added]);
}

function setRequestBody(definition: PyDict, name: string, required: Value | undefined): void {
  const schema = plainDict({ $ref: `#/components/schemas/${name}` });
  const body = plainDict({ content: plainDict({ 'application/json': plainDict({ schema }) }) });
  if (required !== undefined) set(body, 'required', fromTemplate(required));
  set(definition, 'requestBody', body);
}

const VALIDATORS = 'x-amazon-apigateway-request-validators';

function validate(editor: Editor, place: Place, body: boolean, parameters: boolean): void {
  const name = body
    ? parameters
      ? 'body-and-params'
      : 'body-only'
    : parameters
      ? 'params-only'
      : 'no-validation';
  const definition = dict({
    [name]: dict({ validateRequestBody: body, validateRequestParameters: parameters }),
  });
  const validators = getDict(editor.document, VALIDATORS) ?? dict();
  set(editor.document, VALIDATORS, validators);
  if (!has(validators, name)) update(validators, definition);
  for (const method of methodsAt(editor, place.path, place.method))
    update(method, dict({ 'x-amazon-apigateway-request-validator': name }));
}

/** Parameters that a request has, and those that tell cached answers apart. */
export function addRequestParameters(editor: Editor, place: Place, stated: readonly Value[]): void {
  const wanted = stated.flatMap((one) => parameterIn(one) ?? []);
  for (const definition of methodsAt(editor, place.path, place.method)) {
    const parameters = listOf(get(definition, 'parameters'));
    const integration = getDict(definition, INTEGRATION) ?? dict();
    for (const { name, required, isCached } of wanted) {
      parameters.push(parameter(name, required));
      if (isCached) {
        const cached = listOf(get(integration, 'cacheKeyParameters'));
        set(integration, 'cacheKeyParameters', [...cached, unicode(name)]);
      }
    }
    set(definition, 'parameters', parameters);
  }
}

function parameter(fullName: string, required: Value): PyDict {
  const [location = '', ...rest] = fullName.replace('method.request.', '').split('.');
  return dict({
    in: location === 'querystring' ? plainText('query') : unicode(location),
    name: unicode(rest.join('.')),
    required: fromTemplate(required),
    type: 'string',
  });
}

function parameterIn(
  stated: Value,
): { readonly name: string; readonly required: Value; readonly isCached: boolean } | undefined {
  const [first] = typeof stated === 'string' ? [[stated, {}] as const] : Object.entries(mapIn(stated));
  if (!first || !/^method\.request\.(?:querystring|path|header)\./.test(first[0])) return undefined;
  const { Required: required = false, Caching: caching = false } = mapIn(first[1]);
  return { name: first[0], required, isCached: caching === true };
}

function listOf(value: PyValue | undefined): PyValue[] {
  return Array.isArray(value) ? value : isText(value) ? [value] : [];
}

/** Stated models under the names that methods refer to them by. */
export function addModels(editor: Editor, models: Properties): void {
  for (const name of inTableOrder(Object.keys(models)))
    set(editor.models, unicode(name.toLowerCase()), fromTemplate(models[name]));
}

/** Media types are written with `~1` for a slash, because JSON pointers want that. */
export function mediaTypes(stated: Value | undefined): PyValue {
  const plain = (value: Value): Value => {
    if (typeof value === 'string') return value.replaceAll('~1', '/');
    if (isList(value)) return value.map(plain);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key.replaceAll('~1', '/'), plain(one)]),
    );
  };
  return listIn(stated).map((one) => fromTemplate(plain(one)));
}
