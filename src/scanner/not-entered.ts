import { CATALOGUE } from '../catalogue/index.ts';
import { type ErrorCode, IsodriftError } from '../model/errors.ts';
import type { Gap, Inventory } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import type { AccountTarget } from './accounts.ts';
import type { ScanOptions } from './options.ts';
import { GLOBAL } from './place.ts';

/** What a gap says when the user ended the scan before it came there. */
export const STOPPED = 'the scan was stopped before this was read';

/** May this go wrong in one account and not in the next? A region that does not exist goes wrong in all of them. */
export function isOfOneAccount(error: unknown): error is IsodriftError {
  return error instanceof IsodriftError && OF_ONE_ACCOUNT.has(error.code);
}

const OF_ONE_ACCOUNT: ReadonlySet<ErrorCode> = new Set([
  'CREDENTIALS_MISSING',
  'CREDENTIALS_REJECTED',
  'ENDPOINT_UNREACHABLE',
]);

/** The inventory of an account that nobody could look into: one gap over all there may be. */
export function notEntered(
  { account, roleArn, profile }: AccountTarget,
  options: ScanOptions,
  { reason, message }: Pick<Gap, 'reason' | 'message'>,
): Inventory {
  const way = roleArn ?? (profile === undefined ? undefined : `profile ${profile}`);
  const gap: Gap = {
    account,
    region: GLOBAL,
    service: 'sts',
    action: roleArn === undefined ? 'GetCallerIdentity' : 'AssumeRole',
    reason,
    message: `${way === undefined ? '' : `${way}: `}${message}`,
    types: uniqueStrings((options.catalogue ?? CATALOGUE).map(({ type }) => type)),
  };
  const { regions } = options;
  return {
    ...nothing(options),
    accounts: account === '' ? [] : [account],
    regions: regions === 'all' ? [] : uniqueStrings(regions),
    gaps: [gap],
  };
}

/** An inventory of no accounts. */
export function nothing({ now, scanner }: ScanOptions): Inventory {
  return {
    format: 'isodrift/inventory@1',
    capturedAt: now.toISOString(),
    scanner: scanner ?? 'isodrift',
    accounts: [],
    regions: [],
    resources: [],
    relations: [],
    gaps: [],
    coverage: [],
  };
}
