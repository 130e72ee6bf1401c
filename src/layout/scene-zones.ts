import type { SceneZone, View } from '../model/scene.ts';
import { groupBy } from '../model/order.ts';
import type { Node } from './draft.ts';
import { round } from './iso.ts';
import { type Lattice, NAME_SIZES } from './lattice.ts';
import type { Plan, PlanZone } from './plan.ts';
import { shortened, textWidth } from './text.ts';
import { seenAs } from './view.ts';

const NAME_PAD = 12;
const BADGE = 22;

/** The plates with their names; what diverges without a block is noted at the zone that holds it. */
export function zonesOf(plan: Plan, lattice: Lattice, also: readonly Node[], view: View): SceneZone[] {
  const known = new Set(plan.zones.map(({ id }) => id));
  const homes = groupBy(view === 'drift' ? also : [], (node) => homeOf(node, known));
  return plan.zones
    .filter(({ node }) => !node || seenAs(node, view) !== undefined)
    .map((zone) =>
      zoneOf(
        zone,
        lattice,
        (homes.get(zone.id) ?? []).map(({ key }) => key),
        view,
      ),
    );
}

function homeOf({ place }: Node, known: ReadonlySet<string>): string {
  const candidates = [
    ...(place.subnets.length === 1 ? [`subnet:${place.subnets[0] ?? ''}`] : []),
    `vpc:${place.vpc ?? ''}`,
    `region:${place.account}/${place.region}`,
  ];
  return candidates.find((id) => known.has(id)) ?? '';
}

const SMALLEST = 11;

/** A name is written smaller before it is shortened. */
function sizeFor(name: string, largest: number, room: number): number {
  const needed = textWidth(name, largest, true);
  if (needed <= room) return largest;
  return Math.max(Math.min(SMALLEST, largest), Math.floor((largest * room) / needed));
}

function zoneOf(zone: PlanZone, lattice: Lattice, notes: readonly string[], view: View): SceneZone {
  const { id, kind, level, parent, name, node } = zone;
  const found = lattice.rectOf(zone);
  const rect = { x: round(found.x), y: round(found.y), width: round(found.width), depth: round(found.depth) };
  const status = (node && seenAs(node, view)) ?? 'in-sync';
  const badges = (status === 'in-sync' ? 0 : 1) + Math.min(notes.length, 3);
  const room = rect.width - 2 * NAME_PAD - badges * BADGE;
  const size = sizeFor(name, NAME_SIZES[level] ?? SMALLEST, room);
  const shown = shortened(name, room, size, true);
  return {
    id,
    ...(node ? { key: node.key } : {}),
    kind,
    level,
    ...(parent === undefined ? {} : { parent }),
    name,
    shown,
    status,
    changes: status === 'changed' ? (node?.changes ?? 0) : 0,
    notes,
    rect,
    nameAt: {
      x: round(rect.x + NAME_PAD),
      y: round(rect.y + rect.depth - size * 0.55),
      size,
      width: round(textWidth(shown, size, true)),
    },
  };
}
