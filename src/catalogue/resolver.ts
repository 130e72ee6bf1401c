import { accountOfArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { groupBy } from '../model/order.ts';
import { isReference, type Value } from '../model/value.ts';
import { candidates, normalized } from './identifiers.ts';

/** Finds what a pointer points at, within one side. */
export interface Resolver {
  readonly byKey: (key: string) => Resource | undefined;
  /** the one resource meant, or undefined when there is none or the pointer fits several */
  readonly resolve: (pointer: Value, hint?: Hint) => Resource | undefined;
  /** makes it find this one, too; one that it knows by its key is found by further names */
  readonly add: (resource: Resource) => void;
}

export interface Hint {
  /** types it may be; empty or absent means any */
  readonly to?: readonly string[] | undefined;
  /** names are looked up next to this resource first: same account and region */
  readonly near?: Resource;
}

/** Indexes resources by every name they answer to; each look-up is then a few map reads. */
export function resolver(resources: readonly Resource[]): Resolver {
  const byKey = new Map<string, Named>();
  const byName: Index = new Map();
  for (const resource of resources) {
    const one: Named = { resource };
    byKey.set(resource.key, one);
    for (const name of namesOf(resource)) addName(byName, one, name);
  }
  return {
    add: (resource) => {
      const one = byKey.get(resource.key) ?? { resource };
      byKey.set(resource.key, one);
      for (const name of namesOf(resource)) addLate(byName, one, name);
    },
    byKey: (key) => byKey.get(key)?.resource,
    resolve: (pointer, hint = {}) => {
      if (typeof pointer === 'string') return find(byName, pointer, hint);
      return isReference(pointer) ? byKey.get(pointer.$ref)?.resource : undefined;
    },
  };
}

function namesOf({ id, arn, name, aliases }: Resource): (string | undefined)[] {
  return aliases ? [id, arn, name, ...aliases] : [id, arn, name];
}

/** All resources that answer to one name. */
interface Namesakes {
  readonly all: Named[];
  /** made when there are many, as in a hundred accounts alike: then few of them can be meant */
  byAccount?: ByAccount;
  /** what was found out for a way to ask that rules out none of them by account */
  pools?: Map<string, Pool>;
  /** which one was meant from where, when there are many even so: all that stands there asks the same */
  answers?: Map<string, Resource | undefined>;
}

/** A resource, and what is found out about it when first asked. */
interface Named {
  readonly resource: Resource;
  isOwned?: boolean;
  isWorldwide?: boolean;
}

interface ByAccount {
  /** by the account that they are listed in, but for those that are known everywhere */
  readonly own: ReadonlyMap<string, readonly Named[]>;
  /** shared by another account, or known everywhere */
  readonly others: readonly Named[];
}

/** Most names are answered to by one alone. */
type Index = Map<string, Named | Namesakes>;

function addName(index: Index, one: Named, name: string | undefined): void {
  if (name === undefined || name === '') return;
  const form = normalized(name);
  const known = index.get(form);
  // a resource may answer to one name twice
  if (known === undefined) index.set(form, one);
  else if ('resource' in known) {
    if (known !== one) index.set(form, { all: [known, one] });
  } else if (known.all.at(-1) !== one) known.all.push(one);
}

/** What was found out before about those who answer to the name holds no longer. */
function addLate(index: Index, one: Named, name: string | undefined): void {
  const known = name === undefined ? undefined : index.get(normalized(name));
  if (known === one || (known && 'all' in known && known.all.includes(one))) return;
  addName(index, one, name);
  if (name !== undefined && known && 'all' in known) index.set(normalized(name), { all: known.all });
}

function find(index: Index, text: string, hint: Hint): Resource | undefined {
  const asked: Asked = { text, near: hint.near };
  // most pointers are written as the resource writes its own name
  const exact = named(index, text, asked, hint);
  if (exact) return exact;
  for (const form of candidates(text)) {
    const found = form === text ? undefined : named(index, form, asked, hint);
    if (found) return found;
  }
  return undefined;
}

/** A pointer, and what can be said of it whatever it may point at. */
interface Asked {
  readonly text: string;
  /** the account that it names, '' for none; found when first asked */
  stated?: string;
  /** who asks */
  readonly near: Resource | undefined;
  /** can no two things share it? Found when first asked */
  isWorldwide?: boolean;
}

function accountStatedBy(asked: Asked): string | undefined {
  asked.stated ??= accountIn(asked.text) ?? '';
  return asked.stated === '' ? undefined : asked.stated;
}

function named(index: Index, form: string, asked: Asked, { to }: Hint): Resource | undefined {
  const known = index.get(normalized(form));
  if (known === undefined) return undefined;
  if ('resource' in known)
    return fits(known.resource, to) && isMeant(known, asked) ? known.resource : undefined;
  if (known.all.length <= MANY) return amongAll(known.all, asked, to);
  if (isMeantAnywhere(asked)) return amongPool(known, asked, to);
  const possible = possibleFrom(known, asked);
  if (possible.length <= MANY) return amongAll(possible, asked, to);
  // the answer depends on nothing else
  const question = JSON.stringify([asked.text, asked.near?.account, asked.near?.region, to]);
  known.answers ??= new Map();
  if (known.answers.has(question)) return known.answers.get(question);
  const answer = amongAll(possible, asked, to);
  known.answers.set(question, answer);
  return answer;
}

function amongAll(
  known: readonly Named[],
  asked: Asked,
  to: readonly string[] | undefined,
): Resource | undefined {
  const meant = known.filter((one) => fits(one.resource, to) && isMeant(one, asked));
  return theOne(meant, asked)?.resource;
}

/** Nobody is ruled out by account: then only the last step, the neighbourhood, depends on who asks. */
function amongPool(
  known: Namesakes,
  { text, near }: Asked,
  to: readonly string[] | undefined,
): Resource | undefined {
  const question = JSON.stringify([text, to]);
  known.pools ??= new Map();
  const pool =
    known.pools.get(question) ??
    poolOf(
      known.all.filter(({ resource }) => fits(resource, to)),
      text,
    );
  known.pools.set(question, pool);
  if (pool.only) return pool.only.resource;
  pool.byPlace ??= groupBy(pool.members, ({ resource }) => placeOf(resource));
  const close = near === undefined ? [] : (pool.byPlace.get(placeOf(near)) ?? []);
  return close.length === 1 ? close[0]?.resource : undefined;
}

/** More than this many of one name are told apart by account before each of them is looked at. */
const MANY = 8;

/** Can a resource of any account be meant? */
function isMeantAnywhere(asked: Asked): boolean {
  const { near } = asked;
  const isOpen = near === undefined || near.account === '' || isWorldwideName(asked);
  return isOpen && accountStatedBy(asked) === undefined;
}

/** Of many of one name, those that can be meant from here. */
function possibleFrom(known: Namesakes, asked: Asked): readonly Named[] {
  known.byAccount ??= byAccount(known.all);
  const { own, others } = known.byAccount;
  const here = own.get(accountStatedBy(asked) ?? asked.near?.account ?? '') ?? [];
  const anywhere = own.get('') ?? [];
  return anywhere.length + others.length === 0 ? here : [...anywhere, ...here, ...others];
}

function byAccount(all: readonly Named[]): ByAccount {
  return {
    own: groupBy(all.filter(isOwned), ({ resource }) => resource.account),
    others: all.filter((one) => !isOwned(one)),
  };
}

/** What is shared is listed by others too, but belongs to the account that its ARN names. */
function isOwned(one: Named): boolean {
  const { arn, account } = one.resource;
  one.isOwned ??= arn === undefined || accountIn(arn) === account;
  return one.isOwned;
}

/** Names are given anew in every account: one of another account is meant only where the pointer says so, or no two can share it. */
function isMeant(one: Named, asked: Asked): boolean {
  const { text, near } = asked;
  const { account, arn } = one.resource;
  if (account === '' || arn === text) return true;
  const stated = accountStatedBy(asked);
  if (stated !== undefined) return stated === account;
  if (!near || near.account === '' || near.account === account) return true;
  return isWorldwide(one) || isWorldwideName(asked);
}

/** The account that an ARN or the URL of a queue names. */
function accountIn(text: string): string | undefined {
  const account = accountOfArn(text) ?? queueOwner(text);
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

function queueOwner(text: string): string | undefined {
  return text.startsWith('http') ? /^https?:\/\/[^/]+\/(\d{12})\//.exec(text)?.[1] : undefined;
}

function isWorldwideName(asked: Asked): boolean {
  asked.isWorldwide ??= isWorldwideText(asked.text);
  return asked.isWorldwide;
}

/** Ids that AWS makes, host names of three parts and more, and ARNs that name no account. */
function isWorldwideText(text: string): boolean {
  return (
    text.startsWith('arn:') ||
    /^[a-z]+-[0-9a-f]{8,17}$/.test(text) ||
    /^(?:[a-z+]+:\/\/)?[\w-]+(?:\.[\w-]+){2,}\.?(?:[:/]|$)/i.test(text)
  );
}

/** Names whose ARN needs no account (buckets, hosted zones). */
function isWorldwide(one: Named): boolean {
  const { arn } = one.resource;
  one.isWorldwide ??= arn !== undefined && accountOfArn(arn) === '';
  return one.isWorldwide;
}

function fits(resource: Resource, to: readonly string[] | undefined): boolean {
  return to === undefined || to.length === 0 || to.includes(resource.type);
}

/** Those of one name that are left once their types are told apart. */
interface Pool {
  /** the one that is meant by whoever asks */
  readonly only: Named | undefined;
  readonly members: readonly Named[];
  byPlace?: ReadonlyMap<string, readonly Named[]>;
}

/** Ids and ARNs before names, what is owned before what is shared. */
function poolOf(known: readonly Named[], text: string): Pool {
  const exact = known.filter(({ resource }) => resource.id === text || resource.arn === text);
  const members = exact.length > 0 ? exact : known;
  const owned = members.length === 1 ? members : members.filter(isOwned);
  return { only: owned.length === 1 ? owned[0] : undefined, members };
}

function placeOf({ account, region }: Resource): string {
  return `${account} ${region}`;
}

/** The neighbourhood before the rest; a tie is no answer. */
function theOne(known: readonly Named[], { text, near }: Asked): Named | undefined {
  if (known.length <= 1) return known[0];
  const { only, members } = poolOf(known, text);
  if (only) return only;
  const close = members.filter(
    ({ resource }) => resource.account === near?.account && resource.region === near.region,
  );
  return close.length === 1 ? close[0] : undefined;
}
