/** What sets one service apart. */
interface Service {
  /** prefix of its IAM actions */
  readonly iam: string;
  /** the one region in which it answers */
  readonly home?: string;
}

/** The AWS services the catalogue calls, by the name of the SDK client package. */
export const SERVICES = {
  acm: { iam: 'acm' },
  'api-gateway': { iam: 'apigateway' },
  apigatewayv2: { iam: 'apigateway' },
  'auto-scaling': { iam: 'autoscaling' },
  cloudcontrol: { iam: 'cloudformation' },
  cloudformation: { iam: 'cloudformation' },
  cloudfront: { iam: 'cloudfront' },
  cloudwatch: { iam: 'cloudwatch' },
  'cloudwatch-logs': { iam: 'logs' },
  'cognito-identity-provider': { iam: 'cognito-idp' },
  'config-service': { iam: 'config' },
  dynamodb: { iam: 'dynamodb' },
  ec2: { iam: 'ec2' },
  ecr: { iam: 'ecr' },
  ecs: { iam: 'ecs' },
  efs: { iam: 'elasticfilesystem' },
  eks: { iam: 'eks' },
  'elastic-load-balancing-v2': { iam: 'elasticloadbalancing' },
  elasticache: { iam: 'elasticache' },
  eventbridge: { iam: 'events' },
  iam: { iam: 'iam' },
  kinesis: { iam: 'kinesis' },
  kms: { iam: 'kms' },
  lambda: { iam: 'lambda' },
  organizations: { iam: 'organizations' },
  rds: { iam: 'rds' },
  'resource-explorer-2': { iam: 'resource-explorer-2' },
  'resource-groups-tagging-api': { iam: 'tag' },
  'route-53': { iam: 'route53' },
  s3: { iam: 's3' },
  'secrets-manager': { iam: 'secretsmanager' },
  sfn: { iam: 'states' },
  sns: { iam: 'sns' },
  sqs: { iam: 'sqs' },
  sts: { iam: 'sts' },
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceName = keyof typeof SERVICES;

/** The region in which a global service answers, where that is not the partition's usual one. */
export function homeOf(name: ServiceName): string | undefined {
  const service: Service = SERVICES[name];
  return service.home;
}
