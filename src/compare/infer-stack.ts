import type { Desired, Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import { keyOf } from './lookup.ts';
import { LOGICAL_ID, membersOf, STACK_NAME, stackMembers, stackName } from './stacks.ts';

/** Where a stack's template puts a resource. */
export interface Logical {
  readonly stack: string;
  readonly logicalId: string;
}

/**
 * The stack and logical id of what a template declares: as stated, else in the stack that the one around it has made for it,
 * else in the one stack that holds most of the template. One logical id proves nothing (half of all templates have a
 * `Bucket`), most of a template does.
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
  if (open.length === 0) return statedIn;
  const stacks = stacksByMember(deployed);
  const bestOf = new Map(
    [...groupBy(open, templateOf)].map(([template, group]) => [template, bestStack(group, stacks)]),
  );
  const byKey = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const members = stackMembers(deployed);
  const found = new Map<string, string | undefined>();
  const stackOf = (template: string): string | undefined => {
    if (found.has(template)) return found.get(template);
    const holder = byKey.get(template);
    const around = holder && logicalOf(holder);
    const made = around ? members(around.stack, around.logicalId) : [];
    const [only, ...more] = new Set(made.map(({ physicalId }) => stackName({ id: physicalId })));
    const stack = only && more.length === 0 ? only : bestOf.get(template);
    found.set(template, stack);
    return stack;
  };
  const logicalOf = (declared: Resource): Logical | undefined => {
    const { id, match, source } = declared;
    if (match || id !== '' || source.address === undefined) return statedIn(declared);
    const stack = files.has(source.origin) ? stackOf(templateOf(declared)) : undefined;
    return stack === undefined ? undefined : { stack, logicalId: source.address };
  };
  return logicalOf;
}

function statedIn({ match }: Resource): Logical | undefined {
  return match?.logicalId === undefined
    ? undefined
    : { stack: match.stack ?? '', logicalId: match.logicalId };
}

/**
 * What is in one template has keys that begin alike. For a stack within a stack that is the key of the resource which holds
 * it, so that one file in two stacks is told apart.
 */
function templateOf({ key, source: { origin, address = '' } }: Resource): string {
  return key.endsWith(`/${address}`) ? key.slice(0, -address.length - 1) : origin;
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
