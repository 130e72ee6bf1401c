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
    readonly protocol?: { readonly getShapeId: () => string };
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
  amplify: () => import('@aws-sdk/client-amplify'),
  'api-gateway': () => import('@aws-sdk/client-api-gateway'),
  apigatewayv2: () => import('@aws-sdk/client-apigatewayv2'),
  'application-auto-scaling': () => import('@aws-sdk/client-application-auto-scaling'),
  apprunner: () => import('@aws-sdk/client-apprunner'),
  appsync: () => import('@aws-sdk/client-appsync'),
  athena: () => import('@aws-sdk/client-athena'),
  'auto-scaling': () => import('@aws-sdk/client-auto-scaling'),
  backup: () => import('@aws-sdk/client-backup'),
  batch: () => import('@aws-sdk/client-batch'),
  bedrock: () => import('@aws-sdk/client-bedrock'),
  'bedrock-agent': () => import('@aws-sdk/client-bedrock-agent'),
  cloudcontrol: () => import('@aws-sdk/client-cloudcontrol'),
  cloudformation: () => import('@aws-sdk/client-cloudformation'),
  cloudfront: () => import('@aws-sdk/client-cloudfront'),
  cloudtrail: () => import('@aws-sdk/client-cloudtrail'),
  cloudwatch: () => import('@aws-sdk/client-cloudwatch'),
  'cloudwatch-logs': () => import('@aws-sdk/client-cloudwatch-logs'),
  codebuild: () => import('@aws-sdk/client-codebuild'),
  codepipeline: () => import('@aws-sdk/client-codepipeline'),
  'cognito-identity': () => import('@aws-sdk/client-cognito-identity'),
  'cognito-identity-provider': () => import('@aws-sdk/client-cognito-identity-provider'),
  'config-service': () => import('@aws-sdk/client-config-service'),
  'database-migration-service': () => import('@aws-sdk/client-database-migration-service'),
  'direct-connect': () => import('@aws-sdk/client-direct-connect'),
  'directory-service': () => import('@aws-sdk/client-directory-service'),
  dynamodb: () => import('@aws-sdk/client-dynamodb'),
  ec2: () => import('@aws-sdk/client-ec2'),
  ecr: () => import('@aws-sdk/client-ecr'),
  ecs: () => import('@aws-sdk/client-ecs'),
  efs: () => import('@aws-sdk/client-efs'),
  eks: () => import('@aws-sdk/client-eks'),
  'elastic-beanstalk': () => import('@aws-sdk/client-elastic-beanstalk'),
  'elastic-load-balancing': () => import('@aws-sdk/client-elastic-load-balancing'),
  'elastic-load-balancing-v2': () => import('@aws-sdk/client-elastic-load-balancing-v2'),
  elasticache: () => import('@aws-sdk/client-elasticache'),
  emr: () => import('@aws-sdk/client-emr'),
  eventbridge: () => import('@aws-sdk/client-eventbridge'),
  firehose: () => import('@aws-sdk/client-firehose'),
  fsx: () => import('@aws-sdk/client-fsx'),
  'global-accelerator': () => import('@aws-sdk/client-global-accelerator'),
  glue: () => import('@aws-sdk/client-glue'),
  guardduty: () => import('@aws-sdk/client-guardduty'),
  iam: () => import('@aws-sdk/client-iam'),
  iot: () => import('@aws-sdk/client-iot'),
  kafka: () => import('@aws-sdk/client-kafka'),
  kinesis: () => import('@aws-sdk/client-kinesis'),
  'kinesis-analytics-v2': () => import('@aws-sdk/client-kinesis-analytics-v2'),
  kms: () => import('@aws-sdk/client-kms'),
  lambda: () => import('@aws-sdk/client-lambda'),
  lightsail: () => import('@aws-sdk/client-lightsail'),
  memorydb: () => import('@aws-sdk/client-memorydb'),
  mq: () => import('@aws-sdk/client-mq'),
  'network-firewall': () => import('@aws-sdk/client-network-firewall'),
  opensearch: () => import('@aws-sdk/client-opensearch'),
  opensearchserverless: () => import('@aws-sdk/client-opensearchserverless'),
  organizations: () => import('@aws-sdk/client-organizations'),
  pipes: () => import('@aws-sdk/client-pipes'),
  ram: () => import('@aws-sdk/client-ram'),
  rds: () => import('@aws-sdk/client-rds'),
  redshift: () => import('@aws-sdk/client-redshift'),
  'redshift-serverless': () => import('@aws-sdk/client-redshift-serverless'),
  'resource-explorer-2': () => import('@aws-sdk/client-resource-explorer-2'),
  'resource-groups-tagging-api': () => import('@aws-sdk/client-resource-groups-tagging-api'),
  'route-53': () => import('@aws-sdk/client-route-53'),
  route53resolver: () => import('@aws-sdk/client-route53resolver'),
  s3: () => import('@aws-sdk/client-s3'),
  's3-control': () => import('@aws-sdk/client-s3-control'),
  sagemaker: () => import('@aws-sdk/client-sagemaker'),
  scheduler: () => import('@aws-sdk/client-scheduler'),
  'secrets-manager': () => import('@aws-sdk/client-secrets-manager'),
  'service-catalog-appregistry': () => import('@aws-sdk/client-service-catalog-appregistry'),
  servicediscovery: () => import('@aws-sdk/client-servicediscovery'),
  sesv2: () => import('@aws-sdk/client-sesv2'),
  sfn: () => import('@aws-sdk/client-sfn'),
  sns: () => import('@aws-sdk/client-sns'),
  sqs: () => import('@aws-sdk/client-sqs'),
  ssm: () => import('@aws-sdk/client-ssm'),
  sts: () => import('@aws-sdk/client-sts'),
  transfer: () => import('@aws-sdk/client-transfer'),
  'vpc-lattice': () => import('@aws-sdk/client-vpc-lattice'),
  wafv2: () => import('@aws-sdk/client-wafv2'),
  workspaces: () => import('@aws-sdk/client-workspaces'),
};
