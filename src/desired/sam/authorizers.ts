import type { Value } from '../../model/value.ts';

import {
  dict,
  entries,
  fromTemplate,
  inTableOrder,
  plainDict,
  plainText,
  type PyDict,
  type PyText,
  type PyValue,
  set,
  unicode,
} from './python2.ts';
import { isSet, listIn, mapIn, type Properties, textIn } from './resource.ts';

/** The security schemes of an API's authorizers, as they stand in its definition. */
export function authorizerSchemes(auth: Properties, partition: string): [PyText, PyValue][] {
  const authorizers = mapIn(auth['Authorizers']);
  // SAM gathers them in a dictionary of their own before it writes them into the definition
  const schemes = dict();
  if (auth['DefaultAuthorizer'] === 'AWS_IAM')
    set(schemes, unicode('AWS_IAM'), scheme('awsSigv4', plainText('Authorization')));
  for (const name of inTableOrder(Object.keys(authorizers)))
    set(schemes, unicode(name), authorizerScheme(mapIn(authorizers[name]), partition));
  return entries(schemes);
}

function authorizerScheme(stated: Properties, partition: string): PyDict {
  const identity = mapIn(stated['Identity']);
  const header = isSet(identity['Header']) ? fromTemplate(identity['Header']) : plainText('Authorization');
  const details = dict();
  if (isSet(stated['UserPoolArn'])) {
    set(details, 'type', 'cognito_user_pools');
    set(details, 'providerARNs', listIn(stated['UserPoolArn']).map(fromTemplate));
    addValidation(details, identity);
    return scheme('cognito_user_pools', header, details);
  }
  const isToken = (stated['FunctionPayloadType'] ?? 'TOKEN') !== 'REQUEST';
  set(details, 'type', isToken ? 'token' : 'request');
  set(details, 'authorizerUri', authorizerUri(stated['FunctionArn'] ?? '', partition));
  const { ReauthorizeEvery: ttl } = identity;
  if (ttl !== undefined && ttl !== null) set(details, 'authorizerResultTtlInSeconds', fromTemplate(ttl));
  const { FunctionInvokeRole: role } = stated;
  if (isSet(role) && role !== 'NONE') set(details, 'authorizerCredentials', fromTemplate(role));
  if (isToken) addValidation(details, identity);
  else addSources(details, identity);
  return scheme('custom', isToken ? header : plainText('Unused'), details);
}

function scheme(kind: string, header: PyValue, details?: PyDict): PyDict {
  const made = dict({ type: 'apiKey', name: header, in: 'header', 'x-amazon-apigateway-authtype': kind });
  if (details) set(made, 'x-amazon-apigateway-authorizer', details);
  return made;
}

function authorizerUri(functionArn: Value, partition: string): PyDict {
  const path = 'lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations';
  const arn = plainText(`arn:${partition}:apigateway:\${AWS::Region}:${path}`);
  return plainDict({ 'Fn::Sub': [arn, plainDict({ __FunctionArn__: fromTemplate(functionArn) })] });
}

function addValidation(details: PyDict, identity: Properties): void {
  const expression = identity['ValidationExpression'];
  if (isSet(expression)) set(details, 'identityValidationExpression', fromTemplate(expression));
}

const SOURCES: readonly (readonly [string, string])[] = [
  ['Headers', 'method.request.header.'],
  ['QueryStrings', 'method.request.querystring.'],
  ['StageVariables', 'stageVariables.'],
  ['Context', 'context.'],
];

function addSources(details: PyDict, identity: Properties): void {
  const sources = SOURCES.flatMap(([name, prefix]) =>
    listIn(identity[name]).map((source) => `${prefix}${textIn(source) ?? ''}`),
  );
  if (sources.length > 0) set(details, 'identitySource', unicode(sources.join(', ')));
}

/** Answers that the API gives itself, as they stand in its definition. */
export function gatewayResponse(stated: Properties): PyDict {
  const parameters = dict();
  const given = mapIn(stated['ResponseParameters']);
  for (const [name, prefix] of [
    ['Headers', 'header.'],
    ['Paths', 'path.'],
    ['QueryStrings', 'querystring.'],
  ] as const) {
    const values = mapIn(given[name]);
    for (const key of inTableOrder(Object.keys(values)))
      set(parameters, unicode(`gatewayresponse.${prefix}${key}`), fromTemplate(values[key]));
  }
  const { ResponseTemplates: templates, StatusCode: status } = stated;
  const made = dict({
    responseParameters: parameters,
    responseTemplates: isSet(templates) ? fromTemplate(templates) : dict(),
  });
  if (isSet(status)) set(made, 'statusCode', plainText(textIn(status) ?? JSON.stringify(status)));
  return made;
}
