import { isList, isObject, objectsIn, sameValue, unknown, type Value } from '../../model/value.ts';
import { textOf } from '../present.ts';
import { type Found, listed, single } from './plan-found.ts';
import { fitsName } from './plan-names.ts';
import { partsOf, type Place } from './plan-address.ts';
import { configured, inside, type Planned, referencesIn, type Resolve } from './plan-references.ts';

type Json = Readonly<Record<string, Value>>;

/** The attributes of a planned resource, with pointers where only the configuration says what they will be. */
export type WithPointers = (address: string, attributes: Json, isNew: boolean) => Json;

/** Why a value is not known. */
export const AFTER_APPLY: Value = unknown('known after apply');

/**
 * What the unknown attributes of planned resources point at, by the expressions of the configuration: before anything has
 * an id, `vpc_id = aws_vpc.main.id` is all there is to know, whether it stands there, in a block, or behind a module. The
 * JSON says which things an expression names and not what it does with them: where more than one can be meant, none is taken.
 * `resources` are all that the plan states, and what was looked up for it.
 */
export function pointersIn(plan: Json, resources: readonly Json[]): WithPointers {
  const root = inside(plan['configuration'], 'root_module');
  const changes = new Map(
    objectsIn(plan['resource_changes']).map((one) => [textOf(one['address']) ?? '', inside(one, 'change')]),
  );
  const planned = new Map(
    resources.map((one) => {
      const address = textOf(one['address']) ?? '';
      return [address, plannedOne(one, changes.get(address))] as const;
    }),
  );
  const resolve = referencesIn(plan, planned);
  return (address, attributes, isNew) => {
    const open = inside(changes.get(address), 'after_unknown');
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

function plannedOne(one: Json, change: Value | undefined): Planned {
  const [values, open, sensitive] = [one['values'], inside(change, 'after_unknown'), one['sensitive_values']];
  return { values: jsonOf(values), open: jsonOf(open), sensitive: jsonOf(sensitive) };
}

function jsonOf(value: Value | undefined): Json {
  return isObject(value) ? value : {};
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
    const [own, unknownOf, expression] = [value[name], open[name], stated[name]];
    if (expression === undefined || unknownOf === undefined) return [];
    const found = isLeaf(unknownOf)
      ? pointerOf(name, { own, open: unknownOf, expression }, seen)
      : inBlocks(own, unknownOf, expression, seen);
    return found === undefined ? [] : [[name, found]];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
}

/** A value that is not known, or a list of such values and others. */
function isLeaf(open: Value): boolean {
  return (
    open === true || (isList(open) && open.includes(true) && open.every((one) => typeof one === 'boolean'))
  );
}

/** A block, of which there may be several, each with the part of the configuration that states it. */
function inBlocks(own: Value | undefined, open: Value, expression: Value, seen: Seen): Value | undefined {
  const [values, opens, stated] = [own, open, expression].map(blocksOf);
  if (!values || !opens || !stated || values.length !== opens.length || values.length !== stated.length)
    return undefined;
  const found = values.map((value, index) => {
    const unknownOf = opens[index] ?? {};
    // AWS's provider keeps many blocks as sets, which have an order of their own
    const fits = stated.filter((one) => isSame(one, value));
    const resolved = fits.map((one) => withPointers({ value, open: unknownOf, stated: one }, seen));
    const [first] = resolved;
    return first && resolved.every((one) => sameValue(one, first)) ? first : value;
  });
  if (found.every((one, index) => one === values[index])) return undefined;
  return own !== undefined && isList(own) ? found : found[0];
}

/** A single block stands in a list of one, or alone. */
function blocksOf(value: Value | undefined): readonly Json[] | undefined {
  const all = value !== undefined && isList(value) ? value : [value];
  const blocks = all.filter(isObject);
  return blocks.length === all.length && blocks.length > 0 ? blocks : undefined;
}

/** May a block be what the configuration states here? Its constants tell, and which attributes it leaves out. */
function isSame(stated: Json, value: Json): boolean {
  return Object.entries(stated).every(([name, expression]) => {
    const constant = inside(expression, 'constant_value');
    const own = Object.hasOwn(value, name) ? value[name] : undefined;
    if (constant === undefined || constant === null || sameValue(constant, own)) return true;
    return typeof constant !== 'object' && `${constant}` === own;
  });
}

/** Texts that hold names of others among much else; they are not those names. */
const DOCUMENTS =
  /(?:policy|definitions?|documents?|json|body|data|content|template|value|description|pattern|input|string)$/;

interface Leaf {
  readonly own: Value | undefined;
  readonly open: Value;
  readonly expression: Value;
}

function pointerOf(
  name: string,
  { own, open, expression }: Leaf,
  { resolve, place, each }: Seen,
): Value | undefined {
  if (DOCUMENTS.test(name)) return undefined;
  const found = resolve(expression, place, each);
  if (!found.targets.every(({ key }) => fitsName(name, key))) return undefined;
  if (isList(open)) return filled(own, open, found);
  // whether an attribute is a list is not said; AWS's provider names lists in the plural
  if (name.endsWith('s')) return listed(found) ?? openWith(found);
  return single(found)?.pointer ?? (found.targets.length === 1 ? openWith(found) : undefined);
}

/** Not known, but something of this is in it: the arrow can be drawn. */
function openWith({ targets }: Found): Value | undefined {
  if (targets.length === 0) return undefined;
  return { $unknown: 'known after apply', refs: targets.map(({ pointer }) => pointer) };
}

/** A list of which some members are known: the others are what is not, when there are as many of them. */
function filled(own: Value | undefined, open: readonly Value[], found: Found): Value | undefined {
  const pointers = found.targets.filter(({ isKnown }) => !isKnown).map(({ pointer }) => pointer);
  const isClear = !found.isOpen && pointers.length === open.filter((one) => one === true).length;
  if (!isClear || own === undefined || !isList(own)) return openWith(found);
  return open.map((one, index) => (one === true ? (pointers.shift() ?? AFTER_APPLY) : (own[index] ?? null)));
}
