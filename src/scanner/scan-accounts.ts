import pLimit from 'p-limit';
import { CATALOGUE } from '../catalogue/index.ts';
import { IsodriftError, type ErrorCode } from '../model/errors.ts';
import type { Gap, GapReason, Inventory } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import type { AccountTarget } from './accounts.ts';
import { failureOf } from './failure.ts';
import { mergeInventories } from './merge.ts';
import type { Checkpoint, Progress, ScanOptions } from './options.ts';
import { GLOBAL } from './place.ts';
import { scan, STOPPED } from './scan.ts';

export interface AccountsOptions {
  readonly targets: readonly AccountTarget[];
  /** for every account; what a target says of itself comes first */
  readonly options: ScanOptions;
  /** told once for each account, with what went wrong if it could not be entered */
  readonly onAccount?: (target: AccountTarget, failure: string | undefined) => void;
}

/** AWS throttles each account by itself, so a few at once cost them nothing; more would only fill the memory. */
const AT_ONCE = 4;

/**
 * Scans accounts, each by itself, and unites what they hold. An account that cannot be entered is a gap that hides everything in
 * it; the others go on. Throws for what would go wrong in every account alike: a region or a service that does not exist.
 */
export async function scanAccounts({ targets, options, onAccount }: AccountsOptions): Promise<Inventory> {
  const limit = pLimit(AT_ONCE);
  const tell = totalProgress(options.onProgress);
  const inventories = await Promise.all(
    targets.map((target, index) => limit(() => scanOne(target, { ...options, ...tell(index) }, onAccount))),
  );
  return inventories.length === 0 ? nothing(options) : mergeInventories(inventories);
}

async function scanOne(
  target: AccountTarget,
  options: ScanOptions,
  onAccount: AccountsOptions['onAccount'],
): Promise<Inventory> {
  const { account, ...way } = target;
  // two ways into one account may see different things of it
  const kept = (entered: string): Checkpoint | undefined =>
    options.checkpoint?.([entered, way.profile, way.roleArn].filter(Boolean).join(' '));
  const own: ScanOptions = { ...options, ...way, checkpoint: kept };
  const finished = account === '' ? undefined : kept(account)?.get(FINISHED);
  if (finished !== undefined) return finished as Inventory;
  if (isStopped(options)) return notEntered(target, own, { reason: 'timeout', message: STOPPED });
  try {
    const inventory = await scan(own);
    const isWhole = inventory.gaps.every(({ reason }) => reason !== 'expired');
    if (isWhole && !isStopped(options)) kept(inventory.accounts[0] ?? '')?.put(FINISHED, inventory);
    onAccount?.(target, undefined);
    return inventory;
  } catch (error) {
    const { gap, message } = hidden(error);
    onAccount?.(target, message);
    return notEntered(target, own, gap);
  }
}

/** Why an account could not be entered. What would go wrong in the next one as well is thrown again. */
function hidden(error: unknown): { readonly gap: Pick<Gap, 'reason' | 'message'>; readonly message: string } {
  if (!(error instanceof IsodriftError) || !OF_ONE_ACCOUNT.has(error.code)) throw error;
  const gap = { reason: reasonOf(error), message: failureOf(error.cause).message };
  return { gap, message: error.message };
}

/** The unit under which a checkpoint keeps an account that is done. */
const FINISHED = 'finished';

/** What may go wrong in one account and not in the next. */
const OF_ONE_ACCOUNT: ReadonlySet<ErrorCode> = new Set([
  'CREDENTIALS_MISSING',
  'CREDENTIALS_REJECTED',
  'ENDPOINT_UNREACHABLE',
]);

/** The inventory of an account that nobody could look into: one gap over all there may be. */
function notEntered(
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

function isStopped({ signal }: ScanOptions): boolean {
  return signal?.aborted === true;
}

/** The codes that mean "region disabled" in a scan mean "not let in" before it. */
function reasonOf({ code, cause }: IsodriftError): GapReason {
  if (code !== 'ENDPOINT_UNREACHABLE') return 'denied';
  const { reason } = failureOf(cause);
  return reason === 'region-disabled' ? 'denied' : reason;
}

function nothing({ now, scanner }: ScanOptions): Inventory {
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

/** Adds up what the accounts tell. */
function totalProgress(told: ScanOptions['onProgress']): (index: number) => Pick<ScanOptions, 'onProgress'> {
  if (!told) return () => ({});
  const each = new Map<number, Progress>();
  const totals = { calls: 0, failed: 0 };
  return (index) => ({
    onProgress: (progress) => {
      const before = each.get(index);
      totals.calls += progress.calls - (before?.calls ?? 0);
      totals.failed += progress.failed - (before?.failed ?? 0);
      each.set(index, progress);
      told({ ...progress, ...totals });
    },
  });
}
