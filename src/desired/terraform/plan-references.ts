import { isList, isObject, objectsIn, reference, type Value } from '../../model/value.ts';
import { spelled, textOf } from '../present.ts';

type Json = Readonly<Record<string, Value>>;

/** Where an expression stands: the modules around it, outermost first, and the index of what it belongs to. */
export interface Place {
  readonly modules: readonly Step[];
  readonly index: string;
}

interface Step {
  readonly name: string;
  /** `[0]`, `["a"]`, or '' */
  readonly index: string;
}

const INDEX = String.raw`(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])`;
const MODULE = new RegExp(`module\\.([^.[]+)(${INDEX}?)(?:\\.|$)`, 'y');
const RESOURCE = new RegExp(`^((?:aws|awscc)_\\w+\\.[\\w-]+)(${INDEX}?)(?:\\.([\\w-]+))?`);
const OUTPUT = new RegExp(`^module\\.([^.[]+)(${INDEX}?)\\.([\\w-]+)(?:\\[(\\d+)\\])?`);
const OWN_INDEX = new RegExp(`${INDEX}$`);

/** The modules around an address and the rest of it: `aws_vpc.main[0]` of `module.a["x"].aws_vpc.main[0]`. */
export function partsOf(address: string): { readonly place: Place; readonly name: string } {
  const modules: Step[] = [];
  let end = 0;
  for (;;) {
    MODULE.lastIndex = end;
    const found = MODULE.exec(address);
    if (!found) break;
    modules.push({ name: found[1] ?? '', index: found[2] ?? '' });
    end = MODULE.lastIndex;
  }
  const rest = address.slice(end);
  const index = OWN_INDEX.exec(rest)?.[0] ?? '';
  return { place: { modules, index }, name: rest.slice(0, rest.length - index.length) };
}

/** Finds what the references of an expression come to, through the inputs and outputs of modules. */
export type Resolve = (expression: Value | undefined, place: Place, each?: Value) => Value[];

/** Deeper than modules are nested; a module that takes its own output is none. */
const MOST_STEPS = 30;

/** `addresses` are the resources that there are. */
export function referencesIn(root: Value | undefined, addresses: Iterable<string>): Resolve {
  const known: Known = { root, instances: new Map(), modules: new Map() };
  for (const address of addresses) remember(known, address);
  return (expression, place, each) => targets(expression, { place, each, steps: 0 }, known);
}

interface Known {
  readonly root: Value | undefined;
  /** indexes of a resource, by its address without its own */
  readonly instances: Map<string, string[]>;
  /** indexes of a module, by its address without its own */
  readonly modules: Map<string, string[]>;
}

function remember({ instances, modules }: Known, address: string): void {
  const { place, name } = partsOf(address);
  add(instances, `${prefixOf(place.modules)}${name}`, place.index);
  for (const [depth, { name: module, index }] of place.modules.entries())
    add(modules, `${prefixOf(place.modules.slice(0, depth))}module.${module}`, index);
}

function add(lists: Map<string, string[]>, name: string, index: string): void {
  const list = lists.get(name);
  if (!list) lists.set(name, [index]);
  else if (!list.includes(index)) list.push(index);
}

function prefixOf(modules: readonly Step[]): string {
  return modules.map(({ name, index }) => `module.${name}${index}.`).join('');
}

/** What is being resolved: where it stands, what `each` goes over there, and how many modules were passed. */
interface Search {
  readonly place: Place;
  readonly each: Value | undefined;
  readonly steps: number;
}

function targets(expression: Value | undefined, search: Search, known: Known): Value[] {
  const stated = inside(expression, 'references');
  if (stated === undefined || !isList(stated) || search.steps > MOST_STEPS) return [];
  const names = stated.map(spelled);
  const isOwn = names.some((name) => /^(?:each|count)\./.test(name));
  return longest(names).flatMap((name) => {
    if (name.startsWith('each.value')) return ofEach(search, known);
    if (name.startsWith('var.')) return ofVariable(name.slice(4), search, known);
    if (name.startsWith('module.')) return ofOutput(name, isOwn, search, known);
    return ofResource(name, isOwn, search, known);
  });
}

/** References come long and short (`aws_vpc.main.id`, `aws_vpc.main`); the long ones say all. */
function longest(names: readonly string[]): string[] {
  return names.filter(
    (name) => !names.some((other) => other.startsWith(`${name}.`) || other.startsWith(`${name}[`)),
  );
}

function ofResource(name: string, isOwn: boolean, { place }: Search, { instances }: Known): Value[] {
  const [, target = '', index = '', attribute] = RESOURCE.exec(name) ?? [];
  const address = `${prefixOf(place.modules)}${target}`;
  return chosen(instances.get(address) ?? [], index, isOwn ? place.index : undefined).map((at) =>
    reference(`${address}${at}`, attribute === 'arn' ? 'Arn' : undefined),
  );
}

/** The stated index, else the own one where `each` or `count` says so, else all of them. */
function chosen(indexes: readonly string[], stated: string, own: string | undefined): readonly string[] {
  const wanted = stated === '' ? own : stated;
  if (wanted !== undefined && indexes.includes(wanted)) return [wanted];
  if (stated !== '') return [];
  return indexes.includes('') ? [''] : indexes;
}

/** What the module was given for it, as seen from outside. */
function ofVariable(name: string, { place, steps }: Search, known: Known): Value[] {
  const [variable = ''] = name.split(/[.[]/);
  const own = place.modules.at(-1);
  if (!own) return [];
  const outer = place.modules.slice(0, -1);
  const call = inside(inside(configOf(outer, known), 'module_calls'), own.name);
  const search = {
    place: { modules: outer, index: own.index },
    each: inside(call, 'for_each_expression'),
    steps: steps + 1,
  };
  return targets(inside(inside(call, 'expressions'), variable), search, known);
}

function ofOutput(name: string, isOwn: boolean, { place, steps }: Search, known: Known): Value[] {
  const [, module = '', index = '', output = '', item] = OUTPUT.exec(name) ?? [];
  const address = `${prefixOf(place.modules)}module.${module}`;
  const found = chosen(known.modules.get(address) ?? [], index, isOwn ? place.index : undefined).flatMap(
    (at) => {
      const modules = [...place.modules, { name: module, index: at }];
      const stated = inside(inside(configOf(modules, known), 'outputs'), output);
      const search = { place: { modules, index: '' }, each: undefined, steps: steps + 1 };
      return targets(inside(stated, 'expression'), search, known);
    },
  );
  const one = item === undefined ? undefined : found[Number(item)];
  return one === undefined ? found : [one];
}

/** The instance that has the same key as the one that goes over it. */
function ofEach({ place, each, steps }: Search, known: Known): Value[] {
  const stated = inside(each, 'references');
  const names = stated !== undefined && isList(stated) ? stated : [];
  const own: Json = { references: [...names, 'each.key'] };
  return place.index === '' ? [] : targets(own, { place, each: undefined, steps: steps + 1 }, known);
}

/** The configuration of a module, which has no indexes. */
function configOf(modules: readonly Step[], { root }: Known): Value | undefined {
  return modules.reduce<Value | undefined>(
    (config, { name }) => inside(inside(inside(config, 'module_calls'), name), 'module'),
    root,
  );
}

/** The configuration of a resource or data source. */
export function configured(root: Value | undefined, address: string): Value | undefined {
  const { place, name } = partsOf(address);
  const module = configOf(place.modules, { root, instances: new Map(), modules: new Map() });
  return objectsIn(inside(module, 'resources')).find((one) => textOf(one['address']) === name);
}

/** A member of what may be an object. */
export function inside(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
