import type { Value } from '../../model/value.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import { domainV2 } from './domain.ts';
import { namedId } from './logical-id.ts';
import { lambdaPermission } from './permission.ts';
import { note } from './rest-api.ts';
import {
  type Body,
  body,
  inherited,
  isSet,
  type Made,
  mapIn,
  type Properties,
  ref,
  sub,
  textIn,
} from './resource.ts';

/** An HTTP API with its stage and domain. */
export function httpApi(id: string, stated: Body, context: Context): Made {
  const properties = stated.Properties;
  const kept = inherited(stated);
  const tags = { ...mapIn(properties['Tags']), 'httpapi:createdBy': 'SAM' };
  const stage = properties['StageName'] ?? '$default';
  const stageId =
    stage === '$default' ? `${id}ApiGatewayDefaultStage` : namedId(id, textIn(stage) ?? '', 'Stage');
  const domain = domainV2(id, resolved(properties['Domain'], context.parameters), { tags, kept }, context);
  note(context, id, { Stage: stageId, DomainName: domain.id });
  const {
    DefinitionBody: definition,
    DefinitionUri: location,
    Description: description,
    FailOnWarnings: strict,
  } = properties;
  const api = {
    Name: properties['Name'] ?? mapIn(mapIn(definition)['info'])['title'],
    Body: definition,
    BodyS3Location: location,
    ProtocolType: 'HTTP',
    Description: description,
    FailOnWarnings: strict,
    DisableExecuteApiEndpoint: properties['DisableExecuteApiEndpoint'],
    CorsConfiguration: corsOf(resolved(properties['CorsConfiguration'], context.parameters)),
    Tags: tags,
  };
  return [
    [id, body('AWS::ApiGatewayV2::Api', api, kept)],
    ...authorizerPermissions(id, properties, kept),
    ...domain.made,
    [stageId, stageOf(id, properties, { name: stage, tags }, kept)],
  ];
}

const OF_STAGE = ['StageVariables', 'DefaultRouteSettings', 'AccessLogSettings', 'RouteSettings'];

/** The stage of an HTTP or WebSocket API: SAM has it deploy itself. */
export function stageOf(
  id: string,
  properties: Properties,
  { name, tags }: { readonly name: Value; readonly tags: Value },
  kept: Properties,
): Body {
  const passedOn = Object.fromEntries(OF_STAGE.map((property) => [property, properties[property]]));
  return body(
    'AWS::ApiGatewayV2::Stage',
    { ApiId: ref(id), StageName: name, AutoDeploy: true, ...passedOn, Tags: tags },
    kept,
  );
}

function corsOf(stated: Value | undefined): Value | undefined {
  if (stated === true) return { AllowOrigins: ['*'] };
  return stated === false ? undefined : stated;
}

function authorizerPermissions(id: string, properties: Properties, kept: Properties): Made {
  const authorizers = Object.entries(mapIn(mapIn(properties['Auth'])['Authorizers']));
  return authorizers.flatMap(([name, stated]) => {
    const { FunctionArn: target, EnableFunctionDefaultPermissions: isWanted } = mapIn(stated);
    if (!isSet(target) || !isSet(isWanted)) return [];
    return [[`${id}${name}AuthorizerPermission`, authorizerPermission(id, target, kept)] as const];
  });
}

/** Lets the authorizers of an API call a function. */
export function authorizerPermission(id: string, target: Value, kept: Properties): Body {
  const arn = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/authorizers/*';
  return lambdaPermission(
    target,
    'apigateway.amazonaws.com',
    { SourceArn: sub(arn, { __ApiId__: ref(id) }) },
    kept,
  );
}
