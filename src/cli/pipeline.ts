import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import type { Desired, Inventory } from '../model/graph.ts';
import { loadDesired, loadStage } from './load.ts';
import type { SourceOptions } from './options.ts';
import { isRemote } from '../model/address.ts';

/** Reads both sides and compares them. */
export async function compareSources(
  desired: readonly string[],
  deployed: string,
  options: SourceOptions,
): Promise<Comparison> {
  const inventory = loadStage(deployed, 'inventory');
  return compare(await loadDesired(desired, placed(options, inventory)), inventory);
}

/** What a source leaves open about its place, where the scan leaves no choice: one account, one region (rule 20). */
export function placed(
  options: SourceOptions,
  { accounts, regions }: Pick<Inventory, 'accounts' | 'regions'>,
): SourceOptions {
  const [account, ...accountsMore] = accounts;
  const [region, ...regionsMore] = regions.filter((one) => one !== 'global');
  return {
    ...(account === undefined || accountsMore.length > 0 ? {} : { account }),
    ...(region === undefined || regionsMore.length > 0 ? {} : { designRegion: region }),
    ...options,
  };
}

/**
 * The same design, knowing where it is deployed; only templates ask. What came through a pipe or from afar cannot be, or should
 * not be, read twice.
 */
export async function readAgain(
  stated: Desired,
  sources: readonly string[],
  options: SourceOptions,
): Promise<Desired> {
  const isTemplate = stated.sources.some(({ kind }) => kind === 'cloudformation');
  const isAtHand = sources.every((source) => source !== '-' && !isRemote(source));
  return isTemplate && isAtHand ? loadDesired(sources, options) : stated;
}
