import { foldsFor, type OwnedFold } from '../catalogue/index.ts';
import type { Kind } from '../catalogue/kind.ts';
import { pick, pickTerraform } from '../catalogue/pick.ts';
import type { Side } from '../catalogue/read.ts';
import { isList, type Value } from '../model/value.ts';
import type { Part, Said } from './reading.ts';
import { redirected } from './redirect.ts';

/**
 * What a thing declared apart says to those it may belong into, in canonical form, for each fold of its type: none when it is no
 * part. Read where it is declared, so that the rest of it need not be kept until its owner is known.
 */
export function saidBy(type: string, raw: unknown, side: Side): readonly Said[] {
  const own = plansFor(type);
  return own.length === 0 ? NOTHING : own.map((plan) => saidTo(plan, raw, side));
}

const NOTHING: readonly Said[] = [];

/** Member by member, for a large state has a third of its resources declared apart. */
function saidTo({ entry, fold, set, append }: Plan, raw: unknown, side: Side): Said {
  const owner = read(raw, fold.owner, side);
  const name = fold.alias === undefined ? undefined : read(raw, fold.alias, side);
  return {
    entry,
    fold,
    owners: (isList(owner) ? owner.flat() : [owner]) as Value[],
    alias: typeof name === 'string' ? name : undefined,
    set: set.map(({ path, from, kind }) => ({ path, kind, value: kind?.canonical(read(raw, from, side)) })),
    append: append.map(({ path, from, kind }) => {
      const stated = read(raw, from, side);
      return { path, kind, value: kind?.canonical(isList(stated) ? stated : [stated]) };
    }),
  };
}

/** The part with every pointer to a renamed key following it. */
export function redirectedPart(part: Part, keys: ReadonlyMap<string, string>): Part {
  const follow = (value: Value): Value => redirected(value, keys);
  const members = (stated: Said['set']): Said['set'] =>
    stated.map((one) => (one.value === undefined ? one : { ...one, value: follow(one.value) }));
  const said = part.said.map((one) => ({
    ...one,
    owners: one.owners.map(follow),
    set: members(one.set),
    append: members(one.append),
  }));
  return { ...part, said };
}

/** A fold with the kinds of the attributes that it fills. */
interface Plan extends OwnedFold {
  readonly set: readonly Step[];
  readonly append: readonly Step[];
}

interface Step {
  readonly path: string;
  readonly from: string;
  readonly kind: Kind | undefined;
}

const plans = new Map<string, readonly Plan[]>();
const NONE: readonly Plan[] = [];

/** Found once per type. */
function plansFor(type: string): readonly Plan[] {
  const known = plans.get(type);
  if (known) return known;
  const folds = foldsFor(type);
  if (folds.length === 0) return NONE;
  const found = folds.map(({ fold, entry }): Plan => {
    const steps = (stated: Readonly<Record<string, string>> = {}): Step[] =>
      Object.entries(stated).map(([path, from]) => ({ path, from, kind: entry.attributes[path]?.kind }));
    return { fold, entry, set: steps(fold.set), append: steps(fold.append) };
  });
  plans.set(type, found);
  return found;
}

function read(raw: unknown, path: string, side: Side): unknown {
  return (side === 'terraform' ? pickTerraform(raw, path) : pick(raw, path)) ?? [];
}
