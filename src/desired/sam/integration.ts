import { isList, isObject, type Value } from '../../model/value.ts';
import {
  addPath,
  conditional,
  contentsOf,
  type Editor,
  hasIntegrationAt,
  INTEGRATION,
  methodName,
} from './definition.ts';
import {
  dict,
  fromTemplate,
  get,
  getDict,
  plainDict,
  plainText,
  type PyDict,
  type PyValue,
  set,
  setDefault,
} from './python2.ts';
import { isSet, type Properties } from './resource.ts';

/** What calls the target of an API event. */
export interface Integration {
  readonly path: string;
  readonly method: string;
  readonly uri: PyValue;
  readonly condition: string | undefined;
}

export interface LambdaIntegration extends Integration {
  readonly auth: Properties;
  readonly apiAuth: Properties;
  readonly partition: string;
  readonly isStreamed: boolean;
}

/** Lets a method call a function; a method that is already integrated stays. */
export function addLambda(editor: Editor, event: LambdaIntegration): void {
  eachMethod(editor, event, (item, method, uri) => {
    const made = dict({ type: 'aws_proxy', httpMethod: 'POST', uri });
    if (event.isStreamed) set(made, 'responseTransferMode', 'STREAM');
    const credentials = credentialsOf(event);
    if (credentials !== undefined) set(made, 'credentials', credentials);
    set(method, INTEGRATION, made);
    setDefault(method, 'responses', dict());
    finish(item, event, method);
  });
}

/** Lets a method start a state machine. */
export function addStateMachine(
  editor: Editor,
  event: Integration & { readonly credentials: Value; readonly request: PyDict },
): void {
  eachMethod(editor, event, (item, method, uri) => {
    const made = dict({ type: 'aws', httpMethod: 'POST', uri });
    set(made, 'responses', dict({ '200': dict({ statusCode: '200' }), '400': dict({ statusCode: '400' }) }));
    set(made, 'credentials', generated(event.credentials));
    set(method, INTEGRATION, made);
    const described = { '200': dict({ description: 'OK' }), '400': dict({ description: 'Bad Request' }) };
    setDefault(method, 'responses', dict(described));
    set(made, 'requestTemplates', event.request);
    finish(item, event, method);
  });
}

/** JSON that SAM itself writes. */
export function generated(value: Value): PyValue {
  if (typeof value === 'string') return plainText(value);
  if (isList(value)) return value.map(generated);
  if (!isObject(value)) return value;
  return plainDict(
    Object.fromEntries(Object.entries(value).map(([key, member]) => [key, generated(member)])),
  );
}

function eachMethod(
  editor: Editor,
  { path, method, uri, condition }: Integration,
  write: (item: PyDict, method: PyDict, uri: PyValue) => void,
): void {
  if (hasIntegrationAt(editor, path, method)) return;
  addPath(editor.paths, path, method);
  const called = condition === undefined ? uri : conditional(condition, uri);
  for (const item of contentsOf(get(editor.paths, path))) {
    const definition = getDict(item, methodName(method).text);
    if (definition) write(item, definition, called);
  }
}

function finish(item: PyDict, { method, condition }: Integration, definition: PyDict): void {
  if (condition !== undefined) set(item, methodName(method).text, conditional(condition, definition));
}

/** Whose rights the call has, where IAM guards the method. */
function credentialsOf({ auth, apiAuth, partition }: LambdaIntegration): PyValue | undefined {
  const isGuarded =
    auth['Authorizer'] === 'AWS_IAM' || (apiAuth['DefaultAuthorizer'] === 'AWS_IAM' && !isSet(auth));
  if (!isGuarded) return undefined;
  const role = invokeRole(auth) ?? invokeRole(apiAuth);
  if (role === 'NONE') return undefined;
  const isCaller = role === undefined || role === 'CALLER_CREDENTIALS';
  return isCaller ? plainText(`arn:${partition}:iam::*:user/*`) : fromTemplate(role);
}

function invokeRole(auth: Properties): Value | undefined {
  if (!Object.hasOwn(auth, 'InvokeRole')) return undefined;
  return isSet(auth['InvokeRole']) ? auth['InvokeRole'] : 'NONE';
}
