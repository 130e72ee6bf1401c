import { textWidth } from '../../layout/text.ts';
import type { Box, Point, Scene } from '../../model/scene.ts';
import { SIGNS } from '../../model/signs.ts';
import { arrowText, type PlanArrow, type PlanBlock, planOf, type PlanZone } from '../plan/plan.ts';
import { arrowStyle, blockStyle, type PlanStyle } from '../plan/style.ts';
import { paletteOf, type Theme } from '../svg/theme.ts';

/**
 * A scene as an Excalidraw drawing: rectangles with bound text, arrows bound to what they join, a group per zone.
 * Format: https://docs.excalidraw.com/docs/codebase/json-schema
 */
export function renderExcalidraw(scene: Scene, { theme = 'light' }: { readonly theme?: Theme } = {}): string {
  const plan = planOf(scene);
  const bound = new Map<string, { id: string; type: string }[]>();
  for (const { id, from, to } of plan.arrows) {
    for (const end of new Set([from, to])) bound.set(end, [...(bound.get(end) ?? []), { id, type: 'arrow' }]);
  }
  const drawing = {
    type: 'excalidraw',
    version: 2,
    source: 'isodrift',
    elements: [
      ...plan.zones.flatMap((zone) => zoneElements(zone, theme)),
      ...plan.arrows.flatMap((arrow) => arrowElements(arrow, theme)),
      ...plan.blocks.flatMap((block) => blockElements(block, bound.get(block.id) ?? [], theme)),
    ].map((drawn, index) => ({ ...drawn, seed: index + 1, versionNonce: index + 1 })),
    appState: { viewBackgroundColor: paletteOf(theme).paper, gridSize: null },
    files: {},
  };
  return `${JSON.stringify(drawing, null, 1)}\n`;
}

type Element = Readonly<Record<string, unknown>>;

const COMMON = {
  angle: 0,
  fillStyle: 'solid',
  roughness: 0,
  opacity: 100,
  groupIds: [],
  frameId: null,
  version: 1,
  isDeleted: false,
  updated: 1,
  link: null,
  locked: false,
} as const;

const HELVETICA = 2;
const LINE_HEIGHT = 1.25;

function zoneElements({ id, zone, box }: PlanZone, theme: Theme): Element[] {
  const { top, edge, name: ink } = paletteOf(theme).zones[zone.kind];
  const sign = zone.status === 'in-sync' ? '' : `${SIGNS[zone.status].glyph} `;
  return [
    {
      ...COMMON,
      ...box,
      id,
      type: 'rectangle',
      strokeColor: edge,
      backgroundColor: top,
      strokeWidth: 1,
      strokeStyle: 'solid',
      roundness: null,
      boundElements: null,
      customData: { ...(zone.key === undefined ? {} : { key: zone.key }), status: zone.status },
    },
    textElement({
      id: `${id}-name`,
      text: `${sign}${zone.name}`,
      fontSize: zone.nameAt.size,
      ink,
      // along the front edge, as in the picture: the back is full of what is nested
      at: { x: box.x + 8, y: box.y + box.height - zone.nameAt.size * LINE_HEIGHT - 4 },
      align: 'left',
    }),
  ];
}

function blockElements(
  plan: PlanBlock,
  boundElements: readonly { id: string; type: string }[],
  theme: Theme,
): Element[] {
  const { id, block, box, lines } = plan;
  const style = blockStyle(plan, theme);
  const text = lines.join('\n');
  const fontSize = 14;
  return [
    {
      ...COMMON,
      ...box,
      id,
      type: 'rectangle',
      ...stroked(style),
      // hatched as in the picture: what nobody declared is told by form, too
      fillStyle: block.status === 'unmanaged' ? 'hachure' : 'solid',
      roundness: { type: 3 },
      groupIds: [`g-${id}`],
      boundElements,
      customData: { key: block.key, type: block.type, status: block.status },
    },
    {
      ...textElement({
        id: `${id}-name`,
        text,
        fontSize,
        ink: style.ink,
        at: { x: box.x + box.width / 2 - widthOf(text, fontSize) / 2, y: box.y + box.height + 6 },
        align: 'center',
      }),
      groupIds: [`g-${id}`],
    },
  ];
}

function arrowElements(plan: PlanArrow, theme: Theme): Element[] {
  const { id, from, to, arrow } = plan;
  const [start] = plan.points;
  if (!start) return [];
  const points = plan.points.map(({ x, y }) => [x - start.x, y - start.y]);
  const style = arrowStyle(plan, theme);
  const text = arrowText(arrow);
  return [
    {
      ...COMMON,
      ...extent(plan.points),
      // an arrow stands where it starts
      x: start.x,
      y: start.y,
      id,
      type: 'arrow',
      ...stroked(style),
      backgroundColor: 'transparent',
      roundness: null,
      points,
      lastCommittedPoint: null,
      startBinding: { elementId: from, focus: 0, gap: 1 },
      endBinding: { elementId: to, focus: 0, gap: 1 },
      startArrowhead: null,
      endArrowhead: 'triangle',
      elbowed: false,
      boundElements: text === '' ? null : [{ id: `${id}-text`, type: 'text' }],
      customData: { from: arrow.from, to: arrow.to, kinds: arrow.kinds, status: arrow.status },
    },
    ...(text === ''
      ? []
      : [
          {
            ...textElement({
              id: `${id}-text`,
              text,
              fontSize: 12,
              ink: style.ink,
              at: middle(plan.points),
              align: 'center',
            }),
            containerId: id,
          },
        ]),
  ];
}

function stroked({ fill, stroke, width, line }: PlanStyle): Element {
  return { strokeColor: stroke, backgroundColor: fill, strokeWidth: width, strokeStyle: line };
}

interface Written {
  readonly id: string;
  readonly text: string;
  readonly fontSize: number;
  readonly ink: string;
  readonly at: Point;
  readonly align: 'left' | 'center';
}

function textElement({ id, text, fontSize, ink, at, align }: Written): Element {
  return {
    ...COMMON,
    id,
    type: 'text',
    ...at,
    width: widthOf(text, fontSize),
    height: text.split('\n').length * fontSize * LINE_HEIGHT,
    strokeColor: ink,
    backgroundColor: 'transparent',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roundness: null,
    boundElements: null,
    text,
    originalText: text,
    fontSize,
    fontFamily: HELVETICA,
    textAlign: align,
    verticalAlign: 'top',
    containerId: null,
    autoResize: true,
    lineHeight: LINE_HEIGHT,
  };
}

function widthOf(text: string, fontSize: number): number {
  return Math.ceil(Math.max(...text.split('\n').map((line) => textWidth(line, fontSize))));
}

function extent(points: readonly Point[]): Pick<Box, 'width' | 'height'> {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
}

function middle(points: readonly Point[]): Point {
  const at = Math.floor(points.length / 2);
  const [a, b] = [points[at - 1], points[at]];
  return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : { x: 0, y: 0 };
}
