import { set } from '../kinds/collection.ts';
import type { Facts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';
import { pointer } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';

/** Who may take a route of an HTTP or WebSocket API. */
export const ROUTE_FACTS: Facts = {
  RouteKey: text(),
  AuthorizationType: text({ default: 'NONE' }),
  AuthorizationScopes: set(),
  ApiKeyRequired: flag({ default: false }),
  OperationName: text(),
};

/** How a stage logs, counts and slows down. The values of its variables are not kept. */
export const STAGE_FACTS: Facts = {
  StageName: text({ terraform: 'name' }),
  Description: text(),
  AutoDeploy: flag({ default: false }),
  'AccessLogSettings.Format': text(),
  'DefaultRouteSettings.ThrottlingBurstLimit': positive(),
  'DefaultRouteSettings.ThrottlingRateLimit': positive(),
  'DefaultRouteSettings.DetailedMetricsEnabled': flag({ default: false }),
  'DefaultRouteSettings.DataTraceEnabled': flag({ default: false }),
  'DefaultRouteSettings.LoggingLevel': text({ default: 'OFF' }),
  ClientCertificateId: text(),
  StageVariables: secretMap(),
};

/** How an API hands a request on; to what is compared apart. */
export const INTEGRATION_FACTS: Facts = {
  IntegrationType: text(),
  IntegrationMethod: text(),
  IntegrationSubtype: text(),
  ConnectionType: text({ default: 'INTERNET' }),
  PayloadFormatVersion: text(),
  TimeoutInMillis: positive({ terraform: 'timeout_milliseconds' }),
  CredentialsArn: pointer('AWS::IAM::Role'),
  'TlsConfig.ServerNameToVerify': text(),
};

export const AUTHORIZER_FACTS: Facts = {
  Name: text(),
  AuthorizerType: text(),
  IdentitySource: set({ terraform: 'identity_sources' }),
  'JwtConfiguration.Issuer': text(),
  'JwtConfiguration.Audience': set(),
  AuthorizerPayloadFormatVersion: text(),
  AuthorizerResultTtlInSeconds: number(),
  EnableSimpleResponses: flag({ default: false }),
};
