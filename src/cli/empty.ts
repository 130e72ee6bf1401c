import type { Desired, Inventory } from '../model/graph.ts';

const NOTHING = { resources: [], relations: [], gaps: [] };

/** A design that declares nothing. */
export const EMPTY_DESIRED: Desired = { format: 'isodrift/desired@1', title: '', sources: [], ...NOTHING };

/** A scan that asked nothing. */
export const EMPTY_INVENTORY: Inventory = {
  format: 'isodrift/inventory@1',
  capturedAt: '',
  scanner: '',
  accounts: [],
  regions: [],
  coverage: [],
  ...NOTHING,
};
