import { isList, isObject, objectsIn, reference, type Value } from '../../model/value.ts';
import { spelled, textOf } from '../present.ts';
import { type Found, memberOf, NOTHING, ofConstant, OPEN, single, together } from './plan-found.ts';
import { namesItself } from './plan-names.ts';
import {
  chosen,
  INDEX,
  type Indexes,
  indexesIn,
  partsOf,
  type Place,
  prefixOf,
  type Step,
} from './plan-address.ts';

type Json = Readonly<Record<string, Value>>;

const RESOURCE = new RegExp(`^((?:data\\.)?((?:aws|awscc)_\\w+)\\.[\\w-]+)(${INDEX}?)(?:\\.(.+))?$`);
const OUTPUT = new RegExp(`^module\\.([^.[]+)(${INDEX}?)\\.([\\w-]+)(.*)$`);
const VARIABLE = /^var\.([\w-]+)(.*)$/;

/** What is known while a plan is made and never what is known only after it is applied. */
const SETTLED = /^(?:each\.key|count\.index|path\.|terraform\.)/;

/** Finds what the references of an expression come to, through the inputs and outputs of modules. */
export type Resolve = (expression: Value | undefined, place: Place, each?: Value) => Found;

/** Deeper than modules are nested; a module that takes its own output is none. */
const MOST_STEPS = 30;

/** No expression names so much, all modules that it goes through included. */
const MOST_NAMES = 5000;

/** A resource, or what was looked up, with what the plan says of its values. */
export interface Planned {
  readonly values: Json;
  /** `after_unknown`: what is not known before the plan is applied */
  readonly open: Json;
  readonly sensitive: Json;
}

/** `planned` are the resources and data sources that there are, by address. */
export function referencesIn(plan: Json, planned: ReadonlyMap<string, Planned>): Resolve {
  const indexes = indexesIn(planned.keys());
  const root = inside(plan['configuration'], 'root_module');
  const shared = new WeakMap<object, Map<string, Found>>();
  const search = (expression: Value | undefined, place: Place, each: Value | undefined): Found => {
    const known: Known = { root, variables: plan['variables'], planned, indexes, left: MOST_NAMES };
    return foundIn(expression, { place, each, steps: 0, rest: '' }, known);
  };
  return (expression, place, each) => {
    if (!isObject(expression) || usesOwn(namesIn(expression))) return search(expression, place, each);
    const byModule = shared.get(expression) ?? new Map<string, Found>();
    shared.set(expression, byModule);
    const module = prefixOf(place.modules);
    const found = byModule.get(module) ?? search(expression, place, each);
    byModule.set(module, found);
    return found;
  };
}

/** What an expression names; undefined where it is a constant. */
function namesIn(expression: Value | undefined): string[] | undefined {
  const stated = inside(expression, 'references');
  return stated !== undefined && isList(stated) ? longest([...new Set(stated.map(spelled))]) : undefined;
}

/** Does it come to something else for each instance? What does not is looked for once for all of them. */
function usesOwn(names: readonly string[] = []): boolean {
  return names.some((name) => /^(?:each|count)\./.test(name));
}

interface Known {
  readonly root: Value | undefined;
  /** what the whole plan was given */
  readonly variables: Value | undefined;
  readonly planned: ReadonlyMap<string, Planned>;
  readonly indexes: Indexes;
  left: number;
}

/** What is being resolved: where it stands, what `each` goes over there, and how many modules were passed. */
interface Search {
  readonly place: Place;
  readonly each: Value | undefined;
  readonly steps: number;
  /** what is taken of what the expression comes to: `.id`, `[0]` */
  readonly rest: string;
}

function foundIn(expression: Value | undefined, search: Search, known: Known): Found {
  const names = namesIn(expression);
  if (names === undefined) return ofConstant(inside(expression, 'constant_value'));
  known.left -= names.length;
  if (search.steps > MOST_STEPS || known.left < 0) return OPEN;
  const isOwn = usesOwn(names);
  return together(
    names.map((name) => {
      if (SETTLED.test(name)) return NOTHING;
      if (name.startsWith('each.value')) return ofEach(name, search, known);
      if (name.startsWith('var.')) return ofVariable(name, search, known);
      if (name.startsWith('module.')) return ofOutput(name, isOwn, search, known);
      return ofResource(name, isOwn, search, known);
    }),
  );
}

/** References come long and short (`aws_vpc.main.id`, `aws_vpc.main`); the long ones say all. */
function longest(names: readonly string[]): string[] {
  const shorter = new Set<string>();
  for (const name of names)
    for (const { index } of name.slice(0, LONGEST_NAME).matchAll(/[.[]/g)) shorter.add(name.slice(0, index));
  return names.filter((name) => !shorter.has(name));
}

/** Nobody writes longer ones; what begins with itself a million times over must not be looked at as often. */
const LONGEST_NAME = 1000;

function ofResource(name: string, isOwn: boolean, search: Search, known: Known): Found {
  const [, target, type = '', index = '', stated = ''] = RESOURCE.exec(name) ?? [];
  // a local value, or a resource of another provider
  if (target === undefined) return OPEN;
  const address = `${prefixOf(search.place.modules)}${target}`;
  const own = isOwn ? search.place.index : undefined;
  const all = known.indexes.instances.get(address) ?? NO_INDEXES;
  const indexes = chosen(all, index, own);
  // of a resource without instances there is nothing to know, of what is looked up the plan may just not tell
  if (!indexes || (all.size === 0 && target.startsWith('data.'))) return OPEN;
  const found = together(
    indexes.map((at) => ofInstance({ address: `${address}${at}`, type, path: stated }, search, known)),
  );
  return { ...found, named: Math.min(found.named, 1) };
}

const NO_INDEXES: ReadonlySet<string> = new Set();

interface Mention {
  readonly address: string;
  readonly type: string;
  /** of the attribute; '' when the resource is named as a whole */
  readonly path: string;
}

function ofInstance({ address, type, path: stated }: Mention, search: Search, known: Known): Found {
  const planned = known.planned.get(address);
  const path = stated === '' ? attributeIn(search.rest, planned) : stated;
  const isData = partsOf(address).name.startsWith('data.');
  if (!isData && (path === '' || namesItself(type, path))) return pointingAt(address, path, planned);
  if (path === '' || !planned) return OPEN;
  return settledIn(planned, path) ?? throughConfiguration({ address, type, path }, search, known);
}

function pointingAt(key: string, path: string, planned?: Planned): Found {
  const pointer = reference(key, path === 'arn' ? 'Arn' : undefined);
  const isKnown = path !== '' && textOf(planned?.values[path]) !== undefined;
  return { ...NOTHING, named: 1, targets: [{ key, pointer, isKnown, isWhole: path === '' }] };
}

/** What is taken of a resource that was handed over as a whole; '' when that is no attribute of it. */
function attributeIn(rest: string, planned: Planned | undefined): string {
  const name = /\.([\w-]+)$/.exec(rest)?.[1] ?? '';
  const isThere = planned && (Object.hasOwn(planned.values, name) || Object.hasOwn(planned.open, name));
  return isThere ? name : '';
}

function holdsTrue(mask: Value | undefined): boolean {
  if (typeof mask !== 'object' || mask === null) return mask === true;
  return Object.values(mask).some((member: Value) => holdsTrue(member));
}

/** A value that the plan knows. Only ids are taken over: any other text may be a part of something. */
function settledIn({ values, open, sensitive }: Planned, path: string): Found | undefined {
  const value = Object.hasOwn(values, path) ? values[path] : undefined;
  if (value === undefined || value === null || holdsTrue(open[path])) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return NOTHING;
  const texts = (isList(value) ? value : [value]).map(textOf);
  const isId = /(?:^|_)(?:id|arn)s?$/.test(path) && texts.every((text) => text !== undefined);
  if (!isId || holdsTrue(sensitive[path])) return OPEN;
  return { ...NOTHING, named: 1, texts: texts.filter((text) => text !== undefined) };
}

/** What the attribute was given; what is looked up by its own id is what has that id. */
function throughConfiguration({ address, type, path }: Mention, search: Search, known: Known): Found {
  const { place, name } = partsOf(address);
  const config = configured(known.root, address);
  const expressions = inside(config, 'expressions');
  const inner = { place, each: inside(config, 'for_each_expression'), steps: search.steps + 1, rest: '' };
  const stated = inside(expressions, path);
  if (stated !== undefined) {
    const found = foundIn(stated, inner, known);
    return isList(stated) || found.targets.length + found.texts.length === 0 ? OPEN : found;
  }
  if (!name.startsWith('data.') || !namesItself(type, path) || !isObject(expressions)) return OPEN;
  const looked = Object.entries(expressions).flatMap(([argument, expression]) => {
    const only = namesItself(type, argument) ? single(foundIn(expression, inner, known)) : undefined;
    return only && partsOf(only.key).name.startsWith(`${type}.`) ? [only.key] : [];
  });
  const [key, ...more] = new Set(looked);
  if (key === undefined || more.length > 0) return OPEN;
  return pointingAt(key, path);
}

/** What the module was given for it, as seen from outside. */
function ofVariable(stated: string, { place, steps, rest: outer }: Search, known: Known): Found {
  const [, variable = '', own = ''] = VARIABLE.exec(stated) ?? [];
  const module = place.modules.at(-1);
  // what the whole plan was given
  if (!module) return ofConstant(inside(inside(known.variables, variable), 'value'));
  const modules = place.modules.slice(0, -1);
  const call = inside(inside(configOf(modules, known.root), 'module_calls'), module.name);
  const expression = inside(inside(call, 'expressions'), variable);
  if (expression === undefined)
    return ofConstant(inside(declared(place.modules, variable, known), 'default'));
  const search = {
    place: { modules, index: module.index },
    each: inside(call, 'for_each_expression'),
    steps: steps + 1,
    rest: `${own}${outer}`,
  };
  return taken(foundIn(expression, search, known), own);
}

function declared(modules: readonly Step[], variable: string, { root }: Known): Value | undefined {
  return inside(inside(configOf(modules, root), 'variables'), variable);
}

function ofOutput(
  stated: string,
  isOwn: boolean,
  { place, steps, rest: outer }: Search,
  known: Known,
): Found {
  const [, module, index = '', output = '', own = ''] = OUTPUT.exec(stated) ?? [];
  if (module === undefined) return OPEN;
  const address = `${prefixOf(place.modules)}module.${module}`;
  const all = known.indexes.modules.get(address) ?? NO_INDEXES;
  const indexes = chosen(all, index, isOwn ? place.index : undefined);
  if (!indexes || indexes.length === 0) return OPEN;
  const found = indexes.map((at) => {
    const modules = [...place.modules, { name: module, index: at }];
    const expression = inside(inside(inside(configOf(modules, known.root), 'outputs'), output), 'expression');
    const search = {
      place: { modules, index: '' },
      each: undefined,
      steps: steps + 1,
      rest: `${own}${outer}`,
    };
    return expression === undefined ? OPEN : foundIn(expression, search, known);
  });
  const whole = together(found);
  return taken(indexes.length === 1 ? whole : { ...whole, named: Math.min(whole.named, 1) }, own);
}

function taken(found: Found, rest: string): Found {
  const item = /^\[(\d+)\]/.exec(rest)?.[1];
  if (item !== undefined) return memberOf(found, Number(item));
  return found;
}

/** The instance that has the same key as the one that goes over it. */
function ofEach(name: string, { place, each, steps, rest }: Search, known: Known): Found {
  const stated = inside(each, 'references');
  if (stated === undefined || !isList(stated)) return ofConstant(each);
  if (place.index === '') return OPEN;
  const own: Json = { references: [...stated, 'each.key'] };
  const inner = `${name.slice('each.value'.length)}${rest}`;
  return foundIn(own, { place, each: undefined, steps: steps + 1, rest: inner }, known);
}

/** The configuration of a module, which has no indexes. */
function configOf(modules: readonly Step[], root: Value | undefined): Value | undefined {
  return modules.reduce<Value | undefined>(
    (config, { name }) => inside(inside(inside(config, 'module_calls'), name), 'module'),
    root,
  );
}

/** The configuration of a resource or data source. */
export function configured(root: Value | undefined, address: string): Value | undefined {
  const { place, name } = partsOf(address);
  const module = configOf(place.modules, root);
  if (!isObject(module)) return undefined;
  const known = configurations.get(module) ?? configurationsIn(module);
  configurations.set(module, known);
  return known.get(name);
}

/** Of each module, by address: a large plan asks for thousands. */
const configurations = new WeakMap<object, ReadonlyMap<string, Value>>();

function configurationsIn(module: Json): ReadonlyMap<string, Value> {
  return new Map(objectsIn(module['resources']).map((one) => [textOf(one['address']) ?? '', one]));
}

/** A member of what may be an object. */
export function inside(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
