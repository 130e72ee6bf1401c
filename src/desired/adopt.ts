import { dump } from 'js-yaml';
import { entryFor } from '../catalogue/index.ts';
import { readAttributes } from '../catalogue/read.ts';
import type { Relation, Resource } from '../model/graph.ts';
import { sortedBy, uniqueStrings } from '../model/order.ts';
import { inKeyOrder } from '../model/stage-file.ts';
import { isEmpty, sameValue, type Value } from '../model/value.ts';
import { present } from './present.ts';

/** What a first isodrift.yaml is made of. */
export interface Adoption {
  readonly title: string;
  readonly schema: string;
  readonly resources: readonly Resource[];
  /** arrows that no property states */
  readonly relations: readonly Relation[];
  /** attributes not to state, by resource key: written down they would not read as what is deployed */
  readonly leftOut: ReadonlyMap<string, ReadonlySet<string>>;
  /** resources of types that cannot be declared */
  readonly ignored: readonly string[];
}

/** A first isodrift.yaml that declares these deployed resources as they are. */
export function designText(adoption: Adoption): string {
  const { title, schema, resources, relations, leftOut, ignored } = adoption;
  const names = adoptedNames(resources);
  const account = sole(resources.map((one) => one.account));
  const region = sole(resources.map((one) => one.region).filter((one) => one !== 'global'));
  const body = present({
    title,
    account,
    region,
    resources: Object.fromEntries(
      sortedBy(resources, ({ key }) => names.get(key) ?? '').map((one) => [
        names.get(one.key) ?? one.key,
        statedResource(one, { account, region }, leftOut.get(one.key) ?? new Set()),
      ]),
    ),
    relations: relations.length === 0 ? undefined : relations.map((one) => statedRelation(one, names)),
    ignore: ignored.length === 0 ? undefined : ignored,
  });
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# Written by `isodrift adopt`: everything as it was deployed. Take out what you do not want to hold,',
    '# and state as components and rules what you mean: docs/isodrift-yaml.md',
    dump(body, { lineWidth: 110, noRefs: true }),
  ].join('\n');
}

/** A short name for each, by its key: the name people gave it, else its id; with its type where two share one. */
export function adoptedNames(resources: readonly Resource[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const one of sortedBy(resources, ({ key }) => key)) {
    const kind = one.type.split('::').at(-1)?.toLowerCase() ?? '';
    const own = slug(one.name ?? one.id);
    // an id that says nothing is told by its type
    const plain = /^[0-9a-f]{8}-?[0-9a-f-]{8,}$/.test(own) ? `${kind}-${own.slice(0, 8)}` : own;
    const forms = [plain, `${plain}-${kind}`, `${plain}-${kind}-${slug(one.region)}`];
    const free = forms.find((name) => !taken.has(name)) ?? `${plain}-${kind}-${taken.size}`;
    taken.add(free);
    names.set(one.key, free);
  }
  return names;
}

/** Can a design name this type at all? */
export function isDeclarable({ type }: Resource): boolean {
  return entryFor(type) !== undefined || /^\w+::\w+::\w+$/.test(type);
}

function slug(text: string): string {
  const last = text.startsWith('arn:') || text.includes('://') ? (text.split(/[:/]/).at(-1) ?? text) : text;
  const plain = last.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return plain === '' || plain === '__proto__' ? 'unnamed' : plain;
}

interface Place {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

function statedResource(one: Resource, place: Place, leftOut: ReadonlySet<string>): object {
  const properties = propertiesOf(one, leftOut);
  return present({
    type: one.type,
    match: { id: one.id },
    account: one.account === place.account || one.account === '' ? undefined : one.account,
    region: one.region === place.region || ['', 'global'].includes(one.region) ? undefined : one.region,
    properties: Object.keys(properties).length === 0 ? undefined : properties,
  });
}

/** What was chosen: no computed value, no default, and nothing that does not read back as it stands. */
function propertiesOf({ type, attributes }: Resource, leftOut: ReadonlySet<string>): Record<string, Value> {
  const entry = entryFor(type);
  if (!entry) return {};
  const chosen = Object.entries(attributes).filter(([path, value]) => {
    const known = entry.attributes[path];
    const isChosen = known && !known.computed && !known.kind.secret && !isEmpty(value) && !leftOut.has(path);
    return isChosen && known.cloudformation === undefined && !sameValue(known.default, value);
  });
  const stated = chosen.filter(([path, value]) => {
    if (/[[\]{}]/.test(path)) return false;
    const back = readAttributes(entry, nested(path, value), 'cloudformation')[path];
    return sameValue(back, value);
  });
  // a saved inventory has its keys in order, a fresh one as AWS sent them: both give the same text
  return inKeyOrder(Object.fromEntries(stated));
}

function nested(path: string, value: Value): Value {
  return path.split('.').reduceRight<Value>((inner, step) => ({ [step]: inner }), value);
}

function statedRelation({ from, to, kind, label }: Relation, names: ReadonlyMap<string, string>): object {
  const stated = { from: names.get(from) ?? from, to: names.get(to) ?? to, kind };
  return label === undefined ? stated : { ...stated, label: label.replace(/^:(?=\d+$)/, '') };
}

function sole(values: readonly string[]): string | undefined {
  const found = uniqueStrings(values.filter((value) => value !== ''));
  return found.length === 1 ? found[0] : undefined;
}
