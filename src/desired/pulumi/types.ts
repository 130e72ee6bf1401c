import { CATALOGUE } from '../../catalogue/index.ts';
import { snakeCase } from '../../catalogue/pick.ts';
import { typesSpelled } from '../snake.ts';

/** Modules that Pulumi calls otherwise than Terraform's provider. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  alb: ['lb'],
  apigateway: ['api_gateway'],
  directconnect: ['dx'],
  ec2clientvpn: ['ec2_client_vpn'],
  ec2transitgateway: ['ec2_transit_gateway'],
  elasticloadbalancing: ['elb'],
  elasticloadbalancingv2: ['lb'],
  kinesis: ['kinesis', 'kinesis_firehose'],
  rds: ['rds', 'db'],
  servicediscovery: ['service_discovery'],
};

/** `aws_sqs_queue` for `aws:sqs/queue:Queue`: that provider is Terraform's under other names. */
export function terraformType(token: string): string {
  const [, module = '', name = ''] = /^aws:([\w-]+)\/\w+:(\w+)$/.exec(token) ?? [];
  if (name === '') return token;
  const snake = snakeCase(name);
  const names = [snake, snake.replace(/_?v2$/, '')];
  const modules = [...(MODULES[module] ?? [module])];
  const known = [...modules.flatMap((one) => spelledWith(one, names)), ...names].find(isKnown);
  return terraformTypes().get(flat(known ?? '')) ?? `aws_${modules[0] ?? module}_${snake}`;
}

/** What a type may be called in a module; that of a whole service goes by the name of the service (`aws_cloudtrail`, `aws_lb`). */
function spelledWith(module: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const isService = flat(module).endsWith(flat(name)) || name === 'load_balancer';
    return isService ? [module, `${module}_${name}`] : [`${module}_${name}`];
  });
}

function isKnown(name: string): boolean {
  return terraformTypes().has(flat(name));
}

/** Where words end in a name is told differently: `graphQLApi` is `graphql_api`. */
function flat(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}

let types: ReadonlyMap<string, string> | undefined;

/** Terraform's types without `aws_`, by their names in one word. */
function terraformTypes(): ReadonlyMap<string, string> {
  types ??= new Map(
    CATALOGUE.flatMap(({ terraform, folds = [] }) => [...folds.map(({ type }) => type), ...terraform])
      .filter((type) => type.startsWith('aws_'))
      .map((type) => [flat(type.slice('aws_'.length)), type]),
  );
  return types;
}

let native: ReadonlyMap<string, string> | undefined;

/** `AWS::S3::Bucket` for `aws-native:s3:Bucket`. */
export function nativeType(token: string): string | undefined {
  native ??= typesSpelled((type) => {
    const [, service = '', ...rest] = type.split('::');
    return `aws-native:${service}:${rest.join('')}`.toLowerCase();
  });
  return native.get(token.toLowerCase());
}
