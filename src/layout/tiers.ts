import { groupBy } from '../model/order.ts';
import type { Draft, Node } from './draft.ts';
import type { SlotBook } from './slots.ts';

/** How far from the internet a subnet stands. */
export const TIERS = ['public', 'app', 'data'] as const;
export type Tier = (typeof TIERS)[number];

/** Public is what has a way to an internet gateway; data is what holds, with its like in other zones, more stores than code. */
export function tiersOf(draft: Draft): ReadonlyMap<string, Tier> {
  const open = withGateway(draft);
  const standing = groupBy(
    draft.blocks.flatMap((node) => node.place.subnets.map((subnet) => ({ subnet, layer: node.about.layer }))),
    ({ subnet }) => subnet,
  );
  const subnets = draft.zones.filter(({ about }) => about.shape === 'subnet');
  const groups = groupBy(subnets, ({ name, place }) => `${place.vpc ?? ''} ${kinName(name)}`);
  return new Map(
    [...groups.values()].flatMap((kin) => {
      const layers = kin.flatMap(({ key }) => (standing.get(key) ?? []).map(({ layer }) => layer));
      const tier = privateTier(kin[0]?.name ?? '', layers);
      return kin.map((subnet): [string, Tier] => [subnet.key, isPublic(subnet, open) ? 'public' : tier]);
    }),
  );
}

/** Where the tiers are kept among the areas of a slot file: column 0 is public, 1 app, 2 data. */
const KEPT = 'sheet:tiers';

/** The tier in which each subnet stands: the one it stood in, so that losing a route does not turn a picture over. */
export function standingTiers(actual: ReadonlyMap<string, Tier>, book: SlotBook): ReadonlyMap<string, Tier> {
  const before = book.area(KEPT)?.slots ?? {};
  const tiers = new Map(
    [...actual].map(([key, tier]): [string, Tier] => {
      const kept = Object.hasOwn(before, key) ? TIERS[before[key]?.[0] ?? 0] : undefined;
      return [key, kept ?? tier];
    }),
  );
  const slots = [...tiers].map(([key, tier]) => [key, [TIERS.indexOf(tier), 0]] as const);
  book.keep(KEPT, { columns: TIERS.length, rows: 1, slots: Object.fromEntries(slots) });
  return tiers;
}

/** The name without what tells the zones apart: `app-a`, `app-eu-west-1b` and `app-3` are of one kin. */
function kinName(name: string): string {
  return name.toLowerCase().replace(/[-_ ]*([a-z]{2}-[a-z]+-\d)?[-_ ]*(az)?[-_ ]*([a-f]|\d+)?$/, '');
}

function privateTier(name: string, layers: readonly string[]): Tier {
  const stores = layers.filter((layer) => layer === 'data').length;
  const others = layers.filter((layer) => layer === 'compute').length;
  if (stores !== others) return stores > others ? 'data' : 'app';
  return /data|db|database|rds|cache|persist|store/i.test(name) ? 'data' : 'app';
}

/** Route tables are known by shape; `routes` may run through them or, contracted, from the subnet itself. */
function withGateway({ relations, shapes }: Draft): ReadonlySet<string> | undefined {
  const isShape = (key: string, shape: string): boolean => shapes.get(key) === shape;
  const toGateway = new Set(relations.filter(({ to }) => isShape(to, 'gateway')).map(({ from }) => from));
  const tables = new Set([...toGateway].filter((key) => isShape(key, 'route-table')));
  const open = new Set([...toGateway].filter((key) => isShape(key, 'subnet')));
  for (const { from, to } of relations) {
    if (tables.has(from) && isShape(to, 'subnet')) open.add(to);
    if (tables.has(to) && isShape(from, 'subnet')) open.add(from);
  }
  return open.size > 0 ? open : undefined;
}

function isPublic({ key, name, finding }: Node, open: ReadonlySet<string> | undefined): boolean {
  if (open) return open.has(key);
  const flag = (finding.deployed ?? finding.desired)?.attributes['MapPublicIpOnLaunch'];
  return flag === true || (flag === undefined && /public|dmz/i.test(name));
}
