import type { Change, NotCompared, Suppressed } from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import { sameValue } from '../model/value.ts';

export type Tags = Readonly<Record<string, string>>;

export interface TagDiff {
  readonly changes: readonly Change[];
  readonly notCompared: readonly NotCompared[];
  readonly suppressed: readonly Suppressed[];
}

/**
 * Tags as one map, without those AWS writes itself. Nothing is said about the tags of a resource that declares none;
 * where only some are declared (`partial`), only those count. `inherited` tags come with the stack, and what is not known
 * yet (`openTags`) is no difference.
 */
export function diffTags(
  declared: Resource,
  deployed: Resource,
  inherited: () => Tags,
  hidden: () => string | undefined,
): TagDiff {
  // as nearly all are
  if (declared.openTags === undefined && sameValue(declared.tags, deployed.tags)) return NOTHING;
  const wanted = ownTags(declared.tags);
  const found = ownTags(deployed.tags);
  const open = declared.openTags ?? [];
  if (wanted.size === 0 && open.length === 0) return NOTHING;
  const reason = found.size === 0 ? hidden() : undefined;
  if (reason !== undefined) return { ...NOTHING, notCompared: [{ path: 'Tags', reason }] };
  const isWhole = declared.partial?.includes('Tags') !== true && !open.includes('*');
  const keys = uniqueStrings([...wanted.keys(), ...(isWhole ? found.keys() : [])]).filter(
    (key) => !open.includes(key),
  );
  const differences = keys
    .filter((key) => wanted.get(key) !== found.get(key))
    .map((key): Change => ({
      path: `Tags.${key}`,
      desired: wanted.get(key) ?? null,
      deployed: found.get(key) ?? null,
    }));
  const isInherited = ({ path, desired, deployed: value }: Change): boolean =>
    desired === null && ownTags(inherited()).get(path.slice('Tags.'.length)) === value;
  return {
    notCompared: open.map((key) => ({
      path: key === '*' ? 'Tags' : `Tags.${key}`,
      reason: 'not known before deployment',
    })),
    changes: differences.filter((change) => !isInherited(change)),
    suppressed: differences
      .filter(isInherited)
      .map((change) => ({ ...change, rule: 'tag of the stack', number: 9 })),
  };
}

const NOTHING: TagDiff = { changes: [], notCompared: [], suppressed: [] };

function ownTags(tags: Tags): ReadonlyMap<string, string> {
  return new Map(Object.entries(tags).filter(([key]) => !key.startsWith('aws:')));
}
