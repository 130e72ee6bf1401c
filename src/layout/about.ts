import type { ResourceType } from '../catalogue/define.ts';
import { describe, entryFor } from '../catalogue/index.ts';
import type { Layer, Shape } from '../catalogue/shapes.ts';

/** What the layout must know of a type. */
export interface About {
  readonly title: string;
  readonly drawn: ResourceType['drawn'];
  readonly shape: Shape;
  readonly layer: Layer;
  readonly isGlobal: boolean;
  readonly owner?: string;
  readonly ownerTo?: readonly string[];
}

export type Lookup = (type: string) => About;

/** Asks the catalogue; total, as unknown types are generic blocks. */
export function aboutType(type: string): About {
  const entry = entryFor(type);
  const { title, drawn, shape, layer } = describe(type);
  const to = entry?.owner === undefined ? undefined : entry.attributes[entry.owner]?.to;
  return {
    title,
    drawn,
    shape,
    layer,
    // a bucket is listed globally, but lives in a region
    isGlobal: entry?.scope === 'global' && entry.region === undefined,
    ...(entry?.owner === undefined ? {} : { owner: entry.owner }),
    ...(to ? { ownerTo: to } : {}),
  };
}
