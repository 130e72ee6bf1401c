import { type Status, STATUSES } from '../../model/comparison.ts';
import type { Box, Point, Scene } from '../../model/scene.ts';
import { SIGNS, type Telling, wordsOf } from '../../model/signs.ts';
import { arrowText, planOf, type Plan, type PlanArrow, type PlanBlock, type PlanZone } from '../plan/plan.ts';
import { arrowStyle, blockStyle, type PlanStyle } from '../plan/style.ts';
import type { Hue } from '../svg/solids/parts.ts';
import { paletteOf, type Theme } from '../svg/theme.ts';
import { element } from '../svg/xml.ts';

/**
 * A scene as an editable draw.io file (uncompressed mxfile, labels as plain text so that names cannot be markup):
 * zones are nested containers with the blocks that are in sync inside, and every other status has a layer of its own
 * that can be switched off. Everything carries its status and type as tags, and its key as data.
 * Format: https://github.com/jgraph/drawio/wiki/File-Format
 */
export function renderDrawio(scene: Scene, { theme = 'light' }: { readonly theme?: Theme } = {}): string {
  const plan = planOf(scene);
  const boxes = new Map([...plan.zones, ...plan.blocks].map(({ id, box }) => [id, box]));
  const cells = [
    element('mxCell', { id: '0' }),
    ...layers(plan, scene.film ? 'film' : 'drift'),
    ...plan.zones.map((zone) => zoneCell(zone, boxes, theme)),
    ...plan.blocks.map((block) => blockCell(block, boxes, theme)),
    ...plan.arrows.map((arrow) => arrowCell(arrow, boxes, theme)),
  ];
  const model = element(
    'mxGraphModel',
    {
      grid: '0',
      gridSize: '10',
      guides: '1',
      tooltips: '1',
      connect: '1',
      arrows: '1',
      fold: '1',
      page: '0',
      pageScale: '1',
      math: '0',
      shadow: '0',
      background: paletteOf(theme).paper,
    },
    `\n<root>\n${cells.join('\n')}\n</root>\n`,
  );
  const diagram = element('diagram', { id: 'isodrift', name: scene.title.name }, `\n${model}\n`);
  return `${element('mxfile', { host: 'isodrift', type: 'device', compressed: 'false' }, `\n${diagram}\n`)}\n`;
}

/** draw.io's own first layer; zones and what is in sync stand on it. */
const FIRST_LAYER = '1';

function layers({ blocks, arrows }: Plan, telling: Telling): string[] {
  const used = new Set([
    ...blocks.map(({ block }) => block.status),
    ...arrows.map(({ arrow }) => arrow.status),
  ]);
  return STATUSES.filter((status) => status === 'in-sync' || used.has(status))
    .toSorted((a, b) => Number(b === 'in-sync') - Number(a === 'in-sync'))
    .map((status) =>
      element('mxCell', { id: layerOf(status), parent: '0', value: wordsOf(status, telling).word }),
    );
}

function layerOf(status: Status): string {
  return status === 'in-sync' ? FIRST_LAYER : `layer-${status}`;
}

type Boxes = ReadonlyMap<string, Box>;

function zoneCell({ id, parent, zone, box }: PlanZone, boxes: Boxes, theme: Theme): string {
  const colours = paletteOf(theme).zones[zone.kind];
  const { key, name, status } = zone;
  const sign = status === 'in-sync' ? '' : `${SIGNS[status].glyph} `;
  return data(
    { id, label: `${sign}${name}`, key: key ?? '', status, tags: status },
    {
      style: styleText({
        ...PLAIN,
        rounded: '0',
        container: '1',
        collapsible: '0',
        verticalAlign: 'top',
        align: 'left',
        spacingLeft: '8',
        fontSize: String(zone.nameAt.size),
        fontStyle: '1',
        fillColor: colours.top,
        strokeColor: colours.edge,
        fontColor: colours.name,
      }),
      parent: parent ?? FIRST_LAYER,
      geometry: placed(box, parent === undefined ? undefined : boxes.get(parent)),
    },
  );
}

function blockCell(plan: PlanBlock, boxes: Boxes, theme: Theme): string {
  const { id, block, box, lines, hue } = plan;
  const parent = block.status === 'in-sync' ? (plan.parent ?? FIRST_LAYER) : layerOf(block.status);
  return data(
    {
      id,
      label: lines.join('\n'),
      key: block.key,
      type: block.type,
      status: block.status,
      tags: `${block.status} ${block.type.replaceAll('::', '.')}`,
      ...(block.reason === undefined ? {} : { tooltip: block.reason }),
    },
    {
      style: styleText({
        ...PLAIN,
        ...FORMS[hue],
        verticalLabelPosition: 'bottom',
        verticalAlign: 'top',
        labelPosition: 'center',
        labelWidth: '200',
        fontSize: '13',
        spacingTop: '4',
        labelBackgroundColor: paletteOf(theme).plate,
        ...stroked(blockStyle(plan, theme)),
      }),
      parent,
      geometry: placed(box, boxes.get(parent)),
    },
  );
}

/** A form per family of solids, from draw.io's basic shapes. */
const FORMS: Readonly<Record<Hue, Readonly<Record<string, string>>>> = {
  compute: { rounded: '1' },
  network: { shape: 'hexagon', perimeter: 'hexagonPerimeter2', fixedSize: '1', size: '14' },
  storage: { shape: 'cube', size: '14' },
  database: { shape: 'cylinder3', boundedLbl: '1', size: '12' },
  integration: { shape: 'process', size: '0.12' },
  security: { shape: 'offPageConnector', size: '0.25' },
  operations: { shape: 'document', size: '0.2' },
  intelligence: { shape: 'ext', double: '1' },
};

function arrowCell(plan: PlanArrow, boxes: Boxes, theme: Theme): string {
  const { id, from, to, arrow } = plan;
  const [first, last] = [plan.points[0], plan.points.at(-1)];
  return data(
    {
      id,
      label: arrowText(arrow),
      from: arrow.from,
      to: arrow.to,
      kinds: arrow.kinds.join(' '),
      status: arrow.status,
      tags: arrow.status,
    },
    {
      edge: { source: from, target: to },
      style: styleText({
        html: '0',
        rounded: '1',
        endArrow: 'block',
        endFill: '1',
        labelBackgroundColor: paletteOf(theme).plate,
        fontSize: '12',
        ...stroked(arrowStyle(plan, theme)),
        ...port('exit', first, boxes.get(from)),
        ...port('entry', last, boxes.get(to)),
      }),
      parent: layerOf(arrow.status),
      geometry: element('mxGeometry', { relative: '1', as: 'geometry' }, waypoints(plan.points.slice(1, -1))),
    },
  );
}

const PLAIN = { html: '0', whiteSpace: 'wrap' } as const;

function stroked({ fill, stroke, width, line, ink }: PlanStyle): Record<string, string> {
  return {
    fillColor: fill,
    strokeColor: stroke,
    strokeWidth: String(width),
    fontColor: ink,
    ...(line === 'solid' ? {} : { dashed: '1', dashPattern: line === 'dashed' ? '6 4' : '1 3' }),
  };
}

function styleText(style: Readonly<Record<string, string>>): string {
  return Object.entries(style)
    .map(([key, value]) => `${key}=${value};`)
    .join('');
}

/** Where on the side of its end an arrow leaves or arrives, as shares of the box. */
function port(
  side: 'exit' | 'entry',
  point: Point | undefined,
  box: Box | undefined,
): Record<string, string> {
  if (!point || !box) return {};
  return {
    [`${side}X`]: share(point.x, box.x, box.width),
    [`${side}Y`]: share(point.y, box.y, box.height),
    [`${side}Perimeter`]: '0',
  };
}

function share(at: number, start: number, length: number): string {
  return String(Math.round(Math.min(Math.max((at - start) / length, 0), 1) * 1000) / 1000);
}

function waypoints(points: readonly Point[]): string {
  if (points.length === 0) return '';
  return element('Array', { as: 'points' }, points.map(({ x, y }) => element('mxPoint', { x, y })).join(''));
}

/** Children are placed from the corner of their container. */
function placed({ x, y, width, height }: Box, parent: Box | undefined): string {
  return element('mxGeometry', {
    x: x - (parent?.x ?? 0),
    y: y - (parent?.y ?? 0),
    width,
    height,
    as: 'geometry',
  });
}

interface Cell {
  readonly style: string;
  readonly parent: string;
  readonly geometry: string;
  readonly edge?: { readonly source: string; readonly target: string };
}

/** A cell with data of its own: draw.io shows the attributes in "Edit data" and searches them. */
function data(attributes: Readonly<Record<string, string>>, { style, parent, geometry, edge }: Cell): string {
  const role = edge ? { edge: '1', ...edge } : { vertex: '1' };
  const cell = element('object', attributes, element('mxCell', { style, parent, ...role }, geometry));
  // a bare line break in an attribute reads as a blank
  return cell.replaceAll('\n', '&#10;');
}
