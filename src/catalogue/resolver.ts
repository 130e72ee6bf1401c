import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { isReference, type Value } from '../model/value.ts';
import { candidates, identifiersOf, normalized } from './identifiers.ts';

/** Finds what a pointer points at, within one side. */
export interface Resolver {
  readonly byKey: (key: string) => Resource | undefined;
  /** the one resource meant, or undefined when there is none or the pointer fits several */
  readonly resolve: (pointer: Value, hint?: Hint) => Resource | undefined;
}

export interface Hint {
  /** types it may be; empty or absent means any */
  readonly to?: readonly string[];
  /** names are looked up next to this resource first: same account and region */
  readonly near?: Resource;
}

/** Indexes resources by every name they answer to; each look-up is then a few map reads. */
export function resolver(resources: readonly Resource[]): Resolver {
  const byKey = new Map(resources.map((resource) => [resource.key, resource]));
  const byName = indexByName(resources);
  return {
    byKey: (key) => byKey.get(key),
    resolve: (pointer, hint = {}) => {
      if (isReference(pointer)) return byKey.get(pointer.$ref);
      if (typeof pointer !== 'string') return undefined;
      return find(byName, pointer, hint);
    },
  };
}

function indexByName(resources: readonly Resource[]): Map<string, Resource[]> {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const name of identifiersOf([
      resource.id,
      resource.arn,
      resource.name,
      ...(resource.aliases ?? []),
    ])) {
      const known = index.get(name);
      if (known) known.push(resource);
      else index.set(name, [resource]);
    }
  }
  return index;
}

function find(
  index: ReadonlyMap<string, readonly Resource[]>,
  text: string,
  hint: Hint,
): Resource | undefined {
  // most pointers are written as the resource writes its own name
  const exact = named(index, text, text, hint);
  if (exact) return exact;
  for (const form of candidates(text)) {
    const found = form === text ? undefined : named(index, form, text, hint);
    if (found) return found;
  }
  return undefined;
}

function named(
  index: ReadonlyMap<string, readonly Resource[]>,
  form: string,
  text: string,
  hint: Hint,
): Resource | undefined {
  const known = index.get(normalized(form));
  if (known === undefined) return undefined;
  return theOne(
    known.filter((resource) => fits(resource, hint.to) && isMeant(resource, text, hint.near)),
    text,
    hint.near,
  );
}

/** Names are given anew in every account: one of another account is meant only where the pointer says so, or no two can share it. */
function isMeant(resource: Resource, text: string, near: Resource | undefined): boolean {
  if (resource.account === '' || resource.account === near?.account) {
    return isOfAccount(text, resource) || resource.arn === text;
  }
  const stated = accountIn(text);
  if (stated !== undefined) return stated === resource.account || resource.arn === text;
  return !near || near.account === '' || isWorldwide(text, resource);
}

function isOfAccount(text: string, { account }: Resource): boolean {
  const stated = accountIn(text);
  return stated === undefined || account === '' || stated === account;
}

/** The account that an ARN or the URL of a queue names. */
function accountIn(text: string): string | undefined {
  const [, arn, url] = /^(?:arn:[^:]+:[^:]+:[^:]*:(\d{12}):|https?:\/\/[^/]+\/(\d{12})\/)/.exec(text) ?? [];
  return arn ?? url;
}

/** Ids that AWS makes, host names of three parts and more, and names whose ARN needs no account (buckets, hosted zones). */
function isWorldwide(text: string, { arn }: Resource): boolean {
  if (/^[a-z]+-[0-9a-f]{8,17}$/.test(text)) return true;
  if (/^(?:[a-z+]+:\/\/)?[\w-]+(?:\.[\w-]+){2,}\.?(?:[:/]|$)/i.test(text) || text.startsWith('arn:'))
    return true;
  return arn !== undefined && parseArn(arn)?.account === '';
}

function fits(resource: Resource, to: readonly string[] | undefined): boolean {
  return to === undefined || to.length === 0 || to.includes(resource.type);
}

/** Ids and ARNs before names, the neighbourhood before the rest; a tie is no answer. */
function theOne(known: readonly Resource[], text: string, near: Resource | undefined): Resource | undefined {
  if (known.length <= 1) return known[0];
  const exact = known.filter((resource) => resource.id === text || resource.arn === text);
  const pool = exact.length > 0 ? exact : known;
  if (pool.length === 1) return pool[0];
  // what is shared is listed by others too, but belongs to the account that its ARN names
  const owned = pool.filter(({ arn, account }) => arn === undefined || accountIn(arn) === account);
  if (owned.length === 1) return owned[0];
  const close = pool.filter(
    (resource) => resource.account === near?.account && resource.region === near.region,
  );
  return close.length === 1 ? close[0] : undefined;
}
