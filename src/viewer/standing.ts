import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';

/** Which solid stands for which resource or block, and the other way round. */
export interface Standing {
  readonly keyOf: (body: Body | undefined) => string | undefined;
  /** the solid that stands for a key now, opened or closed */
  readonly bodyOf: (key: string) => Body | undefined;
  /** the closed block that a resource lies in, opened or not */
  readonly closedBlockOf: (key: string) => number | undefined;
  /** has this resource a place in the picture? */
  readonly isDrawn: (resource: number) => boolean;
}

export function createStanding(data: ViewerData, bodies: () => readonly Body[]): Standing {
  const { blocks, resources } = data;
  const resourceAt = new Map(resources.keys.map((key, at) => [key, at]));
  const blockOf = new Map(
    blocks.flatMap(({ members }, index) => members.map((member) => [member, index] as const)),
  );
  // what is folded into a block is shown by it
  const blockAt = new Map([
    ...blocks.flatMap(({ folded }, at) => folded.map(({ key }) => [key, at] as const)),
    ...blocks.map(({ key }, at) => [key, at] as const),
  ]);
  return {
    keyOf: (body) => body && (body.resource >= 0 ? resources.keys[body.resource] : blocks[body.block]?.key),
    bodyOf: (key) => {
      const resource = resourceAt.get(key);
      const block = blockAt.get(key);
      return bodies().findLast((body) =>
        resource === undefined ? body.block === block && !body.isInside : body.resource === resource,
      );
    },
    closedBlockOf: (key) => {
      const block = blockOf.get(resourceAt.get(key) ?? -1);
      return block !== undefined && blocks[block]?.isClosed ? block : undefined;
    },
    isDrawn: (resource) => blockOf.has(resource),
  };
}
