import { isObject, type Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import { edited, type Editor, emptyDefinition, hasIntegrationAt, methodName } from './definition.ts';
import { type Event, type Outcome, permissionFor } from './event.ts';
import { addLambda } from './integration.ts';
import {
  copiedOnce,
  dict,
  entries,
  fromTemplate,
  getDict,
  plainDict,
  plainText,
  type PyDict,
  type PyValue,
  set,
  unicode,
} from './python2.ts';
import { addRequestModel, addRequestParameters, addTimeout } from './request.ts';
import { isSet, listIn, mapIn, type Properties, sub, textIn } from './resource.ts';
import { addCustomStatements, addResourcePolicy } from './resource-policy.ts';
import { guardMethod } from './security.ts';

/** A method of a REST API that calls a function. */
export function restApiEvent(event: Event, context: Context): Outcome {
  const { properties } = event;
  const apiId = idOfApi(properties['RestApiId']);
  const api = apiId === undefined ? undefined : context.stated.get(apiId);
  const path = textIn(properties['Path']) ?? '';
  const method = textIn(properties['Method']) ?? '';
  const suffix = stageSuffix(api?.Properties, apiId);
  const call = `${method.toLowerCase() === 'any' ? '*' : method.toUpperCase()}${general(path.replace(/^(.+)\/$/, '$1'))}`;
  const arn = `arn:${context.partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}/${call}`;
  const source = sub(arn, { __ApiId__: properties['RestApiId'] ?? '', __Stage__: '*' });
  const made = [permissionFor(event, 'apigateway.amazonaws.com', { SourceArn: source }, suffix)];
  if (api && apiId !== undefined) integrate({ ...event, path, method }, apiId, api.Properties, context);

  return { made };
}

interface ApiEvent extends Event {
  readonly path: string;
  readonly method: string;
}

function integrate(event: ApiEvent, apiId: string, api: Properties, context: Context): void {
  const document = context.definitions.get(apiId);
  if (!document) return;
  const { properties } = event;
  const isMerged = isSet(api['MergeDefinitions']);
  const auth = mapIn(properties['Auth']);
  const stage = stageIn(api, apiId);
  const overrides = isSet(auth['OverrideApiAuth']);
  const written = (into: PyDict): PyDict => edited(into, (editor) => write(editor, event, api, context));
  let next = document;
  if (isMerged) next = merged(document, event, written(emptyDefinition()));
  else if (context.managed.has(apiId)) next = written(document);
  if (overrides) next = edited(next, (editor) => addEventAuth(editor, event, { api, stage }));
  context.definitions.set(apiId, next);
}

/** What SAM writes for one method goes over what the definition says of it, under the method's name as the event has it. */
function merged(document: PyDict, { path, method }: ApiEvent, generated: PyDict): PyDict {
  const whole = copiedOnce(document);
  const paths = getDict(whole, 'paths');
  const name = method.toLowerCase();
  const own = getDict(getDict(generated, 'paths') ?? dict(), path);
  const made = own && getDict(own, methodName(method).text);
  if (!paths || !made) return whole;
  const item = getDict(paths, path) ?? plainDict({});
  const stated = getDict(item, name);
  const both = plainDict({});
  for (const one of [stated, made]) for (const [key, value] of one ? entries(one) : []) set(both, key, value);
  set(item, unicode(name), both);
  set(paths, unicode(path), item);
  return whole;
}

function write(editor: Editor, event: ApiEvent, api: Properties, context: Context): void {
  const { properties, target, path, method } = event;
  if (hasIntegrationAt(editor, path, method)) return;
  const auth = mapIn(properties['Auth']);
  const isStreamed = properties['ResponseTransferMode'] === 'RESPONSE_STREAM';
  addLambda(editor, {
    path,
    method,
    uri: invocation(target.arn, context.partition, isStreamed),
    condition: target.condition,
    auth,
    apiAuth: mapIn(api['Auth']),
    partition: context.partition,
    isStreamed,
  });
  const known = { ...api, Auth: resolved(api['Auth'], context.parameters) ?? null };
  if (isSet(auth))
    addEventAuth(editor, event, { api: known, stage: stageIn(api, idOfApi(properties['RestApiId'])) });
  if (isSet(properties['TimeoutInMillis'])) addTimeout(editor, event, properties['TimeoutInMillis']);
  if (isSet(properties['RequestModel'])) addRequestModel(editor, event, mapIn(properties['RequestModel']));
  if (isSet(properties['RequestParameters']))
    addRequestParameters(editor, event, listIn(properties['RequestParameters']));
}

/** What an event says about who may call it. */
export function addEventAuth(
  editor: Editor,
  event: { readonly path: string; readonly method: string; readonly properties: Properties },
  { api, stage }: { readonly api: Properties; readonly stage: PyValue },
): void {
  const auth = mapIn(event.properties['Auth']);
  guardMethod(editor, event, auth, api);
  const policy = mapIn(auth['ResourcePolicy']);
  if (!isSet(policy)) return;
  addResourcePolicy(editor, policy, event.path, stage);
  addCustomStatements(editor, policy['CustomStatements']);
}

/** The URI under which API Gateway calls a function. */
function invocation(arn: Value, partition: string, isStreamed: boolean): PyDict {
  const named = mapIn(arn)['Fn::GetAtt'];
  const name = Array.isArray(named) ? named.join('.') : (textIn(mapIn(arn)['Ref']) ?? '');
  const [version, call] = isStreamed
    ? ['2021-11-15', 'response-streaming-invocations']
    : ['2015-03-31', 'invocations'];
  const text = `arn:${partition}:apigateway:\${AWS::Region}:lambda:path/${version}/functions/\${${name}}/${call}`;
  // a function's id comes from the template, that of an alias is made up
  return dict({ 'Fn::Sub': Array.isArray(named) ? unicode(text) : plainText(text) });
}

/** The API that an event names, by `Ref` or by its logical id. */
export function idOfApi(stated: Value | undefined): string | undefined {
  return isObject(stated) ? textIn(stated['Ref']) : textIn(stated);
}

/** The stage in the logical id of a permission. */
function stageSuffix(api: Properties | undefined, apiId: string | undefined): string {
  if (apiId === undefined || !api) return 'AllStages';
  return textIn(api['StageName']) ?? 'Stage';
}

/** The stage in a policy: a name that somebody gave the stage is theirs, the one of the implicit API is SAM's. */
function stageIn(api: Properties, apiId: string | undefined): PyValue {
  const name = textIn(api['StageName']);
  if (name === undefined) return plainText('Stage');
  return apiId === 'ServerlessRestApi' ? plainText(name) : fromTemplate(name);
}

/** A path with its parameters left open, as ARNs have it. */
export function general(path: string): string {
  return path.replaceAll(/\{[a-zA-Z0-9._-]+\+?\}/g, '*');
}
