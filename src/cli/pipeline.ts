import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import { loadDesired, loadStage } from './load.ts';
import type { SourceOptions } from './options.ts';

/** Reads both sides and compares them. */
export function compareSources(
  desired: readonly string[],
  deployed: string,
  options: SourceOptions,
): Comparison {
  return compare(loadDesired(desired, options), loadStage(deployed, 'inventory'));
}
