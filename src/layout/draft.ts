import { resolver } from '../catalogue/resolver.ts';
import type { Comparison, Finding, RelationFinding } from '../model/comparison.ts';
import { DIVERGENT, STATUSES, type Status } from '../model/comparison.ts';
import type { Resource } from '../model/graph.ts';
import { groupBy, sortedBy } from '../model/order.ts';
import type { SceneNote } from '../model/scene.ts';
import type { About, Lookup } from './about.ts';
import { isPlot, type Place, placer } from './place.ts';

/** A finding with what the picture must know of it. */
export interface Node {
  readonly key: string;
  readonly finding: Finding;
  readonly about: About;
  readonly name: string;
  readonly status: Status;
  readonly changes: number;
  readonly folded: readonly SceneNote[];
  readonly place: Place;
}

/** The comparison sorted into what stands, what is ground, and what is told in the margin. */
export interface Draft {
  readonly blocks: readonly Node[];
  readonly zones: readonly Node[];
  /** diverging things without a block of their own or of an owner */
  readonly also: readonly Node[];
  readonly awsDefaults: number;
  /** block (or zone, or detail) that shows a finding, by finding key */
  readonly shownBy: ReadonlyMap<string, string>;
  readonly relations: readonly RelationFinding[];
  /** shape of every finding that is not left out */
  readonly shapes: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, Status>;
}

/** Sorts findings by what the catalogue says they are. AWS defaults stay out unless something that is shown stands in them. */
export function draft(comparison: Comparison, lookup: Lookup): Draft {
  const all = sortedBy(comparison.findings, ({ key }) => key);
  const abouts = new Map(all.map((finding) => [finding.key, lookup(finding.type)]));
  const about = (key: string): About | undefined => abouts.get(key);
  const place = placer(all, comparison, about);
  const owners = ownersOf(all, about);
  const inUse = new Set(
    all
      .filter(({ key, status }) => status !== 'aws-default' && about(key)?.drawn === 'block')
      .flatMap(({ key }) => place(key).zones),
  );
  const isShown = ({ key, status }: Finding): boolean => status !== 'aws-default' || inUse.has(key);
  const shown = all.filter(isShown);
  const visible = new Set(shown.map(({ key }) => key));
  const shownBy = showers(shown, owners, about, visible);
  const folded = groupBy(
    shown.filter(({ key }) => shownBy.get(key) !== key && shownBy.has(key)),
    ({ key }) => shownBy.get(key) ?? key,
  );
  const plots = new Set(shown.filter(({ key }) => isPlot(about(key))).map(({ key }) => key));
  const node = (finding: Finding): Node =>
    nodeOf(finding, folded.get(finding.key) ?? [], lookup, grounded(finding.key, place, plots));
  const drawn = (finding: Finding): string => about(finding.key)?.drawn ?? 'block';
  return {
    blocks: shown.filter((finding) => drawn(finding) === 'block' || isGroup(about(finding.key))).map(node),
    zones: shown.filter((finding) => drawn(finding) === 'zone' && !isGroup(about(finding.key))).map(node),
    also: shown.filter((finding) => !shownBy.has(finding.key) && isDivergent(finding.status)).map(node),
    awsDefaults: all.length - shown.length,
    shownBy,
    relations: comparison.relations,
    shapes: new Map(shown.map(({ key }) => [key, about(key)?.shape ?? 'generic'])),
    statuses: new Map(shown.map(({ key, status }) => [key, status])),
  };
}

/** The place as far as its ground is drawn: what stands in a VPC that nobody knows stands on open ground. */
function grounded(key: string, place: (key: string) => Place, plots: ReadonlySet<string>): Place {
  const { vpc, subnets, ...rest } = place(key);
  if (vpc === undefined || !plots.has(vpc)) return { ...rest, subnets: [] };
  return { ...rest, vpc, subnets: subnets.filter((each) => plots.has(each) && place(each).vpc === vpc) };
}

export function isDivergent(status: Status): boolean {
  return DIVERGENT.includes(status);
}

/** A zone that is no place on the ground (a cluster) stands as a block: its members stand in subnets. */
function isGroup(about: About | undefined): boolean {
  return about?.drawn === 'zone' && !isPlot(about);
}

/** Which finding's drawing shows a finding: itself, its owner, its owner's owner. */
function showers(
  shown: readonly Finding[],
  owners: ReadonlyMap<string, string>,
  about: (key: string) => About | undefined,
  visible: ReadonlySet<string>,
): Map<string, string> {
  const result = new Map<string, string>();
  for (const { key } of shown) {
    let current: string | undefined = key;
    for (let step = 0; current !== undefined && about(current)?.drawn === 'detail' && step < 5; step += 1)
      current = owners.get(current);
    const drawn = current === undefined ? undefined : about(current)?.drawn;
    if (current !== undefined && visible.has(current) && (drawn === 'block' || drawn === 'zone'))
      result.set(key, current);
  }
  return result;
}

/** Owners by the pointer that the catalogue names, on whichever side it resolves. */
function ownersOf(
  findings: readonly Finding[],
  about: (key: string) => About | undefined,
): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const side of ['desired', 'deployed'] as const) {
    const resources = findings.flatMap((finding) => finding[side] ?? []);
    const known = resolver(resources);
    const findingOf = new Map(findings.map((finding) => [finding[side]?.key ?? '', finding.key]));
    for (const finding of findings) {
      const owner = ownerOf(finding[side], about(finding.key), known);
      const found = owner && findingOf.get(owner.key);
      if (found !== undefined && found !== finding.key) owners.set(finding.key, found);
    }
  }
  return owners;
}

function ownerOf(
  resource: Resource | undefined,
  about: About | undefined,
  known: ReturnType<typeof resolver>,
): Resource | undefined {
  if (!resource || about?.owner === undefined) return undefined;
  const value = resource.attributes[about.owner];
  const pointers = Array.isArray(value) ? value : [value];
  for (const pointer of pointers) {
    if (pointer === undefined) continue;
    const found = known.resolve(pointer, { near: resource, ...(about.ownerTo ? { to: about.ownerTo } : {}) });
    if (found) return found;
  }
  return undefined;
}

function nodeOf(finding: Finding, folded: readonly Finding[], lookup: Lookup, place: Place): Node {
  const notes = sortedBy(folded, ({ key }) => key)
    .map((detail) => noteOf(detail, lookup))
    .toSorted((a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status));
  const divergent = notes.filter(({ status }) => isDivergent(status));
  const isPlain = finding.status === 'in-sync' || finding.status === 'changed';
  return {
    key: finding.key,
    finding,
    about: lookup(finding.type),
    name: nameOf(finding),
    status: isPlain && divergent.length > 0 ? 'changed' : finding.status,
    changes: finding.changes.length + divergent.reduce((sum, { changes }) => sum + Math.max(changes, 1), 0),
    folded: notes,
    place,
  };
}

/** A finding in one line. */
export function noteOf(finding: Finding, lookup: Lookup): SceneNote {
  return {
    key: finding.key,
    name: nameOf(finding),
    title: lookup(finding.type).title,
    status: finding.status,
    changes: finding.changes.length,
  };
}

/** What people call it: the name, else the id, else the end of the key. */
function nameOf({ key, desired, deployed }: Finding): string {
  const names = [deployed?.name, desired?.name, deployed?.tags['Name'], desired?.tags['Name']];
  const said = [...names, desired?.title, deployed?.id];
  const found = said.find((text) => text !== undefined && text !== '') ?? key.split('/').at(-1) ?? key;
  return found.replaceAll(/\s+/g, ' ').trim() || key;
}
