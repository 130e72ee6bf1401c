import type { Desired, Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import { keyOf } from './lookup.ts';
import { LOGICAL_ID, membersOf, STACK_NAME, stackName } from './stacks.ts';

/** Where a stack's template puts a resource. */
export interface Logical {
  readonly stack: string;
  readonly logicalId: string;
}

/**
 * The stack and logical id of what a template declares: as stated, else in the one stack that holds most of the template.
 * One logical id proves nothing (half of all templates have a `Bucket`), most of a template does.
 */
export function logicalIds(
  desired: Desired,
  deployed: readonly Resource[],
): (declared: Resource) => Logical | undefined {
  const files = new Set(
    desired.sources.filter(({ kind }) => kind === 'cloudformation').map(({ file }) => file),
  );
  const open = desired.resources.filter(
    ({ id, match, source }) =>
      id === '' && !match && source.address !== undefined && files.has(source.origin),
  );
  const stacks = open.length === 0 ? new Map<string, readonly string[]>() : stacksByMember(deployed);
  const stackOf = new Map(
    [...groupBy(open, ({ source }) => source.origin)].map(([file, group]) => [
      file,
      bestStack(group, stacks),
    ]),
  );
  return ({ id, match, source }) => {
    if (match?.logicalId !== undefined) return { stack: match.stack ?? '', logicalId: match.logicalId };
    const stack = id === '' && !match ? stackOf.get(source.origin) : undefined;
    return stack === undefined || source.address === undefined
      ? undefined
      : { stack, logicalId: source.address };
  };
}

function stacksByMember(deployed: readonly Resource[]): ReadonlyMap<string, readonly string[]> {
  const listed = deployed.flatMap((stack) =>
    membersOf(stack).map(({ type, logicalId }) => [keyOf(type, logicalId), stackName(stack)] as const),
  );
  const tagged = deployed.flatMap(({ type, tags }) => {
    const stack = tags[STACK_NAME];
    const logicalId = tags[LOGICAL_ID];
    return stack === undefined || logicalId === undefined ? [] : [[keyOf(type, logicalId), stack] as const];
  });
  const groups = groupBy([...listed, ...tagged], ([key]) => key);
  return new Map([...groups].map(([key, group]) => [key, [...new Set(group.map(([, stack]) => stack))]]));
}

function bestStack(
  declared: readonly Resource[],
  stacks: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const held = declared.flatMap(({ type, source }) => stacks.get(keyOf(type, source.address ?? '')) ?? []);
  const counts = [...groupBy(held, (stack) => stack)].map(([stack, hits]) => ({ stack, hits: hits.length }));
  const most = Math.max(0, ...counts.map(({ hits }) => hits));
  const best = counts.filter(({ hits }) => hits === most);
  return best.length === 1 && most * 2 > declared.length ? best[0]?.stack : undefined;
}
