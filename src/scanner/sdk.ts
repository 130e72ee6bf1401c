import { createRequire } from 'node:module';
import type { ServiceName } from '../catalogue/services.ts';
import type { Stop } from './deadline.ts';

// the clients are CommonJS: `import` would read each of them twice more, to find that out and to list their exports
const require = createRequire(import.meta.url);

/** The exports of one SDK client package. */
export type Sdk = Readonly<Record<string, unknown>>;

/** An answer of AWS as the SDK hands it over. */
export type Answer = Readonly<Record<string, unknown>>;

export interface AwsClient {
  readonly send: (
    command: Command,
    options?: { readonly stop?: Stop; readonly abortSignal?: AbortSignal },
  ) => Promise<Answer>;
  readonly middlewareStack: {
    readonly add: (
      middleware: (next: Handler, context: MiddlewareContext) => Handler,
      options: { readonly step: string; readonly priority: string; readonly name: string },
    ) => void;
    readonly remove: (name: string) => boolean;
  };
  readonly config: {
    readonly protocol?: { readonly getShapeId: () => string };
    readonly region: () => Promise<string>;
    readonly [name: string]: unknown;
  };
}

/** A question, as the SDK sends it. */
export interface Command {
  readonly input: object;
}

export type Handler = (args: unknown) => Promise<{ readonly response: unknown; readonly output: unknown }>;

export interface MiddlewareContext {
  readonly commandName?: string;
}

/** Loads a client package when it is first needed: 25 of them at once would cost more than a small scan. */
export function loadSdk(service: ServiceName): Sdk {
  return LOADERS[service]();
}

/** Makes the one client that a package exports. */
export function makeClient(sdk: Sdk, config: Readonly<Record<string, unknown>>): AwsClient {
  const Client = CLIENTS.get(sdk) ?? clientOf(sdk);
  CLIENTS.set(sdk, Client);
  return new Client(config);
}

type ClientClass = new (config: Readonly<Record<string, unknown>>) => AwsClient;

/** Found once: a package has up to two thousand exports, and a scan a client of it for each region. */
const CLIENTS = new WeakMap<Sdk, ClientClass>();

function clientOf(sdk: Sdk): ClientClass {
  const name = Object.keys(sdk).find((key) => /^[A-Z]\w*Client$/.test(key)) ?? '';
  return sdk[name] as ClientClass;
}

/** The command class of an action. */
export function commandOf(sdk: Sdk, action: string): new (input: object) => Command {
  const command = sdk[`${action}Command`];
  if (typeof command !== 'function') throw new TypeError(`the SDK knows no action ${action}`);
  return command as new (input: object) => Command;
}

const LOADERS: Readonly<Record<ServiceName, () => Sdk>> = {
  acm: () => require('@aws-sdk/client-acm') as Sdk,
  amplify: () => require('@aws-sdk/client-amplify') as Sdk,
  'api-gateway': () => require('@aws-sdk/client-api-gateway') as Sdk,
  apigatewayv2: () => require('@aws-sdk/client-apigatewayv2') as Sdk,
  'application-auto-scaling': () => require('@aws-sdk/client-application-auto-scaling') as Sdk,
  apprunner: () => require('@aws-sdk/client-apprunner') as Sdk,
  appsync: () => require('@aws-sdk/client-appsync') as Sdk,
  athena: () => require('@aws-sdk/client-athena') as Sdk,
  'auto-scaling': () => require('@aws-sdk/client-auto-scaling') as Sdk,
  backup: () => require('@aws-sdk/client-backup') as Sdk,
  batch: () => require('@aws-sdk/client-batch') as Sdk,
  bedrock: () => require('@aws-sdk/client-bedrock') as Sdk,
  'bedrock-agent': () => require('@aws-sdk/client-bedrock-agent') as Sdk,
  cloudcontrol: () => require('@aws-sdk/client-cloudcontrol') as Sdk,
  cloudformation: () => require('@aws-sdk/client-cloudformation') as Sdk,
  cloudfront: () => require('@aws-sdk/client-cloudfront') as Sdk,
  cloudtrail: () => require('@aws-sdk/client-cloudtrail') as Sdk,
  cloudwatch: () => require('@aws-sdk/client-cloudwatch') as Sdk,
  'cloudwatch-logs': () => require('@aws-sdk/client-cloudwatch-logs') as Sdk,
  codebuild: () => require('@aws-sdk/client-codebuild') as Sdk,
  codepipeline: () => require('@aws-sdk/client-codepipeline') as Sdk,
  'cognito-identity': () => require('@aws-sdk/client-cognito-identity') as Sdk,
  'cognito-identity-provider': () => require('@aws-sdk/client-cognito-identity-provider') as Sdk,
  'config-service': () => require('@aws-sdk/client-config-service') as Sdk,
  'database-migration-service': () => require('@aws-sdk/client-database-migration-service') as Sdk,
  'direct-connect': () => require('@aws-sdk/client-direct-connect') as Sdk,
  'directory-service': () => require('@aws-sdk/client-directory-service') as Sdk,
  dynamodb: () => require('@aws-sdk/client-dynamodb') as Sdk,
  ec2: () => require('@aws-sdk/client-ec2') as Sdk,
  ecr: () => require('@aws-sdk/client-ecr') as Sdk,
  ecs: () => require('@aws-sdk/client-ecs') as Sdk,
  efs: () => require('@aws-sdk/client-efs') as Sdk,
  eks: () => require('@aws-sdk/client-eks') as Sdk,
  'elastic-beanstalk': () => require('@aws-sdk/client-elastic-beanstalk') as Sdk,
  'elastic-load-balancing': () => require('@aws-sdk/client-elastic-load-balancing') as Sdk,
  'elastic-load-balancing-v2': () => require('@aws-sdk/client-elastic-load-balancing-v2') as Sdk,
  elasticache: () => require('@aws-sdk/client-elasticache') as Sdk,
  emr: () => require('@aws-sdk/client-emr') as Sdk,
  eventbridge: () => require('@aws-sdk/client-eventbridge') as Sdk,
  firehose: () => require('@aws-sdk/client-firehose') as Sdk,
  fsx: () => require('@aws-sdk/client-fsx') as Sdk,
  'global-accelerator': () => require('@aws-sdk/client-global-accelerator') as Sdk,
  glue: () => require('@aws-sdk/client-glue') as Sdk,
  guardduty: () => require('@aws-sdk/client-guardduty') as Sdk,
  iam: () => require('@aws-sdk/client-iam') as Sdk,
  iot: () => require('@aws-sdk/client-iot') as Sdk,
  kafka: () => require('@aws-sdk/client-kafka') as Sdk,
  kinesis: () => require('@aws-sdk/client-kinesis') as Sdk,
  'kinesis-analytics-v2': () => require('@aws-sdk/client-kinesis-analytics-v2') as Sdk,
  kms: () => require('@aws-sdk/client-kms') as Sdk,
  lambda: () => require('@aws-sdk/client-lambda') as Sdk,
  lightsail: () => require('@aws-sdk/client-lightsail') as Sdk,
  memorydb: () => require('@aws-sdk/client-memorydb') as Sdk,
  mq: () => require('@aws-sdk/client-mq') as Sdk,
  'network-firewall': () => require('@aws-sdk/client-network-firewall') as Sdk,
  opensearch: () => require('@aws-sdk/client-opensearch') as Sdk,
  opensearchserverless: () => require('@aws-sdk/client-opensearchserverless') as Sdk,
  organizations: () => require('@aws-sdk/client-organizations') as Sdk,
  pipes: () => require('@aws-sdk/client-pipes') as Sdk,
  ram: () => require('@aws-sdk/client-ram') as Sdk,
  rds: () => require('@aws-sdk/client-rds') as Sdk,
  redshift: () => require('@aws-sdk/client-redshift') as Sdk,
  'redshift-serverless': () => require('@aws-sdk/client-redshift-serverless') as Sdk,
  'resource-explorer-2': () => require('@aws-sdk/client-resource-explorer-2') as Sdk,
  'resource-groups-tagging-api': () => require('@aws-sdk/client-resource-groups-tagging-api') as Sdk,
  'route-53': () => require('@aws-sdk/client-route-53') as Sdk,
  route53resolver: () => require('@aws-sdk/client-route53resolver') as Sdk,
  s3: () => require('@aws-sdk/client-s3') as Sdk,
  's3-control': () => require('@aws-sdk/client-s3-control') as Sdk,
  sagemaker: () => require('@aws-sdk/client-sagemaker') as Sdk,
  scheduler: () => require('@aws-sdk/client-scheduler') as Sdk,
  'secrets-manager': () => require('@aws-sdk/client-secrets-manager') as Sdk,
  'service-catalog-appregistry': () => require('@aws-sdk/client-service-catalog-appregistry') as Sdk,
  servicediscovery: () => require('@aws-sdk/client-servicediscovery') as Sdk,
  sesv2: () => require('@aws-sdk/client-sesv2') as Sdk,
  sfn: () => require('@aws-sdk/client-sfn') as Sdk,
  sns: () => require('@aws-sdk/client-sns') as Sdk,
  sqs: () => require('@aws-sdk/client-sqs') as Sdk,
  ssm: () => require('@aws-sdk/client-ssm') as Sdk,
  sts: () => require('@aws-sdk/client-sts') as Sdk,
  transfer: () => require('@aws-sdk/client-transfer') as Sdk,
  'vpc-lattice': () => require('@aws-sdk/client-vpc-lattice') as Sdk,
  wafv2: () => require('@aws-sdk/client-wafv2') as Sdk,
  workspaces: () => require('@aws-sdk/client-workspaces') as Sdk,
};
