import {
  copied,
  dict,
  entries,
  get,
  getDict,
  has,
  isDict,
  isText,
  keys,
  plainDict,
  plainText,
  type PyDict,
  type PyText,
  type PyValue,
  set,
  setDefault,
  unicode,
} from './python2.ts';

export const INTEGRATION = 'x-amazon-apigateway-integration';
export const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** An API definition that is being written; what was touched goes back into the document when it is closed. */
export interface Editor {
  readonly document: PyDict;
  readonly paths: PyDict;
  readonly security: PyDict;
  readonly responses: PyDict;
  readonly models: PyDict;
  readonly policy: PyDict;
}

/** Edits a copy. An order of keys that depends on how often the document was copied is AWS's order, too. */
export function edited(document: PyDict, edit: (editor: Editor) => void): PyDict {
  if (!isDefinition(document)) return document;
  const own = copied(document);
  const part = (name: string): PyDict => filled(own, name) ?? dict();
  const editor: Editor = {
    document: own,
    paths: part('paths'),
    security: part('securityDefinitions'),
    responses: part('x-amazon-apigateway-gateway-responses'),
    models: part('definitions'),
    policy: part('x-amazon-apigateway-policy'),
  };
  if (!has(own, 'paths')) set(own, 'paths', editor.paths);
  edit(editor);
  const parts: [string, PyDict][] = [
    ['securityDefinitions', editor.security],
    ['x-amazon-apigateway-gateway-responses', editor.responses],
    ['definitions', editor.models],
  ];
  for (const [name, value] of parts) if (value.members.size > 0) set(own, name, value);
  return copied(own);
}

/** A definition that can be worked on: Swagger 2 or OpenAPI 3 with paths. */
export function isDefinition(document: PyDict): boolean {
  if (!getDict(document, 'paths')) return false;
  return isTrue(get(document, 'swagger')) || isVersion3(get(document, 'openapi'));
}

/** `3`, `3.0`, `3.0.1` */
export function isVersion3(value: PyValue | undefined): boolean {
  const text = isText(value) ? value.text : typeof value === 'number' ? String(value) : '';
  return /^3(?:\.\d)?(?:\.\d)?$/.test(text);
}

export function isTrue(value: PyValue | undefined): value is PyValue {
  if (value === undefined || value === null || value === false || value === 0) return false;
  if (isText(value)) return value.text !== '';
  return isDict(value) ? value.members.size > 0 : !Array.isArray(value) || value.length > 0;
}

/** The definition SAM starts from when the template gives none. */
export function emptyDefinition(): PyDict {
  return dict({
    swagger: '2.0',
    info: dict({ version: '1.0', title: plainDict({ Ref: 'AWS::StackName' }) }),
    paths: dict(),
  });
}

/** `GET` to `get`, `any` to the name that API Gateway has for it. */
export function methodName(method: string): PyText {
  const lower = method.toLowerCase();
  return lower === 'any' ? plainText(ANY_METHOD) : unicode(lower);
}

export function addPath(paths: PyDict, path: string, method: string): void {
  const item = setDefault(paths, unicode(path), dict());
  for (const one of contentsOf(item)) setDefault(one, methodName(method), dict());
}

/** The dictionaries that a value may be: both branches of an `Fn::If`, or the value itself. */
export function contentsOf(value: PyValue | undefined): PyDict[] {
  if (!isDict(value)) return [];
  const branches = get(value, 'Fn::If');
  const all = Array.isArray(branches) ? branches.slice(1) : [value];
  return all.filter((one) => isDict(one)).filter((one) => !isNoValue(one));
}

/** Definitions of one method of a path, those with an integration. */
export function methodsAt({ paths }: Editor, path: string, method: string): PyDict[] {
  const name = methodName(method).text;
  return contentsOf(get(paths, path))
    .flatMap((item) => contentsOf(get(item, name)))
    .filter(hasIntegration);
}

/** All methods of a path that have an integration. */
export function methodsOf({ paths }: Editor, path: string): [string, PyDict][] {
  return contentsOf(get(paths, path)).flatMap((item) =>
    entries(item)
      .filter(([{ text }]) => !NO_METHODS.has(text))
      .flatMap(([{ text }, method]) =>
        contentsOf(method)
          .filter(hasIntegration)
          .map((one): [string, PyDict] => [methodName(text).text, one]),
      ),
  );
}

const NO_METHODS: ReadonlySet<string> = new Set(['summary', 'description', 'parameters']);

export function pathsIn({ paths }: Editor): string[] {
  return keys(paths).map(({ text }) => text);
}

export function hasIntegrationAt({ paths }: Editor, path: string, method: string): boolean {
  if (!has(paths, path)) return false;
  const name = methodName(method).text;
  return contentsOf(get(paths, path)).every((item) => contentsOf(get(item, name)).some(hasIntegration));
}

function hasIntegration(method: PyDict): boolean {
  return isTrue(get(method, INTEGRATION));
}

/** `{ Fn::If: [condition, value, nothing] }` */
export function conditional(condition: string | PyText, value: PyValue): PyDict {
  const name = typeof condition === 'string' ? unicode(condition) : condition;
  return plainDict({ 'Fn::If': [name, value, plainDict({ Ref: 'AWS::NoValue' })] });
}

function isNoValue(value: PyDict): boolean {
  const name = get(value, 'Ref');
  return isText(name) && name.text === 'AWS::NoValue';
}

function filled(document: PyDict, name: string): PyDict | undefined {
  const value = getDict(document, name);
  return value && value.members.size > 0 ? value : name === 'paths' ? value : undefined;
}
