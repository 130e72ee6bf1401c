import type { ResourceType } from '../catalogue/define.ts';
import type { Coverage } from '../model/graph.ts';
import type { Found } from './details.ts';
import type { Ledger } from './ledger.ts';
import type { Checkpoint, Depth } from './options.ts';
import type { Item } from './params.ts';
import type { Place } from './place.ts';
import type { ScanProgress } from './progress.ts';
import type { Ask } from './session.ts';

/** What one type looks like in one region. */
export interface Collected {
  readonly found: readonly Found[];
  /** listed, but deleted: AWS goes on naming these for a while */
  readonly gone: readonly Item[];
}

export type Collect = (entry: ResourceType, region: string) => Promise<Collected>;

export interface CollectInput {
  readonly ask: Ask;
  readonly ledger: Ledger;
  readonly place: Place;
  readonly depth: Depth;
  readonly maxDetailed: number;
  readonly entries: readonly ResourceType[];
  readonly progress: ScanProgress;
  /** told of calls that an earlier run made */
  readonly recount: (row: Coverage) => void;
  /** what an interrupted scan had finished; absent: nothing is kept */
  readonly checkpoint?: Checkpoint | undefined;
  readonly signal?: AbortSignal | undefined;
}
