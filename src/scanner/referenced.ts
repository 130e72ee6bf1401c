import { typeOfArn } from '../catalogue/arn-type.ts';
import type { ResourceType } from '../catalogue/define.ts';
import type { Kind } from '../catalogue/kind.ts';
import { readId } from '../catalogue/read.ts';
import { parseArn } from '../model/arn.ts';
import type { Resource } from '../model/graph.ts';
import { uniqueStrings } from '../model/order.ts';
import { isList, type Value } from '../model/value.ts';
import { once, unitOfType } from './checkpoint.ts';
import { noteGap, readItems } from './collect.ts';
import type { CollectInput } from './collected.ts';
import { type Found, withDetails } from './details.ts';
import { filledIn } from './params.ts';
import { detailsAt } from './plan.ts';

/** A found item and where it was found. */
export interface Placed extends Found {
  readonly entry: ResourceType;
  readonly region: string;
}

/**
 * Reads the things that are only worth reading when something points at them: an account may keep half a million task
 * definitions, of which forty are in use.
 */
export async function readReferenced(resources: readonly Resource[], input: CollectInput): Promise<Placed[]> {
  const wanted = input.entries.filter(({ list }) => list.referencedOnly);
  const pointers = pointersTo(new Set(wanted.map(({ type }) => type)), resources, input.entries);
  const pointed = wanted.flatMap((entry) =>
    uniqueStrings(pointers.get(entry.type) ?? []).map((line) => ({
      entry,
      pointer: line.split('\n') as [string, string],
    })),
  );
  input.progress.planned(pointed.length);
  const reads = pointed.map(async ({ entry, pointer: [pointer, region] }) => {
    const found = await readOnce(entry, pointer, region, input);
    input.progress.finished(found.length);
    return found;
  });
  return (await Promise.all(reads)).flat();
}

async function readOnce(
  entry: ResourceType,
  pointer: string,
  region: string,
  input: CollectInput,
): Promise<Placed[]> {
  const unit = unitOfType(entry, region);
  const named = { ...unit, name: `${unit.name} ${pointer}` };
  const { found } = await once(named, input, async (own) => ({
    found: await readOne(entry, pointer, region, own),
    gone: [],
  }));
  return found.map((one) => ({ ...one, entry, region }));
}

async function readOne(
  entry: ResourceType,
  pointer: string,
  region: string,
  input: CollectInput,
): Promise<Found[]> {
  const { service, action, params = {}, reference } = entry.list;
  const asked = reference === undefined ? pointer : reference.exec(pointer)?.[1];
  const filled = isForeign(pointer, input) ? undefined : filledIn(params, { $: asked });
  if (!filled) return [];
  const call = { service, action, region, params: filled };
  const { pages, failure } = await input.ask(call);
  if (failure && !failure.isNotFound) noteGap(call, failure, entry, input);
  const read = readItems(call, pages, entry, input);
  const items = reference === undefined ? read : read.filter((item) => readId(entry, item) === pointer);
  const details = detailsAt(entry, input.depth);
  return withDetails(items, { ask: input.ask, entry, details, region });
}

/** What belongs to another account is not ours to ask about: public layers answer nobody. */
function isForeign(pointer: string, { place }: CollectInput): boolean {
  const account = parseArn(pointer)?.account ?? '';
  return account !== '' && account !== place.account;
}

/** By type each pointer to it, with the region of who points in a line of its own. */
function pointersTo(
  wanted: ReadonlySet<string>,
  resources: readonly Resource[],
  entries: readonly ResourceType[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const byType = new Map(entries.map((entry) => [entry.type, pointingAt(wanted, entry)]));
  const found = new Map([...wanted].map((type) => [type, new Set<string>()]));
  for (const resource of resources) {
    for (const pointing of byType.get(resource.type) ?? []) {
      for (const [type, text] of pointersOf(resource, pointing)) {
        found.get(type)?.add(`${text}\n${resource.region}`);
      }
    }
  }
  return found;
}

/** What an attribute points at, by the types that it may be of. */
function pointersOf({ attributes }: Resource, { path, kind, to, types }: Pointing): [string, string][] {
  const value = attributes[path];
  if (value === undefined) return [];
  const targets = kind.targets?.(value).map((target) => target.to) ?? (isList(value) ? value : [value]);
  return texts(targets).flatMap((text) =>
    types.filter((type) => mayBe(type, text, to)).map((type): [string, string] => [type, text]),
  );
}

interface Pointing {
  readonly path: string;
  readonly kind: Kind;
  readonly to: readonly string[];
  /** those of them that are wanted */
  readonly types: readonly string[];
}

/** The attributes of a type that may point at one of these. */
function pointingAt(wanted: ReadonlySet<string>, { attributes }: ResourceType): Pointing[] {
  return Object.entries(attributes).flatMap(([path, { kind, to = [] }]) => {
    const types = to.filter((type) => wanted.has(type));
    return types.length === 0 ? [] : [{ path, kind, to, types }];
  });
}

/** A workflow points at things of many types; only an ARN tells which. */
function mayBe(type: string, text: string, to: readonly string[]): boolean {
  const guess = typeOfArn(text);
  return guess === undefined ? to.length === 1 : guess.type === type;
}

function texts(values: readonly Value[]): string[] {
  return values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
}
