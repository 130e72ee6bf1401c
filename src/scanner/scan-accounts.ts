import pLimit from 'p-limit';
import type { IsodriftError } from '../model/errors.ts';
import type { GapReason, Inventory } from '../model/graph.ts';
import type { AccountTarget } from './accounts.ts';
import { failureOf } from './failure.ts';
import { mergeInventories } from './merge.ts';
import { isOfOneAccount, notEntered, nothing, STOPPED } from './not-entered.ts';
import type { Checkpoint, Progress, ScanOptions } from './options.ts';
import { scan } from './scan.ts';

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
  const accounts = { done: 0, total: targets.length };
  const { onProgress } = options;
  const all: ScanOptions = onProgress
    ? { ...options, onProgress: (own: Progress) => onProgress({ ...own, accounts: { ...accounts } }) }
    : options;
  const inventories = await Promise.all(
    targets.map((target) =>
      limit(async () => {
        const inventory = await scanOne(target, all, onAccount);
        accounts.done += 1;
        return inventory;
      }),
    ),
  );
  return inventories.length === 0 ? nothing(options) : mergeInventories(inventories);
}

async function scanOne(
  target: AccountTarget,
  options: ScanOptions,
  onAccount: AccountsOptions['onAccount'],
): Promise<Inventory> {
  const { account, ...way } = target;
  const kept = checkpointsOf(target, options);
  const meant = account === '' ? {} : { account };
  const own: ScanOptions = { ...options, ...way, ...meant, checkpoint: kept };
  const finished = finishedIn(account, kept);
  if (finished !== undefined) return finished;
  if (isStopped(options)) return notEntered(target, own, NOT_REACHED);
  try {
    const inventory = await scan(own);
    if (isWhole(inventory, options)) {
      for (const entered of inventory.accounts) kept(entered)?.put(FINISHED, inventory);
    }
    onAccount?.(target, undefined);
    return inventory;
  } catch (error) {
    // what would go wrong in the next one as well is thrown again
    if (!isOfOneAccount(error)) throw error;
    if (isStopped(options)) return notEntered(target, own, NOT_REACHED);
    onAccount?.(target, error.message);
    return notEntered(target, own, { reason: reasonOf(error), message: failureOf(error.cause).message });
  }
}

/** Was everything asked that there was to ask? */
function isWhole({ gaps }: Inventory, options: ScanOptions): boolean {
  return !isStopped(options) && gaps.every(({ reason }) => reason !== 'expired');
}

/** The inventory of an account that an earlier run finished. */
function finishedIn(
  account: string,
  kept: (entered: string) => Checkpoint | undefined,
): Inventory | undefined {
  return account === '' ? undefined : (kept(account)?.get(FINISHED) as Inventory | undefined);
}

/** Two ways into one account may see different things of it. */
function checkpointsOf(
  { profile, roleArn }: AccountTarget,
  { checkpoint }: ScanOptions,
): (entered: string) => Checkpoint | undefined {
  return (entered) => checkpoint?.([entered, profile, roleArn].filter(Boolean).join(' '));
}

const NOT_REACHED = { reason: 'timeout', message: STOPPED } as const;

/** The unit under which a checkpoint keeps an account that is done. */
const FINISHED = 'finished';

function isStopped({ signal }: ScanOptions): boolean {
  return signal?.aborted === true;
}

/** The codes that mean "region disabled" in a scan mean "not let in" before it. */
function reasonOf({ code, cause }: IsodriftError): GapReason {
  if (code !== 'ENDPOINT_UNREACHABLE') return 'denied';
  const { reason } = failureOf(cause);
  return reason === 'region-disabled' ? 'denied' : reason;
}
