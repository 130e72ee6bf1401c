import type { Resource } from '../model/graph.ts';
import { isList, isObject, type Value } from '../model/value.ts';
import { attributeOf } from './attribute.ts';
import { trafficOf } from './net.ts';
import { common, joined, type Ports, portsOf, without } from './ports.ts';

/** Where answers go: lists keep no record of who asked. */
const ANSWERS: Ports = { protocol: 'tcp', from: 1024, to: 65_535 };

/** The ports that a list of numbered entries lets in, if it lets any answer out. `speaksOf` tells whether an entry is about the asker. */
export function passing(
  list: Resource,
  ports: readonly Ports[],
  speaksOf: (range: string) => 'all' | 'none',
): Ports[] {
  const entries = entriesOf(list).filter(({ range }) => speaksOf(range) === 'all');
  const out = allowed(
    entries.filter(({ egress }) => egress),
    [ANSWERS],
  );
  return out.length === 0
    ? []
    : allowed(
        entries.filter(({ egress }) => !egress),
        ports,
      );
}

interface Entry {
  readonly egress: boolean;
  readonly rule: number;
  readonly allows: boolean;
  readonly range: string;
  readonly ports: Ports;
}

function entriesOf(list: Resource): Entry[] {
  const stated = attributeOf(list, trafficOf(list.type)?.entries ?? '');
  return (isList(stated) ? stated : []).flatMap(entryOf).toSorted((a, b) => a.rule - b.rule);
}

function entryOf(entry: Value): Entry[] {
  const ports = portsOf(entry);
  if (!isObject(entry) || !ports) return [];
  const { egress, rule, action, cidr } = entry;
  if (typeof rule !== 'number' || typeof cidr !== 'string') return [];
  return [{ egress: egress === true, rule, allows: action === 'allow', range: cidr, ports }];
}

/** The first entry that speaks of a port decides. */
function allowed(entries: readonly Entry[], ports: readonly Ports[]): Ports[] {
  const result: Ports[] = [];
  let open: readonly Ports[] = ports;
  for (const entry of entries) {
    if (entry.allows) result.push(...open.flatMap((one) => narrowed(one, entry.ports)));
    open = without(open, [entry.ports]);
  }
  return joined(result);
}

/** Of "every protocol", an entry for one protocol lets that one pass. */
function narrowed(one: Ports, entry: Ports): Ports[] {
  if (one.protocol === 'all' && entry.protocol !== 'all') return [entry];
  return common(one, [entry]);
}
