import { isList, isObject, objectsIn, type Value } from '../../model/value.ts';
import { textOf } from '../present.ts';
import { configured, inside, partsOf, type Place, referencesIn, type Resolve } from './plan-references.ts';

type Json = Readonly<Record<string, Value>>;

/** The attributes of a planned resource, with pointers where only the configuration says what they will be. */
export type WithPointers = (address: string, attributes: Json, isNew: boolean) => Json;

/**
 * What the unknown attributes of planned resources point at, by the expressions of the configuration: before anything has
 * an id, `vpc_id = aws_vpc.main.id` is all there is to know, whether it stands there, in a block, or behind a module.
 */
export function pointersIn(plan: Json, addresses: ReadonlySet<string>): WithPointers {
  const root = inside(plan['configuration'], 'root_module');
  const resolve = referencesIn(root, addresses);
  const changes = new Map(
    objectsIn(plan['resource_changes']).map((one) => [textOf(one['address']) ?? '', one]),
  );
  return (address, attributes, isNew) => {
    const open = inside(inside(changes.get(address), 'change'), 'after_unknown');
    if (!isObject(open)) return attributes;
    const config = configured(root, address);
    const expressions = inside(config, 'expressions');
    if (!isObject(expressions)) return attributes;
    const seen: Seen = {
      resolve,
      place: partsOf(address).place,
      each: inside(config, 'for_each_expression'),
    };
    const value = isNew ? withoutUnsaid(attributes, open, expressions) : attributes;
    return withPointers({ value, open, stated: expressions }, seen);
  };
}

/**
 * Of something new, what AWS fills in and nobody said anything about is left out: the routes of a table that are declared
 * one by one are all that there will be.
 */
function withoutUnsaid(attributes: Json, open: Json, stated: Json): Json {
  const kept = Object.entries(attributes).filter(
    ([name]) => open[name] !== true || Object.hasOwn(stated, name),
  );
  return Object.fromEntries(kept);
}

interface Seen {
  readonly resolve: Resolve;
  readonly place: Place;
  readonly each: Value | undefined;
}

/** The same part of the values, of what is unknown of them, and of the configuration. */
interface Part {
  readonly value: Json;
  readonly open: Json;
  readonly stated: Json;
}

function withPointers({ value, open, stated }: Part, seen: Seen): Json {
  const changed = Object.keys(open).flatMap((name): [string, Value][] => {
    const [own, unknown, expression] = [value[name], open[name], stated[name]];
    if (expression === undefined || unknown === undefined) return [];
    const found = isWholly(unknown)
      ? pointerOf(name, expression, seen)
      : inBlock(own, unknown, expression, seen);
    return found === undefined ? [] : [[name, found]];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
}

function isWholly(open: Value): boolean {
  return open === true || (isList(open) && open.length > 0 && open.every((one) => one === true));
}

/** A single block stands in a list of one; of several, nobody knows which is which. */
function inBlock(own: Value | undefined, open: Value, expression: Value, seen: Seen): Value | undefined {
  const [value, unknown, stated] = [own, open, expression].map(onlyOne);
  if (!isObject(value) || !isObject(unknown) || !isObject(stated)) return undefined;
  const found = withPointers({ value, open: unknown, stated }, seen);
  if (found === value) return undefined;
  return isList(own) ? [found] : found;
}

function onlyOne(value: Value | undefined): Value | undefined {
  if (!isList(value)) return value;
  return value.length === 1 ? value[0] : undefined;
}

/** Texts that hold names of others among much else; they are not those names. */
const DOCUMENTS =
  /(?:policy|definitions?|documents?|json|body|data|content|template|value|description|pattern|input|string)$/;

function pointerOf(name: string, expression: Value, { resolve, place, each }: Seen): Value | undefined {
  const targets = resolve(expression, place, each);
  if (targets.length === 0 || DOCUMENTS.test(name)) return undefined;
  // whether an attribute is a list is not said; AWS's provider names lists in the plural
  return name.endsWith('s') ? targets : targets[0];
}
