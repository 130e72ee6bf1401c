import { corners, project } from '../../layout/iso.ts';
import { DIVERGENT, type Status } from '../../model/comparison.ts';
import type { SceneNote, SceneZone, ZoneKind } from '../../model/scene.ts';
import { SIGNS, wordsOf } from '../../model/signs.ts';
import { badge, hasBadge } from './badge.ts';
import type { Palette, PlateColours } from './theme.ts';
import { text } from './text.ts';
import { type Manner, verdict } from './word.ts';
import { element, escaped, number, path } from './xml.ts';

export const THICKNESS: Readonly<Record<ZoneKind, number>> = {
  global: 7,
  region: 7,
  vpc: 4,
  across: 1.5,
  az: 1.5,
  'subnet-public': 3,
  'subnet-private': 3,
  group: 2,
};

/** A thin plate with its name along the front edge. */
export function zoneSvg(zone: SceneZone, notes: ReadonlyMap<string, SceneNote>, manner: Manner): string {
  const { palette } = manner;
  const { key, status, kind, rect } = zone;
  const colours = coloursOf(zone, palette);
  const [, right, front, left] = corners(rect);
  const [back] = corners(rect);
  if (!right || !front || !left || !back) return '';
  const sunk = THICKNESS[kind];
  const below = (point: { x: number; y: number }): { x: number; y: number } => ({
    x: point.x,
    y: point.y + sunk,
  });
  const plate =
    element('path', { d: path([left, front, below(front), below(left)]), fill: colours.left }) +
    element('path', { d: path([right, front, below(front), below(right)]), fill: colours.right }) +
    element('path', { d: path([back, right, front, left]), fill: colours.top, ...edgeOf(zone, colours) });
  return element(
    'g',
    { 'data-zone': zone.id, 'data-key': key, 'data-status': key === undefined ? undefined : status },
    `<title>${escaped(titleOf(zone, notes, manner))}</title>${plate}${nameSvg(zone, colours)}${signsOf(zone, notes)}`,
  );
}

function coloursOf({ kind, status }: SceneZone, palette: Palette): PlateColours {
  const colours = palette.zones[kind];
  if (status === 'missing') return { ...colours, top: palette.ghost };
  return colours;
}

const EDGES: Readonly<Partial<Record<Status, Readonly<Record<string, string | number>>>>> = {
  missing: { stroke: SIGNS.missing.colour, 'stroke-width': 1.8, 'stroke-dasharray': '8 5' },
  unmanaged: { stroke: SIGNS.unmanaged.colour, 'stroke-width': 2.6 },
  changed: { stroke: SIGNS.changed.colour, 'stroke-width': 2.2 },
  'not-checked': {
    stroke: SIGNS['not-checked'].colour,
    'stroke-width': 2,
    'stroke-dasharray': '1 4',
    'stroke-linecap': 'round',
  },
};

function edgeOf(
  { kind, status }: SceneZone,
  { edge }: PlateColours,
): Readonly<Record<string, string | number>> {
  const isDashed = kind === 'az' || kind === 'across';
  const plain = { stroke: edge, 'stroke-width': 1, ...(isDashed ? { 'stroke-dasharray': '7 5' } : {}) };
  return EDGES[status] ?? plain;
}

function nameSvg({ shown, nameAt }: SceneZone, { name }: PlateColours): string {
  const at = project(nameAt.x, nameAt.y);
  return text(0, 0, shown, {
    size: nameAt.size,
    bold: true,
    fill: name,
    transform: `matrix(.866 .5 -.866 .5 ${number(at.x)} ${number(at.y)})`,
  });
}

/** Badges after the name: the zone's own, then those of what diverges in it without a block. */
function signsOf(zone: SceneZone, notes: ReadonlyMap<string, SceneNote>): string {
  const statuses = [
    ...(hasBadge(zone.status) ? [zone.status] : []),
    ...DIVERGENT.filter((status) => zone.notes.some((key) => notes.get(key)?.status === status)),
  ];
  return statuses
    .map((status, index) => {
      const { nameAt } = zone;
      const at = project(nameAt.x + nameAt.width + 16 + index * 20, nameAt.y - nameAt.size * 0.35);
      return badge(status, at.x, at.y, 8);
    })
    .join('');
}

/** Of a zone in which hundreds of small things diverge the first ones tell what it is about. */
const MOST_LISTED = 12;

function titleOf(
  { name, key, status, notes }: SceneZone,
  known: ReadonlyMap<string, SceneNote>,
  manner: Manner,
): string {
  const own = key === undefined ? name : `${name}${verdict(status, manner)}`;
  const listed = notes.flatMap((note) => {
    const found = known.get(note);
    return found
      ? [
          `${SIGNS[found.status].glyph} ${found.title} ${found.name}: ${wordsOf(found.status, manner.telling).word}`,
        ]
      : [];
  });
  const rest = listed.length - MOST_LISTED;
  return [own, ...listed.slice(0, MOST_LISTED), ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}
