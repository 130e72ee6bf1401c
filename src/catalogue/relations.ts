import type { Relation, RelationKind, Resource } from '../model/graph.ts';
import { compareStrings } from '../model/order.ts';
import { isList, isReference, isUnknown, type Value } from '../model/value.ts';
import { contracted } from './contract.ts';
import type { Attribute, ResourceType } from './define.ts';
import { GENERIC } from './generic.ts';
import { entryFor } from './index.ts';
import type { Target } from './kind.ts';
import { type Resolver, resolver } from './resolver.ts';

/**
 * All relations of one side, from the attributes that point elsewhere. Arrows that pass through folded things
 * (a listener, a security group, a role) are drawn between what those stand for. `known` may be the resolver of the same
 * resources before an attribute was added: it finds them by their names, and what is asked of it is key, type and place.
 */
export function relationsOf(
  resources: readonly Resource[],
  known: Resolver = resolver(resources),
): Relation[] {
  const stated: Relation[] = [];
  for (const resource of resources) state(resource, known, stated);
  return inOrder(contracted(stated, resources, known));
}

function state(resource: Resource, known: Resolver, into: Relation[]): void {
  const entry = entryFor(resource.type);
  if (!entry) {
    if (resource.generic) statePointers(resource, GENERIC, known, into);
  } else if (entry.link) into.push(...linkOf(resource, entry, entry.link, known));
  else statePointers(resource, entry, known, into);
}

/** An event source mapping is not a thing with two arrows: it is one arrow. */
function linkOf(
  resource: Resource,
  entry: ResourceType,
  link: { readonly from: string; readonly to: string; readonly kind: RelationKind },
  known: Resolver,
): Relation[] {
  const ends = (path: string): Resource[] => {
    const found: Resource[] = [];
    const attribute = entry.attributes[path];
    if (attribute) forEachEnd(resource, { path, attribute }, known, (end) => found.push(end));
    return found;
  };
  return ends(link.from).flatMap((from) =>
    ends(link.to).map((to) => ({
      from: from.key,
      to: to.key,
      kind: link.kind,
      evidence: { resource: resource.key, attribute: link.to },
    })),
  );
}

/** Of an entry, what its arrows follow from. */
type Pointers = Pick<ResourceType, 'attributes' | 'parent'>;

function statePointers(resource: Resource, entry: Pointers, known: Resolver, into: Relation[]): void {
  const { key, attributes } = resource;
  for (const pointing of pointingOf(entry)) {
    const { path, attribute, isParent } = pointing;
    // no attribute is called as what every object has
    if (attributes[path] === undefined) continue;
    const isReversed = isParent || attribute.reverse === true;
    forEachEnd(resource, pointing, known, (end, target) => {
      const label = target?.label ?? labelOf(resource, attribute);
      const from = isReversed ? end.key : key;
      const to = isReversed ? key : end.key;
      const kind = isParent ? 'contains' : (target?.kind ?? attribute.relation ?? 'uses');
      const evidence = { resource: key, attribute: path };
      into.push(label === undefined ? { from, to, kind, evidence } : { from, to, kind, label, evidence });
    });
  }
}

interface Pointing {
  readonly path: string;
  readonly attribute: Attribute;
  readonly isParent: boolean;
}

const pointing = new WeakMap<Pointers, readonly Pointing[]>();

/** The attributes of a type that point elsewhere, found once. */
function pointingOf(entry: Pointers): readonly Pointing[] {
  const known = pointing.get(entry);
  if (known) return known;
  const found = Object.entries(entry.attributes).flatMap(([path, attribute]) => {
    const isParent = entry.parent?.includes(path) ?? false;
    return attribute.relation || isParent ? [{ path, attribute, isParent }] : [];
  });
  pointing.set(entry, found);
  return found;
}

/** What another attribute of the resource writes on the arrow; a number is a port. */
function labelOf(resource: Resource, attribute: Attribute): string | undefined {
  const value = attribute.label === undefined ? undefined : resource.attributes[attribute.label];
  if (typeof value === 'number') return `:${value}`;
  return typeof value === 'string' ? value : undefined;
}

/** Asked of each attribute of each resource: no lists on the way. */
function forEachEnd(
  resource: Resource,
  { path, attribute }: Pick<Pointing, 'path' | 'attribute'>,
  known: Resolver,
  tell: (end: Resource, target?: Target) => void,
): void {
  const value = resource.attributes[path];
  if (value === undefined) return;
  const hint = { near: resource, to: attribute.to };
  if (typeof value === 'string' && !attribute.kind.targets) {
    // as most pointers are, once deployed
    const end = known.resolve(value, hint);
    if (end && end.key !== resource.key) tell(end);
    return;
  }
  for (const target of targetsOf(value, attribute)) {
    const end = known.resolve(target.to, hint);
    if (end && end.key !== resource.key) tell(end, target);
  }
}

function targetsOf(value: Value, { kind }: Attribute): readonly Target[] {
  const stated = (isUnknown(value) ? undefined : kind.targets?.(value)) ?? plainTargets(value);
  return stated.some(({ to }) => isUnknown(to)) ? stated.flatMap(opened) : stated;
}

function plainTargets(value: Value): readonly Target[] {
  if (isList(value)) return value.flatMap(plainTargets);
  return typeof value === 'string' || isReference(value) || isUnknown(value) ? [{ to: value }] : [];
}

/** A text made around pointers is not known before deployment, but what it points at is (`Fn::Sub`). */
function opened(target: Target): Target[] {
  if (!isUnknown(target.to)) return [target];
  const inside: readonly Value[] = Object.values(target.to).flat();
  return inside.filter(isReference).map((to) => ({ ...target, to }));
}

/** Sorted by their ends, without repeats. */
export function inOrder(relations: readonly Relation[]): Relation[] {
  const sorted = relations.toSorted(compareRelations);
  return sorted.filter((relation, index) => {
    const before = sorted[index - 1];
    return before === undefined || !isSame(before, relation);
  });
}

/** There may be hundreds of thousands, most of which differ in their first end. */
function compareRelations(a: Relation, b: Relation): number {
  return (
    compareStrings(a.from, b.from) ||
    compareStrings(a.to, b.to) ||
    compareStrings(a.kind, b.kind) ||
    compareStrings(a.label ?? '', b.label ?? '') ||
    compareStrings(a.evidence.resource, b.evidence.resource) ||
    compareStrings(a.evidence.attribute, b.evidence.attribute)
  );
}

function isSame(a: Relation, b: Relation): boolean {
  return a.from === b.from && a.to === b.to && a.kind === b.kind && (a.label ?? '') === (b.label ?? '');
}

/** What makes two relations one: the same ends, kind and label; the evidence may differ. */
export function relationKey({
  from,
  to,
  kind,
  label,
}: Pick<Relation, 'from' | 'to' | 'kind' | 'label'>): string {
  // the lengths keep apart what a hostile name would run together
  return `${from.length} ${to.length} ${kind} ${from}${to}${label ?? ''}`;
}
