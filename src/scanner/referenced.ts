import { typeOfArn } from '../catalogue/arn-type.ts';
import type { ResourceType } from '../catalogue/define.ts';
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
  const pointed = wanted.flatMap((entry) =>
    pointersTo(entry.type, resources, input.entries).map((pointer) => ({ entry, pointer })),
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

/** Each pointer to the type, with the region of who points. */
function pointersTo(
  type: string,
  resources: readonly Resource[],
  entries: readonly ResourceType[],
): readonly (readonly [string, string])[] {
  const byType = new Map(entries.map((entry) => [entry.type, entry]));
  const found = resources.flatMap((resource) => {
    const attributes = Object.entries(byType.get(resource.type)?.attributes ?? {});
    return attributes
      .filter(([, attribute]) => attribute.to?.includes(type))
      .flatMap(([path, { kind, to = [] }]) => {
        const value = resource.attributes[path];
        if (value === undefined) return [];
        const targets = kind.targets?.(value).map((target) => target.to) ?? (isList(value) ? value : [value]);
        return texts(targets)
          .filter((text) => mayBe(type, text, to))
          .map((text) => `${text}\n${resource.region}`);
      });
  });
  return uniqueStrings(found).map((line) => line.split('\n') as [string, string]);
}

/** A workflow points at things of many types; only an ARN tells which. */
function mayBe(type: string, text: string, to: readonly string[]): boolean {
  const guess = typeOfArn(text);
  return guess === undefined ? to.length === 1 : guess.type === type;
}

function texts(values: readonly Value[]): string[] {
  return values.flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
}
