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
  for (const resource of resources) for (const relation of statedBy(resource, known)) stated.push(relation);
  return inOrder(contracted(stated, resources, known));
}

function statedBy(resource: Resource, known: Resolver): Relation[] {
  const entry = entryFor(resource.type);
  if (!entry) return resource.generic ? pointersOf(resource, GENERIC, known) : [];
  return entry.link ? linkOf(resource, entry, entry.link, known) : pointersOf(resource, entry, known);
}

/** An event source mapping is not a thing with two arrows: it is one arrow. */
function linkOf(
  resource: Resource,
  entry: ResourceType,
  link: { readonly from: string; readonly to: string; readonly kind: RelationKind },
  known: Resolver,
): Relation[] {
  const ends = (path: string): Resource[] =>
    pointedAt(resource, path, entry.attributes[path], known).map(({ resource: end }) => end);
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

function pointersOf(resource: Resource, entry: Pointers, known: Resolver): Relation[] {
  const relations: Relation[] = [];
  // asked of each attribute of each resource: loops, and no lists on the way
  for (const { path, attribute, isParent } of pointingOf(entry)) {
    // no attribute is called as what every object has
    if (resource.attributes[path] === undefined) continue;
    for (const { resource: end, target } of pointedAt(resource, path, attribute, known)) {
      const label = target.label ?? labelOf(resource, attribute);
      const isReversed = isParent || attribute.reverse === true;
      const from = isReversed ? end.key : resource.key;
      const to = isReversed ? resource.key : end.key;
      const kind = isParent ? 'contains' : (target.kind ?? attribute.relation ?? 'uses');
      const evidence = { resource: resource.key, attribute: path };
      relations.push(
        label === undefined ? { from, to, kind, evidence } : { from, to, kind, label, evidence },
      );
    }
  }
  return relations;
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

function pointedAt(
  resource: Resource,
  path: string,
  attribute: Attribute | undefined,
  known: Resolver,
): { readonly resource: Resource; readonly target: Target }[] {
  const value = resource.attributes[path];
  if (value === undefined || !attribute) return [];
  const hint = attribute.to ? { near: resource, to: attribute.to } : { near: resource };
  const found: { readonly resource: Resource; readonly target: Target }[] = [];
  for (const target of targetsOf(value, attribute)) {
    const end = known.resolve(target.to, hint);
    if (end && end.key !== resource.key) found.push({ resource: end, target });
  }
  return found;
}

function targetsOf(value: Value, { kind }: Attribute): readonly Target[] {
  // as most pointers are, once deployed
  if (typeof value === 'string' && !kind.targets) return [{ to: value }];
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
