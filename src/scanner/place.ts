/** The account that is scanned and the regions asked for. */
export interface Place {
  readonly account: string;
  readonly partition: string;
  /** where calls to global services go */
  readonly globalRegion: string;
  readonly regions: readonly string[];
}

/** The region of resources that have none. */
export const GLOBAL = 'global';
