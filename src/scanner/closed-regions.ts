import type { Failure } from './failure.ts';

/** Watches for regions that the organisation has closed, so that they are not asked a hundred times in vain. */
export interface ClosedRegions {
  /** waits until it is known whether the region is open; says why it is not to be asked */
  readonly enter: (region: string) => Promise<Failure | undefined>;
  /** how a call in the region went; also told of every page of a listing */
  readonly told: (region: string, name: string, failure: Failure | undefined) => void;
}

/** So many denials by a policy of the organisation, and no answer, close a region. */
const ENOUGH = 3;

interface Region {
  /** the calls that were denied by a service control policy */
  readonly denied: string[];
  sent: number;
  isOpen: boolean;
  waiting: (() => void)[];
}

/**
 * The first three calls of a region go ahead, the others wait for what becomes of them: one that is answered, or fails in any
 * other way, opens the region for good (a policy may forbid single services); three denials close it. So which calls are
 * sent does not hang on which answers come first.
 */
export function watchRegions(): ClosedRegions {
  const regions = new Map<string, Region>();
  const stateOf = (region: string): Region => {
    const known = regions.get(region) ?? { denied: [], sent: 0, isOpen: false, waiting: [] };
    regions.set(region, known);
    return known;
  };
  return {
    enter: async (name) => {
      const region = stateOf(name);
      if (!region.isOpen && region.sent < ENOUGH) {
        region.sent += 1;
        return undefined;
      }
      while (!region.isOpen && region.denied.length < ENOUGH) {
        await new Promise<void>((resolve) => region.waiting.push(resolve));
      }
      return region.isOpen ? undefined : notAsked(name, region.denied);
    },
    told: (name, call, failure) => {
      const region = stateOf(name);
      if (region.isOpen) return;
      if (failure?.reason === 'denied-by-scp') region.denied.push(call);
      else region.isOpen = true;
      if (!region.isOpen && region.denied.length < ENOUGH) return;
      for (const go of region.waiting.splice(0)) go();
    },
  };
}

function notAsked(region: string, denied: readonly string[]): Failure {
  const which = denied.toSorted().join(', ');
  return {
    reason: 'denied-by-scp',
    message: `not asked: a service control policy denied ${which} in ${region}, and nothing was answered there`,
    name: 'NotAsked',
    isNotFound: false,
  };
}
