import { normalized } from '../catalogue/identifiers.ts';
import { entryFor } from '../catalogue/index.ts';
import type { Resource } from '../model/graph.ts';
import { groupBy, uniqueStrings } from '../model/order.ts';
import { isList, isObject } from '../model/value.ts';
import { keyOf } from './lookup.ts';

export const STACK_NAME = 'aws:cloudformation:stack-name';
export const LOGICAL_ID = 'aws:cloudformation:logical-id';

/** What a deployed stack says that it made. */
export interface StackMember {
  readonly stack: Resource;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
}

/** Members of all deployed stacks by stack and logical id; '' as stack asks in all of them. */
export function stackMembers(
  deployed: readonly Resource[],
): (stack: string, logicalId: string) => readonly StackMember[] {
  const members = deployed.flatMap(membersOf);
  const named = members.flatMap((member) => {
    const { stack, logicalId } = member;
    const names = new Set(['', stackName(stack), stack.id, stack.arn ?? '']);
    return [...names].map((name) => ({ key: keyOf(name, logicalId), member }));
  });
  const index = groupBy(named, ({ key }) => key);
  return (stack, logicalId) => (index.get(keyOf(stack, logicalId)) ?? []).map(({ member }) => member);
}

/** Tags that a stack passes on to what it makes. */
export function stackTags(
  deployed: readonly Resource[],
): (resource: Resource) => Readonly<Record<string, string>> {
  const stacks = new Map<string, Resource>();
  for (const one of deployed)
    if (membersOf(one).length > 0) stacks.set(keyOf(one.account, one.region, stackName(one)), one);
  return ({ account, region, tags }) => {
    const name = Object.hasOwn(tags, STACK_NAME) ? tags[STACK_NAME] : undefined;
    return (name !== undefined && stacks.get(keyOf(account, region, name))?.tags) || {};
  };
}

/** The stack that made a resource: by the tag it left, or, where the type carries none, because the stack lists it. */
export function makers(deployed: readonly Resource[]): (resource: Resource) => string | undefined {
  const stacks = deployed.filter(isStack);
  const made = new Map<string, Resource>();
  for (const stack of stacks)
    for (const { type, physicalId } of membersOf(stack))
      for (const region of physicalId === '' ? [] : [stack.region, 'global'])
        made.set(memberKey({ account: stack.account, region, type }, physicalId), stack);
  return (resource) => {
    const { tags, id, arn = '' } = resource;
    if (Object.hasOwn(tags, STACK_NAME)) return tags[STACK_NAME];
    const stack = made.get(memberKey(resource, id)) ?? made.get(memberKey(resource, arn));
    return stack && stackName(stack);
  };
}

/** One template in two regions makes things of one name in both. A type may go by an older name in a template. */
function memberKey(
  { account, region, type }: Pick<Resource, 'account' | 'region' | 'type'>,
  id: string,
): string {
  return keyOf(account, region, entryFor(type)?.type ?? type, normalized(id));
}

/** Why nothing of a declared resource's stack is there, when no stack has its name: that name may be misspelt. */
export function stackWarning(deployed: readonly Resource[]): (declared: Resource) => string | undefined {
  const stacks = deployed.filter(isStack);
  const names = uniqueStrings(stacks.map(stackName));
  const known = new Set([...names, ...stacks.flatMap(({ id, arn = '' }) => [id, arn])]);
  const named = names.slice(0, MOST_NAMED).join(', ');
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return ({ match }) =>
    names.length === 0 || match?.stack === undefined || known.has(match.stack)
      ? undefined
      : `no stack is called ${match.stack}; there are: ${named}${more}`;
}

const MOST_NAMED = 5;

/** A thing that says what it made. */
export function isStack(resource: Resource): boolean {
  return membersOf(resource).length > 0;
}

/** The name within a stack's ARN, or the name itself. */
export function stackName(stack: Pick<Resource, 'id' | 'name'>): string {
  return stack.name ?? /:stack\/([^/]+)/.exec(stack.id)?.[1] ?? stack.id;
}

/** What a stack says that it made; nothing for what is no stack. */
export function membersOf(stack: Resource): StackMember[] {
  const listed = Object.hasOwn(stack.attributes, 'Resources') ? stack.attributes['Resources'] : undefined;
  if (!isList(listed)) return [];
  return listed.flatMap((member) => {
    if (!isObject(member)) return [];
    const { LogicalResourceId: logicalId, PhysicalResourceId: physicalId, ResourceType: type } = member;
    if (typeof logicalId !== 'string' || typeof type !== 'string') return [];
    return [{ stack, logicalId, type, physicalId: typeof physicalId === 'string' ? physicalId : '' }];
  });
}
