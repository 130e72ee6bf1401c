/** `module.network["a"].aws_subnet.private[0]`, as Terraform prints it. */
export function addressOf(
  resource: {
    readonly module?: string | undefined;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
  },
  index: string | number | undefined,
): string {
  const module = resource.module === undefined ? '' : `${resource.module}.`;
  const mode = resource.mode === 'data' ? 'data.' : '';
  return `${module}${mode}${resource.type}.${resource.name}${indexText(index)}`;
}

function indexText(index: string | number | undefined): string {
  return index === undefined ? '' : `[${JSON.stringify(index)}]`;
}

const providers = new Map<string, string>();
const MOST_PROVIDERS = 1000;

/** The provider's name: `aws` of `provider["registry.terraform.io/hashicorp/aws"].west` and of `module.a.provider.aws`. */
export function providerName(provider: string): string {
  const known = providers.get(provider);
  if (known !== undefined) return known;
  const quoted = /provider\["([^"]+)"\]/.exec(provider)?.[1];
  const plain = /(?:^|\.)provider\.([^.]+)/.exec(provider)?.[1];
  const name = (quoted === undefined ? plain : quoted.split('/').at(-1)) ?? '';
  // a state repeats it for each resource; a hostile one must not fill the memory
  if (providers.size < MOST_PROVIDERS) providers.set(provider, name);
  return name;
}

/** Is it a type of one of the two providers for AWS? */
export function isAwsType(type: string, provider: string): boolean {
  if (type.startsWith('aws_')) return provider === 'aws' || provider === '';
  return type.startsWith('awscc_') && (provider === 'awscc' || provider === '');
}
