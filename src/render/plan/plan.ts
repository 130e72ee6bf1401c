import {
  type Box,
  type Point,
  type Rect,
  type Scene,
  type SceneArrow,
  type SceneBlock,
  type SceneZone,
} from '../../model/scene.ts';
import { groupBy } from '../../model/order.ts';
import { SIGNS } from '../../model/signs.ts';
import { solidOf } from '../svg/solids/index.ts';
import type { Hue } from '../svg/solids/parts.ts';

/**
 * A scene seen from straight above: the ground coordinates of the isometric picture taken as a flat sheet, so that
 * editable exports and the picture stand on one layout. Pixels; x to the right, y down. Ids are short and our own,
 * because names and keys are hostile.
 */
export interface Plan {
  readonly zones: readonly PlanZone[];
  readonly blocks: readonly PlanBlock[];
  readonly arrows: readonly PlanArrow[];
}

export interface PlanZone {
  readonly id: string;
  readonly parent?: string;
  readonly zone: SceneZone;
  readonly box: Box;
}

export interface PlanBlock {
  readonly id: string;
  /** id of the zone it stands in; absent when that is not drawn */
  readonly parent?: string;
  readonly block: SceneBlock;
  readonly box: Box;
  readonly hue: Hue;
  /** the sign of its status, its name and what it is, a line each */
  readonly lines: readonly [string, string];
}

export interface PlanArrow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly arrow: SceneArrow;
  /** from side to side: in the picture arrows keep clear of the solid, here they touch the box */
  readonly points: readonly Point[];
}

/** The plan of a scene: zones outermost first, everything in the order of the scene. */
export function planOf(scene: Scene): Plan {
  const zoneIds = new Map(scene.zones.map(({ id }, index) => [id, `z${index + 1}`]));
  const blockIds = new Map(scene.blocks.map(({ key }, index) => [key, `b${index + 1}`]));
  const endOf = (end: string): string | undefined => blockIds.get(end) ?? zoneIds.get(end);
  const boxes = new Map([
    ...scene.zones.map(({ id, rect }) => [id, flat(rect)] as const),
    ...scene.blocks.map((block) => [block.key, standing(block)] as const),
  ]);
  return {
    zones: scene.zones.map((zone, index) => {
      const parent = zone.parent === undefined ? undefined : zoneIds.get(zone.parent);
      return { id: `z${index + 1}`, zone, box: flat(zone.rect), ...(parent === undefined ? {} : { parent }) };
    }),
    blocks: scene.blocks.map((block, index) => {
      const parent = zoneIds.get(block.zone);
      return {
        id: `b${index + 1}`,
        block,
        box: standing(block),
        hue: solidOf(block.shape).hue,
        lines: linesOf(block),
        ...(parent === undefined ? {} : { parent }),
      };
    }),
    arrows: scene.arrows.flatMap((arrow, index) => {
      const [from, to] = [endOf(arrow.from), endOf(arrow.to)];
      if (from === undefined || to === undefined) return [];
      const points = joined(arrow, boxes);
      return [{ id: `a${index + 1}`, from, to, arrow, points }];
    }),
  };
}

/** Finds what stands in a zone, in the order of the plan. */
export type Inside = (zone: string | undefined) => {
  readonly zones: readonly PlanZone[];
  readonly blocks: readonly PlanBlock[];
};

/** What stands directly in each zone, by its id; without a zone, what stands in none. */
export function insideOf({ zones, blocks }: Plan): Inside {
  const zonesIn = groupBy(zones, ({ parent = '' }) => parent);
  const blocksIn = groupBy(blocks, ({ parent = '' }) => parent);
  return (zone = '') => ({ zones: zonesIn.get(zone) ?? [], blocks: blocksIn.get(zone) ?? [] });
}

function standing({ x, y, size }: SceneBlock): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size };
}

function joined({ from, to, points }: SceneArrow, boxes: ReadonlyMap<string, Box>): Point[] {
  const ends = points.map((point) => ({ ...point }));
  const [first, second, last, before] = [ends[0], ends[1], ends.at(-1), ends.at(-2)];
  if (!first || !second || !last || !before) return ends;
  ends[0] = moved(first, second, boxes.get(from));
  ends[ends.length - 1] = moved(last, before, boxes.get(to));
  return ends;
}

/** An end, moved along its line until it stands on the side of the box that faces the next point. */
function moved(end: Point, next: Point, box: Box | undefined): Point {
  if (!box) return end;
  const [right, front] = [box.x + box.width, box.y + box.height];
  const isBeside = end.y >= box.y && end.y <= front;
  if (end.y === next.y && isBeside) return { x: next.x > end.x ? right : box.x, y: end.y };
  const isBefore = end.x >= box.x && end.x <= right;
  if (end.x === next.x && isBefore) return { x: end.x, y: next.y > end.y ? front : box.y };
  return end;
}

function flat({ x, y, width, depth }: Rect): Box {
  return { x, y, width, height: depth };
}

function linesOf({ name, title, status, changes, members }: SceneBlock): [string, string] {
  const sign = status === 'in-sync' ? '' : `${SIGNS[status].glyph} `;
  const many = members ? ` (${members.keys.length})` : '';
  const word = status === 'in-sync' ? '' : `: ${SIGNS[status].word}`;
  const count = status === 'changed' && changes > 0 ? ` ×${changes}` : '';
  return [`${sign}${name}${many}`, `${title}${word}${count}`];
}

/** What an arrow says beside its line: its text, or how many relations it bundles. */
export function arrowText({ text, count, status }: SceneArrow): string {
  const what = text === '' && count > 1 ? `×${count}` : text;
  const glyph = status === 'in-sync' ? '' : SIGNS[status].glyph;
  return [glyph, what].filter((part) => part !== '').join(' ');
}
