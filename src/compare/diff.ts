import type { Attribute } from '../catalogue/define.ts';
import type { Change, NotCompared, Suppressed } from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import { holdsUnknown, isEmpty, isList, isObject, isUnknown, type Value } from '../model/value.ts';
import { attributeOf, definitionOf } from './attribute.ts';
import type { Blindness } from './coverage.ts';
import { equalBy, type Subject } from './equal.ts';
import type { Matches } from './match.ts';
import type { Pointers } from './pointers.ts';
import type { IsScaled } from './scaled.ts';
import { type Pair, referencesIn, sameTarget } from './same.ts';
import { diffTags, type Tags } from './tags.ts';

/** What the comparison of one pair needs to know of all others. */
export interface Surroundings {
  readonly matches: Matches;
  readonly pointers: Pointers;
  readonly blindness: Blindness;
  readonly isScaled: IsScaled;
  /** tags that a deployed resource has from its stack */
  readonly inheritedTags: (deployed: Resource) => Tags;
  /** while matching goes on, "no counterpart" means "not yet" */
  readonly isMatching?: true;
}

export interface Diff {
  readonly changes: readonly Change[];
  readonly notCompared: readonly NotCompared[];
  readonly suppressed: readonly Suppressed[];
  /** paths that were compared, equal or not */
  readonly compared: readonly string[];
  /** what kept the scan from seeing something that the design declares */
  readonly hidden?: string;
}

/** Attribute by attribute what the design declares, and nothing else (rule 2). */
export function diff(declared: Resource, deployed: Resource, around: Surroundings): Diff {
  const paths = uniqueStrings([...Object.keys(declared.attributes), ...wholePaths(declared, deployed)]);
  const tags = diffTags(
    declared,
    deployed,
    () => around.inheritedTags(deployed),
    () => around.blindness.hidesTags(deployed),
  );
  const found: Found = { changes: [], notCompared: [], suppressed: [], compared: [], hiddenBy: [] };
  for (const path of paths) {
    if (isPlainlySame(path, declared, deployed)) {
      found.compared.push(path);
      continue;
    }
    const one = outcomeOf(path, { declared, deployed }, around);
    if (one) note(one, found);
  }
  const { changes, notCompared, suppressed, compared, hiddenBy } = found;
  const hidden = hiddenBy[0] ?? tags.notCompared[0]?.reason;
  return {
    changes: [...changes, ...tags.changes],
    notCompared: [...notCompared, ...tags.notCompared],
    suppressed: [...suppressed, ...tags.suppressed],
    compared,
    ...(hidden === undefined ? {} : { hidden }),
  };
}

/** A text or number that both sides spell alike, as nearly all do: there is nothing to weigh. */
function isPlainlySame(path: string, declared: Resource, deployed: Resource): boolean {
  const value = attributeOf(declared, path);
  if (value === undefined || typeof value === 'object' || value !== attributeOf(deployed, path)) return false;
  const definition = definitionOf(declared.type, path);
  return definition !== undefined && !definition.computed && !definition.kind.secret;
}

interface Found {
  readonly changes: Change[];
  readonly notCompared: NotCompared[];
  readonly suppressed: Suppressed[];
  readonly compared: string[];
  readonly hiddenBy: string[];
}

function note(one: Outcome, found: Found): void {
  if ('reason' in one) {
    if (one.is === 'hidden') found.hiddenBy.push(one.reason);
    found.notCompared.push({ path: one.path, reason: one.reason });
    return;
  }
  if (one.is === 'changed') found.changes.push(difference(one));
  else if (one.alike) found.suppressed.push({ ...difference(one), ...one.alike });
  // what AWS decides is told, not compared
  if (one.is !== 'decided') found.compared.push(one.path);
}

/** What the design would have named if it wanted it: rules, routes and policies of a resource that is declared itself. */
function wholePaths(declared: Resource, deployed: Resource): string[] {
  if (declared.partial) return [];
  return Object.keys(deployed.attributes).filter((path) => definitionOf(declared.type, path)?.whole);
}

type Outcome =
  | ({ readonly is: 'equal'; readonly alike?: Alike } & Sides)
  | ({ readonly is: 'decided'; readonly alike: Alike } & Sides)
  | ({ readonly is: 'changed' } & Sides)
  | { readonly is: 'hidden' | 'unsettled'; readonly path: string; readonly reason: string };

/** Why two sides that differ are equal. */
type Alike = Pick<Suppressed, 'rule' | 'number'>;

interface Sides {
  readonly path: string;
  readonly desired: Value | null;
  readonly deployed: Value | null;
}

function difference({ path, desired, deployed }: Sides): Sides {
  return { path, desired, deployed };
}

/** undefined for what AWS decides and the design does not contradict. */
function outcomeOf(path: string, pair: Pair, around: Surroundings): Outcome | undefined {
  const definition = definitionOf(pair.declared.type, path);
  const desired = attributeOf(pair.declared, path) ?? null;
  const deployed = attributeOf(pair.deployed, path);
  if (definition?.computed) return decided({ path, definition, desired, deployed, pair }, around);
  const reason = definition
    ? unsettled(definition, desired, deployed)
    : 'isodrift does not know this attribute';
  if (reason !== undefined || !definition) return { is: 'unsettled', path, reason: reason ?? '' };
  const hidden = deployed === undefined ? around.blindness.hidesAttribute(pair.deployed, path) : undefined;
  if (hidden !== undefined) return { is: 'hidden', path, reason: hidden };
  const subject = { path, definition, desired, deployed, pair: withTypes(pair, definition) };
  return pair.declared.partial?.includes(path) ? partly(subject, around) : wholly(subject, around);
}

/** Shown, never compared (rule 5): but where the design says otherwise, that is told. */
function decided(subject: Subject, around: Surroundings): Outcome | undefined {
  const { path, definition, desired, deployed } = subject;
  if (isEmpty(desired) || deployed === undefined || holdsUnknown(desired)) return undefined;
  const isSame = equalBy({ ...subject, pair: withTypes(subject.pair, definition) }, around) !== undefined;
  if (isSame || referencesIn(desired).length > 0) return undefined;
  return {
    is: 'decided',
    path,
    desired,
    deployed,
    alike: { rule: 'AWS decides it', number: definition.rule ?? 5 },
  };
}

function withTypes(pair: Pair, { to }: Attribute): Pair {
  return to ? { ...pair, to } : pair;
}

/** What scaling moves all day is nobody's change (rule 5). */
const SCALED: Alike = { rule: 'scaling moves it', number: 5 };

/** The rest of the list belongs to whoever declares it. */
const IN_PART: Alike = { rule: 'declared in part', number: 15 };

function unsettled(definition: Attribute, desired: Value, deployed: Value | undefined): string | undefined {
  if (definition.kind.secret) return 'not verifiable: the value is a secret';
  if (holdsUnknown(desired)) return firstUnknown(desired) ?? 'not known before deployment';
  if (deployed !== undefined) return undefined;
  return definition.api === null ? 'AWS does not return it' : definition.untold;
}

function firstUnknown(value: Value): string | undefined {
  if (isUnknown(value)) return value.$unknown === '' ? undefined : value.$unknown;
  if (isList(value)) return value.map(firstUnknown).find((reason) => reason !== undefined);
  if (!isObject(value)) return undefined;
  return Object.values(value)
    .map(firstUnknown)
    .find((reason) => reason !== undefined);
}

function wholly(subject: Subject, around: Surroundings): Outcome {
  const { path, desired, deployed = null } = subject;
  const sides = { path, desired, deployed };
  const rule = equalBy(subject, around);
  if (rule !== undefined)
    return { is: 'equal', ...sides, ...(rule === '' ? {} : { alike: alikeBy(rule, subject.definition) }) };
  const open = unsettledReference(desired, around);
  if (open !== undefined) return { is: 'unsettled', path, reason: open };
  return isMoved(subject, around) ? { is: 'decided', ...sides, alike: SCALED } : { is: 'changed', ...sides };
}

/** While matching goes on, nobody knows yet which scalers are declared. */
function isMoved({ definition: { scaled }, pair }: Subject, { isScaled, isMatching }: Surroundings): boolean {
  return scaled !== undefined && !isMatching && isScaled(pair.deployed, scaled);
}

/** Silence, or the kind, found both equal. */
function alikeBy(rule: string, { kind, rule: own }: Attribute): Alike {
  return { rule, number: rule === kind.name ? (kind.rule ?? 24) : (own ?? 1) };
}

/** Each declared member must be there; what else is there belongs to others. */
function partly(subject: Subject, around: Surroundings): Outcome {
  const { path, desired, deployed = null, pair, definition } = subject;
  if (!isList(desired)) return wholly(subject, around);
  const found = isList(deployed) ? deployed : [];
  const same = sameTarget(pair, around.pointers, around.matches);
  const member =
    definition.kind.member ??
    ((one, other) => equalBy({ ...subject, desired: one, deployed: other }, around) !== undefined);
  const isThere = (one: Value): boolean => found.some((other) => member(one, other, same));
  const absent = desired.filter((one) => !isThere(one));
  if (absent.length === 0) {
    const isMore = found.length > desired.length;
    return { is: 'equal', path, desired, deployed, ...(isMore ? { alike: IN_PART } : {}) };
  }
  const open = unsettledReference(absent, around);
  return open === undefined
    ? { is: 'changed', path, desired: absent, deployed }
    : { is: 'unsettled', path, reason: open };
}

/** A reference to what is not settled itself, or to a value AWS has not told, is no difference yet. */
function unsettledReference(desired: Value, around: Surroundings): string | undefined {
  return referencesIn(desired)
    .map((one) => unsettledTarget(one, around))
    .find((reason) => reason !== undefined);
}

function unsettledTarget(
  one: ReturnType<typeof referencesIn>[number],
  { matches, pointers, blindness, isMatching }: Surroundings,
): string | undefined {
  const target = pointers.target(one);
  if (!target) return `points at ${one.$ref}, which is no single resource of the design`;
  const matched = matches.deployedFor.get(target)?.deployed;
  if (matched)
    return one.of === undefined || isTold(matched, one.of)
      ? undefined
      : `${target.key} ${one.of} is not known`;
  if (isMatching || target.pending || target.conditional || matches.ties.has(target))
    return `points at ${target.key}, of which the deployed counterpart is not known`;
  const hidden = blindness.hidesResource(target);
  return hidden === undefined ? undefined : `points at ${target.key}, which was not seen: ${hidden}`;
}

function isTold(resource: Resource, of: string): boolean {
  return attributeOf(resource, of) !== undefined || /(Arn|ARN|Id|Name|Url|URL)$/.test(of);
}
