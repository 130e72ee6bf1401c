import { entryForTerraform, foldsFor } from '../../catalogue/index.ts';
import { snakeCase } from '../../catalogue/pick.ts';
import { awsccType } from './awscc.ts';
import { partsOf } from './plan-address.ts';

/** Attributes of the AWS provider that name the resource itself, whatever its type. */
const NAMES =
  /^(?:id|arn|name|bucket|url|key_id|identifier|dns_name|domain_name|endpoint|reader_endpoint|address|api_endpoint|repository_url|(?:invoke|qualified|execution|stream|iam)_arn|(?:bucket_domain|bucket_regional_domain|function|cluster|topic|queue|role|user|group|table|stream|log_group|rule)_name|website_endpoint|cluster_identifier|(?:primary|configuration)_endpoint_address)$/;

/** Does the attribute name the resource itself, rather than something that it has (`default_security_group_id` of a VPC)? */
export function namesItself(type: string, attribute: string): boolean {
  if (NAMES.test(attribute)) return true;
  const entry = entryForTerraform(type);
  if (!entry) return false;
  const own = [entry.name, ...(entry.aliases ?? [])].map((path) => snakeCase(path ?? ''));
  return entry.terraformId === attribute || own.includes(attribute);
}

/** What a resource of this type stands for: itself, or those that it belongs into. */
function typesOf(type: string): readonly string[] {
  const own = entryForTerraform(type)?.type ?? awsccType(type);
  return own === undefined ? foldsFor(type).map(({ entry }) => entry.type) : [own];
}

/** May an attribute that points at these types point at this address? */
export function fitsTypes(address: string, to: readonly string[]): boolean {
  return typesOf(typeIn(address)).some((type) => to.includes(type));
}

/** `vpc_id` names a VPC: may it name what has this address? Where the name tells nothing, anything. */
export function fitsName(attribute: string, address: string): boolean {
  const words = attribute.replace(/(?:_(?:id|arn|name)s?|s)$/, '').split('_');
  const target = typesOf(typeIn(address));
  for (let start = 0; start < words.length; start += 1) {
    const meant = entryForTerraform(`aws_${words.slice(start).join('_')}`);
    if (meant) return target.includes(meant.type);
  }
  return true;
}

function typeIn(address: string): string {
  const { name } = partsOf(address);
  return name.replace(/^data\./, '').split('.')[0] ?? '';
}
