import { isObject, type Value } from '../../model/value.ts';
import { general, idOfApi } from './api-events.ts';
import type { Context } from './context.ts';
import { type Event, type Outcome, permissionFor, type Target } from './event.ts';
import {
  amended,
  conditionalIn,
  idIn,
  isSet,
  mapIn,
  onlyIf,
  type Properties,
  sub,
  textIn,
} from './resource.ts';

/** A route of an HTTP API that calls a function. */
export function httpApiEvent(event: Event, context: Context): Outcome {
  const { properties, target } = event;
  const apiId = idOfApi(properties['ApiId']);
  const api = apiId === undefined ? undefined : context.stated.get(apiId);
  const route = routeOf(properties);
  const definition = api?.Properties['DefinitionBody'];
  // read before the route is added: a default route needs its own permission
  const isCovered = route.path !== '$default' && defaultTarget(definition) === target.id;
  if (api && apiId !== undefined && isObject(definition))
    context.stated.set(apiId, amended(api, { DefinitionBody: withRoute(definition, route, target) }));
  if (isCovered) return { made: [] };
  return {
    made: [permissionFor(event, 'apigateway.amazonaws.com', { SourceArn: callsTo(route, properties) })],
  };
}

interface Route {
  readonly path: string;
  readonly method: string;
}

function routeOf(properties: Properties): Route {
  const method = (textIn(properties['Method']) ?? 'any').toLowerCase();
  return { path: textIn(properties['Path']) ?? '$default', method: method === 'any' ? ANY : method };
}

function callsTo({ path, method }: Route, properties: Properties): Value {
  const arn = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/${__Stage__}';
  const inPath = path === '$default' ? '' : general(path.replace(/^(.+)\/$/, '$1'));
  const names = { __ApiId__: properties['ApiId'] ?? '', __Stage__: '*' };
  return sub(`${arn}/${method === ANY ? '*' : method.toUpperCase()}${inPath}`, names);
}

const ANY = 'x-amazon-apigateway-any-method';
const INTEGRATION = 'x-amazon-apigateway-integration';

/** The function that takes all calls without a route of their own: it needs no second permission. */
function defaultTarget(definition: Value | undefined): string | undefined {
  const stated = mapIn(mapIn(mapIn(definition)['paths'])['$default'])[ANY];
  const route = mapIn(conditionalIn(stated)?.[1] ?? stated);
  const uri = textIn(mapIn(mapIn(route[INTEGRATION])['uri'])['Fn::Sub']) ?? '';
  return /([A-Za-z0-9]+)\.Arn/.exec(uri)?.[1];
}

function withRoute(definition: Properties, { path, method }: Route, { arn, condition }: Target): Value {
  const paths = mapIn(definition['paths']);
  const item = mapIn(paths[path]);
  const route = mapIn(item[method]);
  if (isSet(route[INTEGRATION]) || conditionalIn(item[method])) return definition;
  const name = mapIn(arn)['Fn::GetAtt'];
  const target = Array.isArray(name) ? name.join('.') : (idIn(arn) ?? '');
  const uri = sub(
    `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${target}}/invocations`,
  );
  const integration = { type: 'aws_proxy', httpMethod: 'POST', payloadFormatVersion: '2.0', uri };
  const whole = { ...route, [INTEGRATION]: integration };
  const next = { ...item, [method]: condition === undefined ? whole : onlyIf(condition, whole) };
  return { ...definition, paths: { ...paths, [path]: next } };
}
