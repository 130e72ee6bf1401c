import type { Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import { domainV2 } from './domain.ts';
import { authorizerPermission, stageOf } from './http-api.ts';
import { lambdaPermission } from './permission.ts';
import { note } from './rest-api.ts';
import { type Body, body, isSet, type Made, mapIn, type Properties, ref, sub, textIn } from './resource.ts';

/** A WebSocket API: unlike the others it is written out route by route, and a condition of it holds for nothing that is made. */
export function webSocketApi(id: string, stated: Body, context: Context): Made {
  const properties = { ...stated.Properties, ...knownParts(stated.Properties, context) };
  const mark = { 'websocketapi:createdBy': 'SAM' };
  const stage = properties['StageName'] ?? 'default';
  const stageId = stage === 'default' ? `${id}DefaultStage` : `${id}${textIn(stage) ?? ''}Stage`;
  // it knows of no records but its own: a group that another API has made is replaced
  const own = { ...context, recordSets: new Map<string, Body>() };
  const domain = domainV2(id, properties['Domain'], { tags: mark, kept: {} }, own);
  note(context, id, { Stage: stageId, DomainName: domain.id });
  const auth = mapIn(properties['Auth']);
  const isCustom = auth['AuthType'] === 'CUSTOM' && isSet(auth['AuthArn']);
  const routes = Object.entries(mapIn(properties['Routes']));
  return [
    [id, apiOf(id, properties, mark)],
    ...routes.flatMap(([key, route]) => routeResources(id, key, mapIn(route), { auth, stage })),
    ...domain.made,
    [stageId, stageOf(id, properties, { name: stage, tags: mark }, {})],
    ...(isCustom && routes.some(([key]) => key === '$connect') ? authorizer(id, auth) : []),
  ];
}

function knownParts(properties: Properties, { parameters }: Context): Properties {
  const names = ['Auth', 'Domain', 'Routes'].filter((name) => Object.hasOwn(properties, name));
  return Object.fromEntries(names.map((name) => [name, resolved(properties[name], parameters) ?? null]));
}

const OF_API = [
  'ApiKeySelectionExpression',
  'Description',
  'DisableExecuteApiEndpoint',
  'DisableSchemaValidation',
  'IpAddressType',
  'RouteSelectionExpression',
];

function apiOf(id: string, properties: Properties, mark: Properties): Body {
  const passedOn = Object.fromEntries(OF_API.map((name) => [name, properties[name]]));
  const tags = { ...mapIn(properties['Tags']), ...mark };
  const own = { Name: properties['Name'] ?? id, ProtocolType: 'WEBSOCKET', Tags: tags };
  return body('AWS::ApiGatewayV2::Api', { ...passedOn, ...own });
}

const OF_ROUTE = [
  'ApiKeyRequired',
  'ModelSelectionExpression',
  'OperationName',
  'RequestModels',
  'RequestParameters',
  'RouteResponseSelectionExpression',
];

function routeResources(
  id: string,
  key: string,
  route: Properties,
  { auth, stage }: { readonly auth: Properties; readonly stage: Value },
): Made {
  const name = key.replace('$', '').toLowerCase();
  const base = `${id}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const target = route['FunctionArn'] ?? '';
  const whole = {
    ApiId: ref(id),
    RouteKey: key,
    ...Object.fromEntries(OF_ROUTE.map((property) => [property, route[property]])),
    ...(key === '$connect' ? authorization(id, auth) : {}),
    Target: { 'Fn::Join': ['/', ['integrations', ref(`${base}Integration`)]] },
  };
  const integration = {
    ApiId: ref(id),
    IntegrationType: 'AWS_PROXY',
    IntegrationUri: invocation('FunctionArn', target),
    TimeoutInMillis: route['IntegrationTimeout'],
  };
  return [
    [`${base}Route`, body('AWS::ApiGatewayV2::Route', whole)],
    [`${base}Integration`, body('AWS::ApiGatewayV2::Integration', integration)],
    [`${base}Permission`, permission(id, key, target, stage)],
  ];
}

function permission(id: string, key: string, target: Value, stage: Value): Body {
  const arn = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${id}.ApiId}`;
  const source =
    typeof stage === 'string'
      ? sub(`${arn}/${stage}/${key}`)
      : sub(`${arn}/\${__StageName__}/${key}`, { __StageName__: stage });
  return lambdaPermission(target, 'apigateway.amazonaws.com', { SourceArn: source }, {});
}

function authorization(id: string, auth: Properties): Properties {
  const type = auth['AuthType'];
  if (type === 'CUSTOM') return { AuthorizationType: 'CUSTOM', AuthorizerId: ref(`${id}ConnectAuthorizer`) };
  return type === undefined ? {} : { AuthorizationType: type };
}

function authorizer(id: string, auth: Properties): Made {
  const { AuthArn: target = '', InvokeRole: role, IdentitySource: source, Name: name } = auth;
  const authorizerId = `${id}ConnectAuthorizer`;
  const whole = {
    ApiId: ref(id),
    AuthorizerType: 'REQUEST',
    AuthorizerUri: invocation('AuthArn', target),
    AuthorizerCredentialsArn: role,
    IdentitySource: source,
    Name: isSet(name) ? name : authorizerId,
  };
  const made: Made = [[authorizerId, body('AWS::ApiGatewayV2::Authorizer', whole)]];
  return isSet(role) ? made : [...made, [`${id}AuthorizerPermission`, authorizerPermission(id, target, {})]];
}

function invocation(name: string, target: Value): Value {
  const path = `lambda:path/2015-03-31/functions/\${${name}}/invocations`;
  return sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:${path}`, { [name]: target });
}
