import { isEmpty, type Value } from '../../model/value.ts';

/** What an expression of a plan is made of, as far as its JSON tells: which things it names, not what it does with them. */
export interface Found {
  /** pointers at what is planned, each once */
  readonly targets: readonly Target[];
  /** ids that are known already */
  readonly texts: readonly string[];
  /** how many different things give a pointer or a text */
  readonly named: number;
  /** is something in it of which nobody can tell what it comes to (a local value, what is looked up later)? */
  readonly isOpen: boolean;
  /** is there a variable in it, which may as well decide between the others? */
  readonly isChosen: boolean;
  /** is there something known in it that may be a member of a list besides? */
  readonly mayAdd: boolean;
}

export interface Target {
  readonly pointer: Value;
  /** the address pointed at */
  readonly key: string;
  /** does the plan say what its id is? */
  readonly isKnown: boolean;
  /** was the resource named as a whole, so that any of its attributes may be meant? */
  readonly isWhole: boolean;
}

export const NOTHING: Found = {
  targets: [],
  texts: [],
  named: 0,
  isOpen: false,
  isChosen: false,
  mayAdd: false,
};
export const OPEN: Found = { ...NOTHING, isOpen: true };

/** A constant, or a variable that is one: a flag decides, a text may stand in a list, what is empty adds nothing. */
export function ofConstant(value: Value | undefined): Found {
  const isFlag = typeof value === 'boolean' || typeof value === 'number';
  return { ...NOTHING, isChosen: true, mayAdd: !isFlag && !isEmpty(value) };
}

export function together(all: readonly Found[]): Found {
  const targets = new Map(all.flatMap((one) => one.targets).map((one) => [JSON.stringify(one.pointer), one]));
  return {
    targets: [...targets.values()],
    texts: [...new Set(all.flatMap(({ texts }) => texts))],
    named: all.reduce((sum, { named }) => sum + named, 0),
    isOpen: all.some(({ isOpen }) => isOpen),
    isChosen: all.some(({ isChosen }) => isChosen),
    mayAdd: all.some(({ mayAdd }) => mayAdd),
  };
}

/** One member of what was found, where the list can be told: the instances of one resource, or a list of one. */
export function memberOf(found: Found, item: number): Found {
  const { targets, texts, named, isOpen } = found;
  if (isOpen || texts.length > 0) return OPEN;
  const [only, ...more] = targets;
  if (only && more.length === 0 && item === 0) return found;
  const one =
    named === 1 ? targets.find(({ key, isWhole }) => isWhole && key.endsWith(`[${item}]`)) : undefined;
  return one ? { ...found, targets: [one] } : OPEN;
}

/** A single value that is not known before it is applied: what is known cannot be it. */
export function single({ targets, isOpen }: Found): Target | undefined {
  const [only, ...more] = targets.filter(({ isKnown }) => !isKnown);
  return isOpen || more.length > 0 ? undefined : only;
}

/**
 * All members of a list, pointers and ids; undefined when it may as well be others: where a variable takes part, one of several
 * may be chosen.
 */
export function listed(found: Found): readonly Value[] | undefined {
  const { targets, texts, named, isOpen, isChosen, mayAdd } = found;
  if (isOpen || mayAdd || targets.length === 0) return undefined;
  if (isChosen && named > 1) return undefined;
  return [...texts, ...targets.map(({ pointer }) => pointer)];
}
