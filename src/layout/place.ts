import type { Comparison, Finding } from '../model/comparison.ts';
import { groupBy, uniqueStrings } from '../model/order.ts';
import type { Value } from '../model/value.ts';
import type { About } from './about.ts';

/** Where a finding stands. */
export interface Place {
  readonly account: string;
  readonly region: string;
  /** finding keys of the VPC and subnets, and of every zone on the way up */
  readonly vpc?: string;
  readonly subnets: readonly string[];
  readonly zones: readonly string[];
  readonly az: string;
}

const GLOBAL = 'global';

/** Looks places up by `contains` relations, through details and blocks (a subnet group, a cluster) that contain it. */
export function placer(
  findings: readonly Finding[],
  comparison: Comparison,
  about: (key: string) => About | undefined,
): (key: string) => Place {
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  const parents = parentsOf(comparison, about);
  const home = homeOf(findings);
  const known = new Map<string, Place>();
  return (key) => {
    const found = known.get(key);
    if (found) return found;
    const place = placeOf(key, { byKey, parents, about, home });
    known.set(key, place);
    return place;
  };
}

interface World {
  readonly byKey: ReadonlyMap<string, Finding>;
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly about: (key: string) => About | undefined;
  readonly home: { readonly account: string; readonly region: string };
}

/** Ground that things stand on. A subnet group has the shape of a subnet, but is none. */
export function isPlot(about: About | undefined): boolean {
  return about?.drawn === 'zone' && (about.shape === 'vpc' || about.shape === 'subnet');
}

/** `contains` first; a thing that merely uses a subnet or a VPC stands there too. */
function parentsOf(
  { relations }: Comparison,
  about: (key: string) => About | undefined,
): ReadonlyMap<string, readonly string[]> {
  const isGround = (key: string): boolean => isPlot(about(key));
  const pairs = relations.flatMap(({ from, to, kind }) => {
    if (kind === 'contains') return [{ child: to, parent: from }];
    if (kind === 'uses' && isGround(to) && !isGround(from)) return [{ child: from, parent: to }];
    return [];
  });
  const grouped = groupBy(pairs, ({ child }) => child);
  return new Map(
    [...grouped].map(([child, found]) => [child, uniqueStrings(found.map(({ parent }) => parent))]),
  );
}

function placeOf(key: string, world: World): Place {
  const zones = ancestors(key, world);
  const shapes = (shape: string): string[] =>
    zones.filter((zone) => isPlot(world.about(zone)) && world.about(zone)?.shape === shape);
  const az = azOf(world.byKey.get(key));
  const all = shapes('subnet').filter((subnet) => subnet !== key);
  const inAz = all.filter((subnet) => az !== '' && azOf(world.byKey.get(subnet)) === az);
  const vpc = shapes('vpc')[0];
  const source = [key, ...zones].flatMap((each) => world.byKey.get(each) ?? []);
  return {
    account: said(source, 'account') ?? world.home.account,
    region: world.about(key)?.isGlobal ? GLOBAL : (said(source, 'region') ?? world.home.region),
    ...(vpc === undefined ? {} : { vpc }),
    subnets: inAz.length === 1 ? inAz : all,
    zones,
    az,
  };
}

/** Everything that contains it, nearest first; a subnet is not looked through further than its VPC. */
function ancestors(key: string, { parents }: World): string[] {
  const found = new Set<string>();
  let edge: readonly string[] = [key];
  for (let step = 0; step < 6 && edge.length > 0; step += 1) {
    const next: string[] = edge.flatMap((each) => parents.get(each) ?? []);
    edge = next.filter((each) => each !== key && !found.has(each));
    for (const each of edge) found.add(each);
  }
  return [...found];
}

function said(findings: readonly Finding[], field: 'account' | 'region'): string | undefined {
  for (const { deployed, desired } of findings) {
    const value = deployed?.[field] || desired?.[field];
    if (value && value !== GLOBAL) return value;
  }
  return undefined;
}

/** The availability zone, if the resource names one. */
export function azOf(finding: Finding | undefined): string {
  const attribute = (side: 'deployed' | 'desired'): Value | undefined =>
    finding?.[side]?.attributes['AvailabilityZone'];
  const value = attribute('deployed') ?? attribute('desired');
  return typeof value === 'string' ? value : '';
}

/** Where things stand that do not say: with most of the others. */
function homeOf(findings: readonly Finding[]): { account: string; region: string } {
  const most = (field: 'account' | 'region'): string => {
    const counts = new Map<string, number>();
    for (const finding of findings) {
      const value = said([finding], field);
      if (value && value !== GLOBAL) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const names = uniqueStrings(counts.keys());
    return names.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0] ?? '';
  };
  return { account: most('account'), region: most('region') };
}
