import type { RelationKind } from '../../model/graph.ts';
import { sortedBy } from '../../model/order.ts';
import { isList, isMark, isObject, sameValue, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind, SameTarget, Target } from '../kind.ts';
import { blockReaderOf, type Reader, readerOf, snakeCase } from '../pick.ts';
import { asSet, members } from './collection.ts';
import { sameMembers } from './member-list.ts';
import { type Options } from './scalar.ts';

/** What is kept of each small thing, by CloudFormation path, stated like the attributes of a type. */
export type Facts = Readonly<Record<string, Attribute>>;

/**
 * Small things that stand inside a resource, in no order: the rules of a backup plan, the targets of a crawler. Of each only
 * the facts named are kept. A fact that the design leaves open is met by any value, unless it has a default.
 */
export function parts(name: string, facts: Facts, options: Options = {}): Attribute {
  return attributeOf(partsKind(name, facts), facts, options);
}

/** The same where the order says which comes first: the cache behaviours of a distribution. */
export function sequence(name: string, facts: Facts, options: Options = {}): Attribute {
  return attributeOf(sequenceKind(name, facts), facts, options);
}

/** The same where only those declared must be there: others may be declared elsewhere, or come from a service of AWS. */
export function partsAmong(name: string, facts: Facts, options: Options = {}): Attribute {
  const kind = partsKind(name, facts);
  const equal: Kind['equal'] = (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    desired.every((one) => deployed.some((other) => kind.member?.(one, other, same)));
  return attributeOf({ ...kind, equal }, facts, options);
}

/**
 * What is set for things that another attribute counts, by the fact that names them: the stages of an API. One that is declared
 * and not there is that other attribute's news.
 */
export function settings(name: string, key: string, facts: Facts, options: Options = {}): Attribute {
  const kind = partsKind(name, facts);
  const of = (part: Value): Value | undefined => (isObject(part) ? part[key] : undefined);
  const member: Kind['member'] = (one, other, same) => kind.member?.(one, other, same) ?? false;
  const equal: Kind['equal'] = (desired, deployed, same) =>
    isList(desired) &&
    desired.every((one) => {
      if (!isList(deployed)) return true;
      const named = deployed.filter((other) => sameValue(of(one), of(other)));
      return named.length === 0 || named.some((other) => member(one, other, same));
    });
  return attributeOf({ ...kind, equal }, facts, options);
}

function attributeOf(kind: Kind, facts: Facts, options: Options): Attribute {
  const pointing = Object.values(facts).filter(({ relation }) => relation !== undefined);
  const [first] = pointing;
  return {
    kind,
    ...(first?.relation === undefined ? {} : { relation: first.relation }),
    ...(first === undefined ? {} : { to: [...new Set(pointing.flatMap(({ to = [] }) => to))] }),
    ...options,
  };
}

/** The same for a list in which AWS has more than anybody states: those declared must be there. */
export function someParts(name: string, facts: Facts, options: Options = {}): Attribute {
  const attribute = parts(name, facts, options);
  const { member = () => false } = attribute.kind;
  const equal: Kind['equal'] = (desired, deployed, same) =>
    isList(desired) &&
    isList(deployed) &&
    desired.every((one) => deployed.some((other) => member(one, other, same)));
  return { ...attribute, kind: { ...attribute.kind, rule: 2, equal } };
}

function partsKind(name: string, facts: Facts): Kind {
  const isSame = (desired: Value, deployed: Value, same: SameTarget): boolean =>
    isObject(desired) && isObject(deployed) && isMet(facts, desired, deployed, same);
  const read = readFacts(facts);
  return {
    name,
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      const found = asSet(members(raw).flatMap((item) => partOf(item, read)));
      return found.length === 0 ? undefined : found;
    },
    equal: sameMembers(isSame),
    member: isSame,
    targets: (value) => (isList(value) ? value.flatMap((part) => targetsOf(part, facts)) : []),
  };
}

function sequenceKind(name: string, facts: Facts): Kind {
  const { member, ...kind } = partsKind(name, facts);
  const read = readFacts(facts);
  return {
    ...kind,
    canonical: (raw) => {
      if (isMark(raw)) return raw;
      const found = members(raw).flatMap((item) => partOf(item, read));
      return found.length === 0 ? undefined : found;
    },
    equal: (desired, deployed, same) =>
      isList(desired) &&
      isList(deployed) &&
      desired.length === deployed.length &&
      desired.every((one, index) => member?.(one, deployed[index] ?? null, same)),
  };
}

function partOf(item: unknown, facts: readonly ReadFact[]): Value[] {
  if (!isObject(item)) return [];
  if (isMark(item)) return [item];
  const part: Record<string, Value> = {};
  let isEmpty = true;
  for (const { path, kind, readers } of facts) {
    const value = kind.canonical(rawFact(item, path, readers));
    if (value === undefined) continue;
    part[path] = value;
    isEmpty = false;
  }
  return isEmpty ? [] : [part];
}

/** A fact, and what finds it in an item, in the order in which the places are looked at. */
interface ReadFact {
  readonly path: string;
  readonly kind: Kind;
  readonly readers: readonly Reader[];
}

/** In the order of their paths: as CloudFormation writes it, as the API does, as Terraform does; these share no names. */
function readFacts(facts: Facts): readonly ReadFact[] {
  const read = Object.entries(facts).map(([path, { kind, cloudformation, api, terraform }]) => ({
    path,
    kind,
    readers: [
      readerOf(cloudformation ?? path),
      ...(api === null ? [] : [readerOf(api ?? path)]),
      ...(terraform === null ? [] : [blockReaderOf(terraform ?? snakeCase(path))]),
    ],
  }));
  return sortedBy(read, ({ path }) => path);
}

/** As it was kept once comes before all others. */
function rawFact(item: Readonly<Record<string, Value>>, path: string, readers: readonly Reader[]): unknown {
  if (Object.hasOwn(item, path)) return item[path];
  for (const read of readers) {
    const value = read(item);
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) return value;
  }
  return undefined;
}

function isMet(
  facts: Facts,
  desired: Readonly<Record<string, Value>>,
  deployed: Readonly<Record<string, Value>>,
  same: SameTarget,
): boolean {
  return Object.entries(facts).every(([path, { kind, default: assumed, computed, untold }]) => {
    const wanted = desired[path] ?? assumed;
    const found = deployed[path] ?? assumed;
    if (wanted === undefined || computed) return true;
    if (found === undefined) return untold !== undefined;
    return kind.equal(wanted, found, same);
  });
}

function targetsOf(part: Value, facts: Facts): Target[] {
  if (!isObject(part)) return [];
  return Object.entries(facts).flatMap(([path, { kind, relation }]) => {
    const value = part[path];
    if (value === undefined || relation === undefined) return [];
    return (kind.targets?.(value) ?? plain(value)).map((target) => withKind(target, relation));
  });
}

function plain(value: Value): readonly Target[] {
  return isList(value) ? value.map((to) => ({ to })) : [{ to: value }];
}

function withKind(target: Target, kind: RelationKind): Target {
  return target.kind === undefined ? { ...target, kind } : target;
}
