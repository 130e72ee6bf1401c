import { isObject, type Value } from '../model/value.ts';

/** A run of ports of one protocol; 'all' stands for every protocol. */
export interface Ports {
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
}

const LAST = 65_535;

/** The ports of a rule; protocols without ports have all of them. Undefined while they are not known. */
export function portsOf(rule: Value): Ports | undefined {
  if (!isObject(rule)) return undefined;
  const { protocol, from = 0, to = LAST } = rule;
  if (typeof protocol !== 'string' || typeof from !== 'number' || typeof to !== 'number') return undefined;
  if (protocol === '-1' || protocol.startsWith('icmp'))
    return { protocol: protocol === '-1' ? 'all' : protocol, from: 0, to: LAST };
  return { protocol, from, to };
}

/** Does a rule for these ports also speak of those? */
function isFor(rule: Ports, ports: Ports): boolean {
  return rule.protocol === 'all' || rule.protocol === ports.protocol;
}

/** What both have, of the protocol of the first. */
export function common(ports: Ports, others: readonly Ports[]): Ports[] {
  return others.flatMap((other) => {
    if (!isFor(other, ports)) return [];
    const from = Math.max(ports.from, other.from);
    const to = Math.min(ports.to, other.to);
    return from > to ? [] : [{ ...ports, from, to }];
  });
}

/** What is left of ports without others. */
export function without(ports: readonly Ports[], others: readonly Ports[]): Ports[] {
  return others.reduce<Ports[]>(
    (left, other) => left.flatMap((one) => (isFor(other, one) ? cut(one, other) : [one])),
    [...ports],
  );
}

function cut(one: Ports, other: Ports): Ports[] {
  if (other.to < one.from || other.from > one.to) return [one];
  return [
    ...(one.from < other.from ? [{ ...one, to: other.from - 1 }] : []),
    ...(one.to > other.to ? [{ ...one, from: other.to + 1 }] : []),
  ];
}

/** Runs that touch become one; what 'all' covers is not said again. Sorted. */
export function joined(ports: readonly Ports[]): Ports[] {
  const all = runs(ports.filter(({ protocol }) => protocol === 'all'));
  const rest = without(
    ports.filter(({ protocol }) => protocol !== 'all'),
    all,
  );
  const protocols = [...new Set(rest.map(({ protocol }) => protocol))].toSorted();
  return [...all, ...protocols.flatMap((name) => runs(rest.filter(({ protocol }) => protocol === name)))];
}

function runs(ports: readonly Ports[]): Ports[] {
  const result: Ports[] = [];
  for (const one of ports.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = result.at(-1);
    if (last && one.from <= last.to + 1)
      result[result.length - 1] = { ...last, to: Math.max(last.to, one.to) };
    else result.push(one);
  }
  return result;
}

/** Every stretch of ports within which the same rules hold. */
export function stretches(ports: readonly Ports[]): Ports[] {
  return [...new Set(ports.map(({ protocol }) => protocol))].flatMap((protocol) => {
    const relevant = ports.filter((one) => one.protocol === protocol || one.protocol === 'all');
    const starts = [...new Set(relevant.flatMap(({ from, to }) => [from, to + 1]))].toSorted((a, b) => a - b);
    return starts.slice(0, -1).map((from, index) => ({ protocol, from, to: (starts[index + 1] ?? 0) - 1 }));
  });
}

/** `:5432`, `:8000-9000`, `udp:53`, `all`, `icmp`. */
export function portText({ protocol, from, to }: Ports): string {
  const isWhole = from === 0 && to === LAST;
  if (isWhole) return protocol;
  const range = from === to ? `:${from}` : `:${from}-${to}`;
  return protocol === 'tcp' ? range : `${protocol}${range}`;
}
