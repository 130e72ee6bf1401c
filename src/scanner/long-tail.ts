import { entryFor } from '../catalogue/index.ts';
import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { itemsIn } from './answers.ts';
import { once, plainUnit } from './checkpoint.ts';
import { DETAIL_CALL, detailed, listedByCloudControl } from './cloud-control.ts';
import type { CollectInput } from './collected.ts';
import { type Failure, failureOf } from './failure.ts';
import type { PlannedCall } from './plan.ts';
import type { Call } from './session.ts';
import { genericResource, inScope } from './tagged.ts';

/** What a scan with the long tail may ask besides. */
export const LONG_TAIL_CALLS: readonly PlannedCall[] = [
  { service: 'resource-explorer-2', action: 'ListResources' },
  { service: 'cloudcontrol', action: 'GetResource' },
  { service: 'cloudcontrol', action: 'ListResources' },
];

const LIST = { service: 'resource-explorer-2', action: 'ListResources' } as const;

/** Where there is no index only some types can be asked for, which is a gap of this type: nobody knows what else there is. */
const INDEX = 'AWS::ResourceExplorer2::Index';

/**
 * Things of types that the catalogue does not have: those that Resource Explorer names, as plain named resources, and of
 * these and of the ones that tags gave away the references that Cloud Control tells. Without an index in a region a gap says so,
 * and Cloud Control is asked for the types that people most often have.
 */
export async function withLongTail(known: readonly Resource[], input: CollectInput): Promise<Resource[]> {
  const arns = new Set(known.flatMap(({ arn }) => arn ?? []));
  const keys = new Set(known.map(({ key }) => key));
  const { regions, globalRegion } = input.place;
  const asked = [...new Set([...regions, globalRegion])];
  const lists = await Promise.all(asked.map((region) => listed(region, input)));
  const more = new Map<string, Resource>();
  for (const one of lists.flat()) {
    const isKnown = keys.has(one.key) || (one.arn !== undefined && arns.has(one.arn));
    if (!isKnown) more.set(one.key, one);
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
  ledger.gap({ account, region, ...DETAIL_CALL, reason: 'truncated', message, types: [type], resource: key });
}

async function listed(region: string, input: CollectInput): Promise<Resource[]> {
  const { arns, isIndexed } = await once(plainUnit<Explored>(`explorer ${region}`), input, (own) =>
    explored(region, own),
  );
  const named = arns.flatMap((arn) => unknownThing(arn, input) ?? []);
  if (isIndexed || !input.place.regions.includes(region)) return named;
  return [...named, ...(await listedByCloudControl(region, input))];
}

interface Explored {
  readonly arns: readonly string[];
  readonly isIndexed: boolean;
}

async function explored(region: string, { ask, ledger, place }: CollectInput): Promise<Explored> {
  const call: Call = { ...LIST, region, params: { MaxResults: 1000 } };
  const { pages, failure } = await ask(call);
  const note = ({ reason, message }: Pick<Failure, 'reason' | 'message'>): void =>
    ledger.gap({ account: place.account, region, ...LIST, reason, message, types: [INDEX] });
  const why = failure && explained(failure);
  // the region of the global services is asked for these only
  if (why && place.regions.includes(region)) note(why);
  const isIndexed = why?.reason !== 'not-available';
  try {
    const arns = itemsIn(pages, 'Resources[]').flatMap(({ Arn: arn }) =>
      typeof arn === 'string' ? [arn] : [],
    );
    return { arns, isIndexed };
  } catch (error) {
    note(failureOf(error));
    return { arns: [], isIndexed };
  }
}

/**
 * Without an index or a view to look through the answer is "unauthorized", which no permission can change; a missing permission
 * is named. https://docs.aws.amazon.com/resource-explorer/latest/apireference/API_ListResources.html#API_ListResources_Errors
 */
function explained(failure: Failure): Pick<Failure, 'reason' | 'message'> {
  const { name, message, isNotFound } = failure;
  const isPermission = /not authorized to perform/i.test(message);
  const isNoView = isNotFound || name === 'UnauthorizedException' || /\b(view|index)\b/i.test(message);
  return isNoView && !isPermission
    ? {
        reason: 'not-available',
        message: 'no Resource Explorer index in this region: only some types were asked for',
      }
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
