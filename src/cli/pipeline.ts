import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import { loadDesired, loadStage } from './load.ts';
import type { SourceOptions } from './options.ts';

/** Reads both sides and compares them. */
export async function compareSources(
  desired: readonly string[],
  deployed: string,
  options: SourceOptions,
): Promise<Comparison> {
  return compare(await loadDesired(desired, options), loadStage(deployed, 'inventory'));
}
