/** Where an expression stands: the modules around it, outermost first, and the index of what it belongs to. */
export interface Place {
  readonly modules: readonly Step[];
  readonly index: string;
}

export interface Step {
  readonly name: string;
  /** `[0]`, `["a"]`, or '' */
  readonly index: string;
}

/** An index as Terraform prints it. */
export const INDEX: string = String.raw`(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])`;
const MODULE = new RegExp(`module\\.([^.[]+)(${INDEX}?)(?:\\.|$)`, 'y');
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

/** `module.a["x"].` */
export function prefixOf(modules: readonly Step[]): string {
  return modules.map(({ name, index }) => `module.${name}${index}.`).join('');
}

/** Which indexes there are of each resource and each module, by its address without its own index. */
export interface Indexes {
  readonly instances: ReadonlyMap<string, ReadonlySet<string>>;
  readonly modules: ReadonlyMap<string, ReadonlySet<string>>;
}

export function indexesIn(addresses: Iterable<string>): Indexes {
  const instances = new Map<string, Set<string>>();
  const modules = new Map<string, Set<string>>();
  for (const address of addresses) {
    const { place, name } = partsOf(address);
    add(instances, `${prefixOf(place.modules)}${name}`, place.index);
    for (const [depth, { name: module, index }] of place.modules.entries())
      add(modules, `${prefixOf(place.modules.slice(0, depth))}module.${module}`, index);
  }
  return { instances, modules };
}

function add(sets: Map<string, Set<string>>, name: string, index: string): void {
  const set = sets.get(name);
  if (set) set.add(index);
  else sets.set(name, new Set([index]));
}

/** Where more are named together they are no members of an attribute: AWS has no list of ids that is as long. */
const MOST_CHOSEN = 200;

/**
 * The stated index, else the own one where `each` or `count` says so, else all of them; undefined when the stated one is not
 * there, and when they are too many.
 */
export function chosen(
  indexes: ReadonlySet<string>,
  stated: string,
  own: string | undefined,
): readonly string[] | undefined {
  const wanted = stated === '' ? own : stated;
  if (wanted !== undefined && indexes.has(wanted)) return [wanted];
  if (stated !== '' && indexes.size > 0) return undefined;
  if (indexes.has('')) return [''];
  return indexes.size > MOST_CHOSEN ? undefined : [...indexes];
}
