import type { Value } from '../../model/value.ts';
import { contentsOf, type Editor, INTEGRATION, pathsIn, ANY_METHOD } from './definition.ts';
import {
  dict,
  fromTemplate,
  get,
  has,
  keys,
  plainDict,
  plainText,
  type PyDict,
  type PyValue,
  set,
} from './python2.ts';
import { isIntrinsic, isSet, mapIn, type Properties } from './resource.ts';

/** Answers preflight requests on every path that does not do so itself. */
export function addCors(editor: Editor, cors: Value): void {
  const settings: Properties =
    typeof cors === 'string' || isIntrinsic(cors) ? { AllowOrigin: cors } : mapIn(cors);
  const done = new Set<string>();
  for (const path of pathsIn(editor)) {
    const plain = path === '/' ? path : path.replace(/\/+$/, '');
    if (!done.has(plain)) answerPreflight(editor, path, settings);
    done.add(plain);
  }
}

function answerPreflight({ paths }: Editor, path: string, settings: Properties): void {
  let methods = isSet(settings['AllowMethods']) ? fromTemplate(settings['AllowMethods']) : undefined;
  for (const item of contentsOf(get(paths, path))) {
    if (has(item, 'options')) continue;
    methods ??= plainText(`'${methodsIn(item).join(',')}'`);
    set(item, 'options', optionsMethod(settings, methods));
  }
}

function methodsIn(item: PyDict): string[] {
  const names = keys(item).map(({ text }) => text);
  const all = names.includes(ANY_METHOD) ? EVERY_METHOD : [...names, 'options'];
  return [...new Set(all.map((name) => name.toUpperCase()))].toSorted();
}

const EVERY_METHOD = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH'];

function optionsMethod(settings: Properties, methods: PyValue): PyDict {
  const parameters = dict();
  const headers = dict();
  const answer = (header: string, value: PyValue | string, type = 'string'): void => {
    set(parameters, `method.response.header.${header}`, value);
    set(headers, header, plainDict({ type }));
  };
  const { AllowOrigin: origin, AllowHeaders: allowed, MaxAge: age, AllowCredentials: credentials } = settings;
  answer('Access-Control-Allow-Origin', origin === undefined ? "'*'" : fromTemplate(origin));
  if (isSet(allowed)) answer('Access-Control-Allow-Headers', fromTemplate(allowed));
  answer('Access-Control-Allow-Methods', methods);
  if (age !== undefined && age !== null) answer('Access-Control-Max-Age', fromTemplate(age), 'integer');
  if (credentials === true) answer('Access-Control-Allow-Credentials', "'true'");
  const answered = dict({ statusCode: '200', responseParameters: parameters });
  set(answered, 'responseTemplates', plainDict({ 'application/json': '{}\n' }));
  const integration = dict({
    type: 'mock',
    requestTemplates: plainDict({ 'application/json': '{\n  "statusCode" : 200\n}\n' }),
    responses: dict({ default: answered }),
  });
  const ok = dict({ description: 'Default response for CORS method', headers });
  return dict({
    summary: 'CORS support',
    consumes: [plainText('application/json')],
    produces: [plainText('application/json')],
    [INTEGRATION]: integration,
    responses: dict({ '200': ok }),
  });
}
