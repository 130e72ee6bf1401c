import { entryFor } from '../catalogue/index.ts';
import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { isObject, type Value } from '../model/value.ts';
import { itemsIn } from './answers.ts';
import { once, plainUnit } from './checkpoint.ts';
import type { CollectInput } from './collected.ts';
import { type Failure, failureOf } from './failure.ts';
import type { PlannedCall } from './plan.ts';
import type { Call } from './session.ts';
import { genericResource, inScope } from './tagged.ts';

/** What a scan with the long tail may ask besides. */
export const LONG_TAIL_CALLS: readonly PlannedCall[] = [
  { service: 'resource-explorer-2', action: 'ListResources' },
  { service: 'cloudcontrol', action: 'GetResource' },
];

const LIST = { service: 'resource-explorer-2', action: 'ListResources' } as const;
const DETAIL = { service: 'cloudcontrol', action: 'GetResource' } as const;

/** Where there is no index there is nothing to be seen, which is a gap of this type: nobody knows what else there is. */
const INDEX = 'AWS::ResourceExplorer2::Index';

/**
 * Things of types that the catalogue does not have: those that Resource Explorer names, as plain named resources, and of
 * these and of the ones that tags gave away the references that Cloud Control tells. Without an index in a region a gap says so.
 */
export async function withLongTail(known: readonly Resource[], input: CollectInput): Promise<Resource[]> {
  const arns = new Set(known.flatMap(({ arn }) => arn ?? []));
  const keys = new Set(known.map(({ key }) => key));
  const { regions, globalRegion } = input.place;
  const asked = [...new Set([...regions, globalRegion])];
  const lists = await Promise.all(asked.map((region) => listed(region, input)));
  const more = new Map<string, Resource>();
  for (const arn of lists.flat()) {
    const one = arns.has(arn) ? undefined : unknownThing(arn, input);
    if (one && !keys.has(one.key)) more.set(one.key, one);
  }
  const all = [...known, ...more.values()];
  const generic = all.filter((one) => one.generic && !entryFor(one.type));
  const within = input.depth === 'full' ? generic.length : input.depth === 'standard' ? input.maxDetailed : 0;
  const wanted = new Set(generic.slice(0, within));
  for (const one of generic.slice(within)) noteUnread(one, input);
  return Promise.all(all.map(async (one) => (wanted.has(one) ? detailed(one, input) : one)));
}

/** What was left out is said, as for any type. */
function noteUnread(
  { account, region, type, key }: Resource,
  { ledger, depth, maxDetailed }: CollectInput,
): void {
  const message =
    depth === 'overview'
      ? 'details are not read at depth overview'
      : `more than ${maxDetailed} of unknown types`;
  ledger.gap({ account, region, ...DETAIL, reason: 'truncated', message, types: [type], resource: key });
}

async function listed(region: string, input: CollectInput): Promise<string[]> {
  return once(plainUnit<string[]>(`explorer ${region}`), input, async ({ ask, ledger }) => {
    const call: Call = { ...LIST, region, params: { MaxResults: 1000 } };
    const { pages, failure } = await ask(call);
    if (failure && input.place.regions.includes(region)) {
      const { reason, message } = explained(failure);
      ledger.gap({ account: input.place.account, region, ...LIST, reason, message, types: [INDEX] });
    }
    try {
      return itemsIn(pages, 'Resources[]').flatMap(({ Arn: arn }) => (typeof arn === 'string' ? [arn] : []));
    } catch (error) {
      const { reason, message } = failureOf(error);
      ledger.gap({ account: input.place.account, region, ...LIST, reason, message, types: [INDEX] });
      return [];
    }
  });
}

/** Without a view to look through the answer is "unauthorized", which no permission can change. */
function explained(failure: Failure): Pick<Failure, 'reason' | 'message'> {
  const isNoView = failure.isNotFound || /view|index/i.test(failure.message);
  return isNoView
    ? { reason: 'not-available', message: 'no Resource Explorer index in this region' }
    : failure;
}

/** A thing of this account, in a region asked for, of a type that nobody lists; what the catalogue has was asked for by itself. */
function unknownThing(arn: string, { place, entries }: CollectInput): Resource | undefined {
  const { account = '', region = '' } = parseArn(arn) ?? {};
  const at = region === '' ? 'global' : inScope(region, place);
  if (at === undefined || (account !== '' && account !== place.account)) return undefined;
  const one = genericResource({ arn, tags: {}, region: at }, { place, entries });
  if (!one || entryFor(one.type)) return undefined;
  return { ...one, source: { origin: `${LIST.service}:${LIST.action}` } };
}

async function detailed(resource: Resource, input: CollectInput): Promise<Resource> {
  const region = resource.region === 'global' ? input.place.globalRegion : resource.region;
  return once(plainUnit<Resource>(`detail ${resource.key}`), input, async ({ ask, ledger }) => {
    const params = { TypeName: resource.type, Identifier: resource.id };
    const { pages, failure } = await ask({ ...DETAIL, region, params });
    if (failure) {
      const { reason, message } = failure;
      const { account, key, type } = resource;
      ledger.gap({
        account,
        region: resource.region,
        ...DETAIL,
        reason,
        message,
        types: [type],
        resource: key,
      });
      return resource;
    }
    const attributes = referencesIn(itemsIn(pages, 'ResourceDescription')[0]?.['Properties']);
    return { ...resource, attributes };
  });
}

/**
 * Of properties that nobody has looked through, only those are kept that are named like a reference and look like one: an id
 * that AWS made, or the ARN of a role or a key. Anything else may be a secret.
 */
export function referencesIn(properties: unknown): Record<string, Value> {
  const found: Record<string, string[]> = {};
  collect(parsed(properties), found);
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, [...new Set(values)].toSorted()]),
  );
}

/** By attribute name, what its values must look like and how the properties may be called that hold them. */
const REFERENCES: readonly { readonly name: string; readonly called: RegExp; readonly like: RegExp }[] = [
  { name: 'SubnetIds', called: /subnet/i, like: /^subnet-[0-9a-f]{8,17}$/ },
  { name: 'VpcId', called: /vpc/i, like: /^vpc-[0-9a-f]{8,17}$/ },
  { name: 'SecurityGroupIds', called: /security_?group/i, like: /^sg-[0-9a-f]{8,17}$/ },
  { name: 'RoleArn', called: /role/i, like: /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/ },
  { name: 'KmsKeyArn', called: /key/i, like: /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]{36}$/ },
];

function collect(value: unknown, found: Record<string, string[]>, called = ''): void {
  if (typeof value === 'string') {
    const match = REFERENCES.find((one) => one.called.test(called) && one.like.test(value));
    if (match) (found[match.name] ??= []).push(value);
  } else if (Array.isArray(value)) for (const member of value as unknown[]) collect(member, found, called);
  else if (isObject(value)) for (const [key, member] of Object.entries(value)) collect(member, found, key);
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
