import type { MatchRung } from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { uniqueStrings, listUnder } from '../model/order.ts';
import { samePlace } from './place.ts';
import type { Rung } from './rungs.ts';

/** What stands for what, and by which rung. Resources are the keys, not their names: names may repeat. */
export interface Matches {
  readonly deployedFor: ReadonlyMap<Resource, Matched>;
  readonly declaredFor: ReadonlyMap<Resource, Resource>;
  /** resources of either side that fit several, or that several fit: in words, and never guessed */
  readonly ties: ReadonlyMap<Resource, string>;
}

export interface Matched {
  readonly deployed: Resource;
  readonly rung: MatchRung;
}

/** A match in the making: rungs are climbed one after another, and each takes what it can tell for certain. */
export interface Ladder extends Matches {
  readonly declared: readonly Resource[];
  readonly deployed: readonly Resource[];
  readonly deployedFor: Map<Resource, Matched>;
  readonly declaredFor: Map<Resource, Resource>;
  readonly ties: Map<Resource, string>;
  /** once several fit, no weaker rung may look elsewhere */
  readonly rivals: Map<Resource, ReadonlySet<Resource>>;
  readonly closed: Map<Resource, ReadonlySet<MatchRung>>;
}

/** Starts with nothing matched. */
export function ladder(declared: readonly Resource[], deployed: readonly Resource[]): Ladder {
  return {
    declared,
    deployed,
    deployedFor: new Map(),
    declaredFor: new Map(),
    ties: new Map(),
    rivals: new Map(),
    closed: new Map(),
  };
}

/** Declared resources without a counterpart so far, as far as stronger rungs leave this one a say. */
export function openFor(state: Ladder, rung: MatchRung): readonly Resource[] {
  return state.declared.filter((one) => !state.deployedFor.has(one) && !state.closed.get(one)?.has(rung));
}

/** Takes every pair of which this rung is certain; tells how many that were. */
export function climb(state: Ladder, rung: Rung): number {
  const claims = openFor(state, rung.name).flatMap((one) => claimOf(state, rung, one) ?? []);
  const claimants = claimantsOf(claims);
  const isCertain = ({ free }: Claim): boolean =>
    free.length === 1 && free.every((other) => claimants.get(other)?.length === 1);
  for (const claim of claims) if (!isCertain(claim)) note(state, claim, claimants);
  const certain = claims.filter(isCertain);
  for (const { one, free } of certain) for (const other of free) take(state, [one, other], rung.name);
  return certain.length;
}

/** Settles one pair; what was said about them and their rivals while it was open no longer holds. */
export function take(state: Ladder, [one, other]: readonly [Resource, Resource], rung: MatchRung): void {
  state.deployedFor.set(one, { deployed: other, rung });
  state.declaredFor.set(other, one);
  for (const resource of [one, other, ...(state.rivals.get(one) ?? [])]) state.ties.delete(resource);
}

interface Claim {
  readonly one: Resource;
  /** what fits and nothing else has been matched with */
  readonly free: readonly Resource[];
  /** declared resources that already have what fits this one as well */
  readonly twins: readonly Resource[];
}

/** A name that thousands share tells nothing, and comparing all with all of them would take for ever. */
const MOST_RIVALS = 200;

/** One name in each of many accounts is another matter, until it is asked for as often. */
const MOST_ANSWERS = 5000;

function claimOf(state: Ladder, rung: Rung, one: Resource): Claim | undefined {
  const answer = rung.find(one);
  if (answer === undefined) return undefined;
  const rivals = state.rivals.get(one);
  if (answer.length > MOST_ANSWERS) {
    state.ties.set(one, `${answer.length} deployed resources fit`);
    return undefined;
  }
  const found = answer.filter(
    (other) => samePlace(one, other) && (rivals === undefined || rivals.has(other)),
  );
  if (found.length > MOST_RIVALS) {
    state.ties.set(one, `${found.length} deployed resources fit`);
    return undefined;
  }
  if (found.length === 0) {
    state.closed.set(one, new Set([...(state.closed.get(one) ?? []), ...rung.closes]));
    return undefined;
  }
  const free = found.filter((other) => !state.declaredFor.has(other));
  return { one, free, twins: found.flatMap((other) => state.declaredFor.get(other) ?? []) };
}

function claimantsOf(claims: readonly Claim[]): ReadonlyMap<Resource, readonly Resource[]> {
  const claimants = new Map<Resource, Resource[]>();
  for (const { one, free } of claims) {
    for (const other of free) listUnder(claimants, other, one);
  }
  return claimants;
}

function note(
  state: Ladder,
  { one, free, twins }: Claim,
  claimants: ReadonlyMap<Resource, readonly Resource[]>,
): void {
  const [twin] = twins;
  if (free.length === 0) {
    if (twin) state.ties.set(one, `what it declares is also declared as ${twin.key}`);
    return;
  }
  state.rivals.set(one, new Set(free));
  const others = uniqueStrings(free.flatMap((other) => claimants.get(other) ?? []).map(({ key }) => key));
  const fit =
    free.length > 1
      ? `${free.length} deployed resources fit: ${listed(free.map(({ key }) => key))}`
      : `declared ${others.length} times: ${listed(others)}`;
  state.ties.set(one, fit);
  for (const other of free) state.ties.set(other, `may be what ${listed(others)} declares`);
}

function listed(keys: readonly string[]): string {
  const shown = uniqueStrings(keys).slice(0, 3).join(', ');
  return keys.length > 3 ? `${shown} and ${keys.length - 3} more` : shown;
}
