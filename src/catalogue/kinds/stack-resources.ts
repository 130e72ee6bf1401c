import { sortedBy } from '../../model/order.ts';
import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { members } from './collection.ts';
import { identical, type Options } from './scalar.ts';

/** What a stack made: logical id, physical id and type, in the names of the API. */
export function stackResources(options: Options = {}): Attribute {
  return { kind: stackResourcesKind, ...options };
}

const stackResourcesKind: Kind = {
  name: 'stackResources',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    const made = members(raw).flatMap((item) => {
      if (!isObject(item) || item['ResourceStatus'] === 'DELETE_COMPLETE') return [];
      const { LogicalResourceId = '', PhysicalResourceId, ResourceType = '' } = item;
      return [
        {
          LogicalResourceId,
          ResourceType,
          ...(PhysicalResourceId === undefined ? {} : { PhysicalResourceId }),
        },
      ];
    });
    return made.length === 0 ? undefined : sortedBy(made, (one) => JSON.stringify(one.LogicalResourceId));
  },
  equal: identical,
};
