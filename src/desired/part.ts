import { foldsFor, type OwnedFold } from '../catalogue/index.ts';
import type { Kind } from '../catalogue/kind.ts';
import { blockReaderOf, type Reader, readerOf } from '../catalogue/pick.ts';
import type { Side } from '../catalogue/read.ts';
import { isList, type Value } from '../model/value.ts';
import type { Part, Said } from './reading.ts';
import { redirected } from './redirect.ts';

/**
 * What a thing declared apart says to those it may belong into, in canonical form, for each fold of its type: none when it is no
 * part. Read where it is declared, so that the rest of it need not be kept until its owner is known.
 */
export function saidBy(type: string, raw: unknown, side: Exclude<Side, 'api'>): readonly Said[] {
  const own = plansFor(type)[side];
  return own.length === 0 ? NOTHING : own.map((plan) => saidTo(plan, raw));
}

const NOTHING: readonly Said[] = [];

/** Member by member, for a large state has a third of its resources declared apart. */
function saidTo({ entry, fold, owner, alias, set, append }: Plan, raw: unknown): Said {
  const named = owner(raw) ?? [];
  const name = alias?.(raw);
  return {
    entry,
    fold,
    owners: (isList(named) ? named.flat() : [named]) as Value[],
    alias: typeof name === 'string' ? name : undefined,
    set: set.map(({ path, read, kind }) => ({ path, kind, value: kind?.canonical(read(raw) ?? []) })),
    append: append.map(({ path, read, kind }) => {
      const stated = read(raw) ?? [];
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

/** A fold with what reads its members, and the kinds of the attributes that it fills. */
interface Plan extends OwnedFold {
  readonly owner: Reader;
  readonly alias: Reader | undefined;
  readonly set: readonly Step[];
  readonly append: readonly Step[];
}

interface Step {
  readonly path: string;
  readonly read: Reader;
  readonly kind: Kind | undefined;
}

type Plans = Readonly<Record<Exclude<Side, 'api'>, readonly Plan[]>>;

const plans = new Map<string, Plans>();
const NONE: Plans = { terraform: [], cloudformation: [] };

/** Found once per type. */
function plansFor(type: string): Plans {
  const known = plans.get(type);
  if (known) return known;
  const folds = foldsFor(type);
  if (folds.length === 0) return NONE;
  const found: Plans = {
    terraform: folds.map((one) => planOf(one, blockReaderOf)),
    cloudformation: folds.map((one) => planOf(one, readerOf)),
  };
  plans.set(type, found);
  return found;
}

function planOf({ fold, entry }: OwnedFold, reader: typeof readerOf): Plan {
  const steps = (stated: Readonly<Record<string, string>> = {}): Step[] =>
    Object.entries(stated).map(([path, from]) => ({
      path,
      read: reader(from),
      kind: entry.attributes[path]?.kind,
    }));
  return {
    fold,
    entry,
    owner: reader(fold.owner),
    alias: fold.alias === undefined ? undefined : reader(fold.alias),
    set: steps(fold.set),
    append: steps(fold.append),
  };
}
