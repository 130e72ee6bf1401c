import { entryForTerraform, foldsFor } from '../../catalogue/index.ts';
import { snakeCase } from '../../catalogue/pick.ts';
import { typesSpelled } from '../snake.ts';

/** Modules that Pulumi calls otherwise than Terraform's provider; '' where the type has no module in its name. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  alb: ['lb'],
  apigateway: ['api_gateway'],
  dms: ['dms'],
  ec2clientvpn: ['ec2_client_vpn'],
  ec2transitgateway: ['ec2_transit_gateway'],
  ebs: ['ebs'],
  elasticloadbalancing: ['elb'],
  elasticloadbalancingv2: ['lb'],
  kinesis: ['kinesis', 'kinesis_firehose'],
  rds: ['rds', 'db'],
  servicediscovery: ['service_discovery'],
};

/** `aws_sqs_queue` for `aws:sqs/queue:Queue`: that provider is Terraform's under other names. */
export function terraformType(token: string): string {
  const [, module = '', name = ''] = /^aws:([\w-]+)\/\w+:(\w+)$/.exec(token) ?? [];
  const plain = snakeCase(name).replace(/_?v2$/, '');
  const candidates = [...(MODULES[module] ?? [module]), ''].flatMap((prefix) => {
    const head = prefix === '' ? 'aws' : `aws_${prefix}`;
    const short = plain.startsWith(`${prefix}_`) ? [`aws_${plain}`] : [];
    return [`${head}_${snakeCase(name)}`, `${head}_${plain}`, ...short];
  });
  const special = plain === 'load_balancer' ? ['aws_lb'] : [];
  const known = [...special, ...candidates].find(
    (type) => entryForTerraform(type) !== undefined || foldsFor(type).length > 0,
  );
  return known ?? candidates[0] ?? token;
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
