import type { ServiceName } from '../catalogue/services.ts';

/** The exports of one SDK client package. */
export type Sdk = Readonly<Record<string, unknown>>;

/** An answer of AWS as the SDK hands it over. */
export type Answer = Readonly<Record<string, unknown>>;

export interface AwsClient {
  readonly send: (command: unknown, options?: { abortSignal?: AbortSignal }) => Promise<Answer>;
  readonly middlewareStack: {
    readonly add: (
      middleware: (next: Handler, context: MiddlewareContext) => Handler,
      options: { readonly step: string; readonly priority: string; readonly name: string },
    ) => void;
  };
  readonly config: {
    readonly protocol: { readonly getShapeId: () => string };
    readonly region: () => Promise<string>;
  };
}

export type Handler = (args: unknown) => Promise<{ readonly response: unknown; readonly output: unknown }>;

export interface MiddlewareContext {
  readonly commandName?: string;
}

/** Loads a client package when it is first needed: 25 of them at once would cost more than a small scan. */
export function loadSdk(service: ServiceName): Promise<Sdk> {
  return LOADERS[service]();
}

/** Makes the one client that a package exports. */
export function makeClient(sdk: Sdk, config: Readonly<Record<string, unknown>>): AwsClient {
  const name = Object.keys(sdk).find((key) => /^[A-Z]\w*Client$/.test(key)) ?? '';
  const Client = sdk[name] as new (config: Readonly<Record<string, unknown>>) => AwsClient;
  return new Client(config);
}

/** The command class of an action. */
export function commandOf(sdk: Sdk, action: string): new (input: object) => unknown {
  const command = sdk[`${action}Command`];
  if (typeof command !== 'function') throw new TypeError(`the SDK knows no action ${action}`);
  return command as new (input: object) => unknown;
}

const LOADERS: Readonly<Record<ServiceName, () => Promise<Sdk>>> = {
  acm: () => import('@aws-sdk/client-acm'),
  'api-gateway': () => import('@aws-sdk/client-api-gateway'),
  apigatewayv2: () => import('@aws-sdk/client-apigatewayv2'),
  'auto-scaling': () => import('@aws-sdk/client-auto-scaling'),
  cloudcontrol: () => import('@aws-sdk/client-cloudcontrol'),
  cloudformation: () => import('@aws-sdk/client-cloudformation'),
  cloudfront: () => import('@aws-sdk/client-cloudfront'),
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  'cloudwatch-logs': () => import('@aws-sdk/client-cloudwatch-logs'),
  'cognito-identity-provider': () => import('@aws-sdk/client-cognito-identity-provider'),
  'config-service': () => import('@aws-sdk/client-config-service'),
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  ecs: () => import('@aws-sdk/client-ecs'),
  efs: () => import('@aws-sdk/client-efs'),
  eks: () => import('@aws-sdk/client-eks'),
  'elastic-load-balancing-v2': () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  elasticache: () => import('@aws-sdk/client-elasticache'),
  eventbridge: () => import('@aws-sdk/client-eventbridge'),
  iam: () => import('@aws-sdk/client-iam'),
  kinesis: () => import('@aws-sdk/client-kinesis'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  organizations: () => import('@aws-sdk/client-organizations'),
  rds: () => import('@aws-sdk/client-rds'),
  'resource-explorer-2': () => import('@aws-sdk/client-resource-explorer-2'),
  'resource-groups-tagging-api': () => import('@aws-sdk/client-resource-groups-tagging-api'),
  'route-53': () => import('@aws-sdk/client-route-53'),
  s3: () => import('@aws-sdk/client-s3'),
  'secrets-manager': () => import('@aws-sdk/client-secrets-manager'),
  sfn: () => import('@aws-sdk/client-sfn'),
  sns: () => import('@aws-sdk/client-sns'),
  sqs: () => import('@aws-sdk/client-sqs'),
  sts: () => import('@aws-sdk/client-sts'),
};
