import { pick } from '../catalogue/pick.ts';
import { IsodriftError } from '../model/errors.ts';
import { type AccountList, type ListedAccount, listOf } from './accounts.ts';
import { openClients } from './clients.ts';
import { openDeadlines } from './deadline.ts';
import { failureOf } from './failure.ts';
import { DEFAULT_LIMITS, type ScanOptions } from './options.ts';
import { pagesOf } from './paging.ts';
import type { PlannedCall } from './plan.ts';
import { type Identity, identify } from './preflight.ts';
import { firstRegion, globalRegionOf } from './regions.ts';

/** What the account that starts a scan of an organisation may ask, beside assuming the roles of its members. */
export const HUB_CALLS: readonly PlannedCall[] = [
  { service: 'sts', action: 'GetCallerIdentity' },
  { service: 'organizations', action: 'ListAccounts' },
];

type HubOptions = Omit<ScanOptions, 'now'>;

/** Who the given credentials are. Throws as a scan does when they are not good. */
export async function hubIdentity(options: HubOptions): Promise<Identity> {
  return withHub(options, (_clients, identity) => Promise.resolve(identity));
}

/**
 * Every account of the organisation, page after page. Suspended ones are named as left out.
 * Answered only to the management account and to delegated administrators:
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html
 */
export async function listOrganization(options: HubOptions): Promise<AccountList> {
  return withHub(options, async (clients, { partition }) => {
    const { sdk, client } = clients.get('organizations', globalRegionOf(partition));
    const { stop, within } = openDeadlines(DEFAULT_LIMITS, options.signal)();
    const accounts: (ListedAccount & { readonly state?: string | undefined })[] = [];
    try {
      for await (const page of pagesOf({
        sdk,
        client,
        action: 'ListAccounts',
        params: {},
        stop,
        send: within,
      })) {
        accounts.push(...([pick(page, 'Accounts')].flat() as Row[]).flatMap(readRow));
      }
    } catch (error) {
      throw notListed(error);
    }
    return listOf(accounts);
  });
}

async function withHub<T>(
  options: HubOptions,
  work: (clients: Awaited<ReturnType<typeof openClients>>, identity: Identity) => Promise<T>,
): Promise<T> {
  const allowed = new Set(HUB_CALLS.map(({ service, action }) => `${service}:${action}`));
  const all = { ...options, regions: [firstRegion(options.regions)], now: new Date(0) };
  const clients = await openClients(all, { ...DEFAULT_LIMITS, ...options.limits }, allowed);
  try {
    return await work(clients, await identify(clients, all));
  } finally {
    clients.close();
  }
}

interface Row {
  readonly Id?: string;
  readonly Name?: string;
  readonly State?: string;
  /** what `State` replaces */
  readonly Status?: string;
}

function readRow(row: Row | undefined): (ListedAccount & { readonly state?: string | undefined })[] {
  if (row?.Id === undefined) return [];
  const { Id: id, Name: name, State, Status } = row;
  return [{ id, ...(name === undefined ? {} : { name }), state: State ?? Status }];
}

function notListed(error: unknown): IsodriftError {
  const { reason, message } = failureOf(error);
  const hint =
    reason === 'denied'
      ? 'run as the management account or a delegated administrator, with the permissions of: isodrift policy --hub'
      : 'give the accounts in a file: --accounts-from accounts.txt';
  return new IsodriftError(
    'CREDENTIALS_REJECTED',
    `the accounts of the organisation could not be listed: ${message}`,
    hint,
    { cause: error },
  );
}
