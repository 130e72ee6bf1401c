import { UNMODELLED_TYPES } from '../catalogue/generic.ts';
import type { Resource } from '../model/graph.ts';
import { itemsIn } from './answers.ts';
import { once, plainUnit } from './checkpoint.ts';
import type { CollectInput } from './collected.ts';
import { type Failure, failureOf } from './failure.ts';
import { referencesIn } from './references.ts';
import { keyOf } from './resource.ts';
import type { Outcome } from './session.ts';

const LIST = { service: 'cloudcontrol', action: 'ListResources' } as const;
const DETAIL = { service: 'cloudcontrol', action: 'GetResource' } as const;

/** What is asked of Cloud Control for details, for gaps. */
export const DETAIL_CALL: { readonly service: string; readonly action: string } = DETAIL;

/** The things of some types without an entry, in a region that has no index of all there is. */
export async function listedByCloudControl(region: string, input: CollectInput): Promise<Resource[]> {
  const lists = await Promise.all(UNMODELLED_TYPES.map((type) => listedType(type, region, input)));
  return lists.flat();
}

async function listedType(type: string, region: string, input: CollectInput): Promise<Resource[]> {
  const { account } = input.place;
  return once(plainUnit<Resource[]>(`list ${type} ${region}`), input, async ({ ask, ledger }) => {
    const { pages, failure } = await ask({ ...LIST, region, params: { TypeName: type, MaxResults: 100 } });
    const note = ({ reason, message }: Pick<Failure, 'reason' | 'message'>): void =>
      ledger.gap({ account, region, ...LIST, reason, message, types: [type] });
    if (failure) note(reasonOf(failure));
    try {
      return itemsIn(pages, 'ResourceDescriptions[]').flatMap(({ Identifier: id, Properties: properties }) =>
        typeof id === 'string' && id !== '' ? [thing(type, id, region, { account, properties })] : [],
      );
    } catch (error) {
      note(failureOf(error));
      return [];
    }
  });
}

function thing(
  type: string,
  id: string,
  region: string,
  { account, properties }: { readonly account: string; readonly properties: unknown },
): Resource {
  return {
    key: keyOf(account, region, type, id),
    type,
    account,
    region,
    id,
    ...(id.startsWith('arn:') ? { arn: id } : {}),
    tags: {},
    attributes: referencesIn(properties),
    generic: true,
    source: { origin: `${LIST.service}:${LIST.action}` },
  };
}

/** A generic thing with the references that its properties hold; what cannot be read is a gap that names the permission. */
export async function detailed(resource: Resource, input: CollectInput): Promise<Resource> {
  const { account, key, type } = resource;
  return once(plainUnit<Resource>(`detail ${key}`), input, async (own) => {
    const { pages, failure } = await described(resource, own);
    if (failure) {
      const gap = { account, region: resource.region, ...DETAIL, ...reasonOf(failure) };
      own.ledger.gap({ ...gap, types: [type], resource: key });
      return resource;
    }
    const found = referencesIn(itemsIn(pages, 'ResourceDescription')[0]?.['Properties']);
    return { ...resource, attributes: { ...resource.attributes, ...found } };
  });
}

/** A type's identifier may be the name of a thing or all of its ARN: who knows only the ARN tries both. */
async function described(
  { type, id, arn, region }: Resource,
  { ask, place }: CollectInput,
): Promise<Outcome> {
  const at = region === 'global' ? place.globalRegion : region;
  const asked = (Identifier: string): Promise<Outcome> =>
    ask({ ...DETAIL, region: at, params: { TypeName: type, Identifier } });
  const outcome = await asked(id);
  const isAnother = arn !== undefined && arn !== id && outcome.failure !== undefined;
  return isAnother && isUnknownName(outcome.failure) ? asked(arn) : outcome;
}

function isUnknownName({ isNotFound, name }: Failure): boolean {
  return isNotFound || /^(ValidationException|InvalidRequest)/.test(name);
}

/** Cloud Control asks the service behind a type with our own permissions, and wraps that one's denial in an error of its own. */
function reasonOf({ reason, message, name }: Failure): Pick<Failure, 'reason' | 'message'> {
  if (reason !== 'failed') return { reason, message };
  if (UNSUPPORTED.test(name)) return { reason: 'not-available', message };
  return { reason: DENIED.test(message) ? 'denied' : reason, message };
}

/** https://docs.aws.amazon.com/cloudcontrolapi/latest/APIReference/API_ListResources.html#API_ListResources_Errors */
const UNSUPPORTED = /^(UnsupportedAction|TypeNotFound)/;
const DENIED = /not authorized to perform|access ?denied/i;
