import type { Value } from '../../model/value.ts';
import { authorizerSchemes, gatewayResponse } from './authorizers.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import { addCors } from './cors.ts';
import { edited, type Editor, isDefinition, isTrue, pathsIn } from './definition.ts';
import { deploymentId } from './deployment.ts';
import { restDomain } from './domain.ts';
import { namedId } from './logical-id.ts';
import { asOpenApi3, disableEndpoint } from './openapi-3.ts';
import {
  fromTemplate,
  get,
  has,
  inTableOrder,
  plainText,
  type PyDict,
  type PyValue,
  remove,
  set,
  toValue,
} from './python2.ts';
import { addModels, mediaTypes } from './request.ts';
import {
  type Body,
  body,
  inherited,
  isSet,
  type Made,
  mapIn,
  type Properties,
  ref,
  tagged,
  tagList,
  textIn,
} from './resource.ts';
import { addCustomStatements, addResourcePolicy } from './resource-policy.ts';
import { requireApiKeys, setDefaultAuthorizer } from './security.ts';
import { lambdaPermission } from './permission.ts';
import { usagePlan } from './usage-plan.ts';

/** A REST API with its deployment, stage, domain, usage plan and what its authorizers need. */
export function restApi(id: string, stated: Body, context: Context): Made {
  const properties = withKnown(stated.Properties, context);
  const kept = inherited(stated);
  const document = definitionOf(id, properties, context);
  const domain = restDomain(id, properties['Domain'], kept, context);
  const stage = stageId(id, properties['StageName']);
  const deployment = deploymentId(id, properties, { document, domain: domain.settings }, context);
  note(context, id, { Stage: stage, Deployment: deployment, DomainName: domain.id, DomainNameV2: domain.id });
  const made: Made = [
    [id, api(properties, document, stated)],
    [deployment, deploymentOf(id, properties, kept)],
    [stage, stageOf(id, properties, deployment, kept)],
    ...authorizerPermissions(id, properties, kept, context),
    ...domain.made,
    ...usagePlan({ id, stage }, properties, kept, context),
  ];
  return tagged(made, properties);
}

function stageId(id: string, name: Value | undefined): string {
  return namedId(id, textIn(name) ?? '', 'Stage');
}

/** Lets references name what was made for a resource (`MyApi.Stage`). */
export function note(context: Context, id: string, made: Readonly<Record<string, string | undefined>>): void {
  for (const [name, made1] of Object.entries(made))
    if (made1 !== undefined) context.names.set(`${id}.${name}`, made1);
}

function withKnown(properties: Properties, { parameters }: Context): Properties {
  const names = ['BinaryMediaTypes', 'Domain', 'Auth'].filter((name) => Object.hasOwn(properties, name));
  return {
    ...properties,
    ...Object.fromEntries(names.map((name) => [name, resolved(properties[name], parameters) ?? null])),
  };
}

/** The definition with all that the API's own properties say about it. */
function definitionOf(id: string, properties: Properties, context: Context): PyDict | undefined {
  let document = context.definitions.get(id);
  if (!document || !isDefinition(document)) return document;
  const {
    Cors: cors,
    Auth: auth,
    GatewayResponses: responses,
    BinaryMediaTypes: media,
    Models: models,
  } = properties;
  const version = properties['OpenApiVersion'];
  const edit = (write: (editor: Editor) => void): void => {
    if (document) document = edited(document, write);
  };
  if (isSet(cors)) edit((editor) => addCors(editor, cors));
  if (isSet(auth)) {
    const stage = textIn(properties['StageName']);
    const name =
      id === 'ServerlessRestApi' && stage !== undefined
        ? plainText(stage)
        : fromTemplate(properties['StageName']);
    edit((editor) => addAuth(editor, mapIn(auth), name, context));
    document = asOpenApi3(document, version);
  }
  if (isSet(responses)) edit((editor) => addResponses(editor, mapIn(responses)));
  if (isSet(media))
    edit((editor) => set(editor.document, 'x-amazon-apigateway-binary-media-types', mediaTypes(media)));
  if (isSet(models)) {
    edit((editor) => addModels(editor, mapIn(models)));
    document = asOpenApi3(document, version);
  }
  const disabled = properties['DisableExecuteApiEndpoint'];
  if (disabled !== undefined && disabled !== null) edit((editor) => disableEndpoint(editor, disabled));
  return asOpenApi3(document, version);
}

function addAuth(editor: Editor, auth: Properties, stage: PyValue, { partition }: Context): void {
  const schemes = authorizerSchemes(auth, partition);
  for (const [name, scheme] of schemes) set(editor.security, name, scheme);
  const fallback = textIn(auth['DefaultAuthorizer']);
  if (schemes.length > 0 && fallback !== undefined && fallback !== '')
    setDefaultAuthorizer(
      editor,
      fallback,
      mapIn(auth['Authorizers']),
      auth['AddDefaultAuthorizerToCorsPreflight'] !== false,
    );
  if (isSet(auth['ApiKeyRequired']))
    requireApiKeys(editor, auth['AddApiKeyRequiredToCorsPreflight'] !== false);
  const policy = mapIn(auth['ResourcePolicy']);
  if (!isSet(policy)) return;
  for (const path of pathsIn(editor)) addResourcePolicy(editor, policy, path, stage);
  addCustomStatements(editor, policy['CustomStatements']);
}

function addResponses(editor: Editor, responses: Properties): void {
  // gathered in a dictionary of their own, too
  for (const type of inTableOrder(inTableOrder(Object.keys(responses)))) {
    const known = has(editor.responses, type);
    const made = gatewayResponse(mapIn(responses[type]));
    if (known) remove(editor.responses, type);
    set(editor.responses, { text: type, isUnicode: true }, made);
  }
}

const PASSED_ON = [
  'Description',
  'Mode',
  'ApiKeySourceType',
  'Policy',
  'SecurityPolicy',
  'EndpointAccessMode',
  'FailOnWarnings',
  'Name',
];

function api(properties: Properties, document: PyDict | undefined, stated: Body): Body {
  const { EndpointConfiguration: endpoint, DefinitionUri: location } = properties;
  const title = document && get(document, 'info');
  return body(
    'AWS::ApiGateway::RestApi',
    {
      ...Object.fromEntries(PASSED_ON.map((name) => [name, properties[name]])),
      Name: properties['Name'] ?? mapIn(title ? toValue(title) : null)['title'],
      BinaryMediaTypes: properties['BinaryMediaTypes'],
      MinimumCompressionSize: properties['MinimumCompressionSize'],
      DisableExecuteApiEndpoint: properties['DisableExecuteApiEndpoint'],
      EndpointConfiguration: endpointOf(endpoint),
      Body: document && isTrue(document) ? toValue(document) : undefined,
      BodyS3Location: document ? undefined : location,
      Tags: isSet(properties['PropagateTags']) ? tagList(properties['Tags']) : undefined,
    },
    inherited(stated),
  );
}

function endpointOf(stated: Value | undefined): Value | undefined {
  const {
    Type: type = stated,
    VPCEndpointIds: ids = mapIn(stated)['VpcEndpointIds'],
    IpAddressType: address,
  } = mapIn(stated);
  if (!isSet(type)) return undefined;
  return {
    Types: [type],
    ...(isSet(ids) ? { VpcEndpointIds: ids } : {}),
    ...(isSet(address) ? { IpAddressType: address } : {}),
  };
}

function deploymentOf(id: string, properties: Properties, kept: Properties): Body {
  const stage = isSet(properties['OpenApiVersion']) ? undefined : 'Stage';
  return body('AWS::ApiGateway::Deployment', { RestApiId: ref(id), StageName: stage }, kept);
}

const OF_STAGE = [
  'StageName',
  'CacheClusterEnabled',
  'CacheClusterSize',
  'Variables',
  'MethodSettings',
  'AccessLogSetting',
  'CanarySetting',
  'TracingEnabled',
];

function stageOf(id: string, properties: Properties, deployment: string, kept: Properties): Body {
  const passedOn = Object.fromEntries(OF_STAGE.map((name) => [name, properties[name]]));
  const tags = isSet(properties['Tags']) ? tagList(properties['Tags']) : undefined;
  return body(
    'AWS::ApiGateway::Stage',
    { RestApiId: ref(id), DeploymentId: ref(deployment), ...passedOn, Tags: tags },
    kept,
  );
}

function authorizerPermissions(
  id: string,
  properties: Properties,
  kept: Properties,
  { partition }: Context,
): Made {
  const authorizers = Object.entries(mapIn(mapIn(properties['Auth'])['Authorizers']));
  return authorizers.flatMap(([name, stated]) => {
    const { FunctionArn: target, DisableFunctionDefaultPermissions: isDisabled } = mapIn(stated);
    if (!isSet(target) || isSet(isDisabled)) return [];

    const source = {
      'Fn::Sub': [
        `arn:${partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/authorizers/*`,
        { __ApiId__: ref(id) },
      ],
    };
    const made = lambdaPermission(target, 'apigateway.amazonaws.com', { SourceArn: source }, kept);
    return [[`${id}${name}AuthorizerPermission`, made] as const];
  });
}
