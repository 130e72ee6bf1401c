import { STATUSES } from '../../model/comparison.ts';
import { boxCorners, corners, overlaps } from '../../layout/iso.ts';
import { BLOCK } from '../../layout/solids.ts';
import type { Box, Scene, SceneBlock } from '../../model/scene.ts';
import { wordsOf } from '../../model/signs.ts';
import { arrowLabelSvg, arrowSvg } from './arrows.ts';
import { badgeForm, hasBadge } from './badge.ts';
import { BASE, blockSvg, platesSvg, smallPrint, solidId } from './blocks.ts';
import { type Panel, titlePanel } from './corner.ts';
import { alsoPanel, legendPanel, SAMPLE, statusesIn } from './legend.ts';
import { formed, gradient, type Look, lookOf, tray } from './looks.ts';
import { solidOf } from './solids/index.ts';
import { MODEL } from './paint.ts';
import { type Hue, slab, type Solid } from './solids/parts.ts';
import { text } from './text.ts';
import { type Palette, paletteOf, type Theme } from './theme.ts';
import { tellingOf } from './word.ts';
import { type Attributes, element, escaped, number } from './xml.ts';
import { zoneSvg } from './zones.ts';

export type { Theme } from './theme.ts';

const FONTS = "'Helvetica Neue',Helvetica,Arial,'DejaVu Sans',sans-serif";
const MARGIN = 28;
/** A sheet wider than this looks like a strip. */
const WIDEST = 1.75;
const SCALE = Math.round((BLOCK / MODEL) * 1000) / 1000;

/** Draws a scene; the same scene gives the same bytes. */
export function renderSvg(scene: Scene, { theme = 'light' }: { readonly theme?: Theme } = {}): string {
  const palette = paletteOf(theme);
  const manner = { palette, view: scene.view, telling: tellingOf(scene) };
  const { box, panels } = sheet(scene, palette);
  const notes = new Map(scene.also.map((note) => [note.key, note]));
  const content = [
    `<title>${escaped(scene.title.name)}</title>`,
    `<desc>${escaped(description(scene))}</desc>`,
    theme === 'print' ? onePage(box) : '',
    definitions(scene, palette),
    element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, fill: palette.paper }),
    ...scene.zones.map((zone) => zoneSvg(zone, notes, manner)),
    grouped(
      scene.arrows.map((arrow) => arrowSvg(arrow, manner)),
      { fill: 'none', 'stroke-linejoin': 'round' },
    ),
    platesSvg(scene.blocks, palette),
    grouped(
      scene.blocks.map((block) => blockSvg(block, manner)),
      smallPrint(palette),
    ),
    scene.blocks.length === 0 && scene.zones.length === 0 ? nothing(box, palette) : '',
    grouped(
      scene.arrows.map((arrow) => arrowLabelSvg(arrow, palette)),
      smallPrint(palette),
    ),
    ...panels,
  ].filter((part) => part !== '');
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: [box.x, box.y, box.width, box.height].map(number).join(' '),
      width: box.width,
      height: box.height,
      role: 'img',
      'font-family': FONTS,
    },
    `\n${content.join('\n')}\n`,
  )}\n`;
}

/** Printed, by a browser too, the sheet is one page of its own size. */
function onePage({ width, height }: Box): string {
  return element('style', {}, `@page{size:${Math.ceil(width)}px ${Math.ceil(height)}px;margin:0}`);
}

/** What is alike in all parts is said once, which keeps files small. */
function grouped(parts: readonly string[], attributes: Attributes): string {
  const drawn = parts.filter((part) => part !== '');
  return drawn.length === 0 ? '' : element('g', attributes, `\n${drawn.join('\n')}\n`);
}

/** An empty picture says that it is empty. */
function nothing({ x, y }: Box, palette: Palette): string {
  return text(x + MARGIN, y + MARGIN + 14, 'Nothing to draw', { size: 16, bold: true, fill: palette.quiet });
}

function description(scene: Scene): string {
  const { title, view, blocks, zones, arrows } = scene;
  // in the order of the statuses: a saved comparison has its keys in another order than one just made
  const counts = STATUSES.filter((status) => title.counts[status] > 0).map(
    (status) => `${title.counts[status]} ${scene.film ? wordsOf(status, 'film').word : status}`,
  );
  const drawn = `Isometric drawing of ${title.accounts.join(', ') || 'an account'}: ${zones.length} zones, ${blocks.length} blocks, ${arrows.length} arrows.`;
  return view === 'drift' ? `${drawn} ${counts.join(', ')}.` : drawn;
}

const BASE_SOLID: Solid = { hue: 'operations', parts: [slab(36, 0, 3), slab(36, 4.5, 7.5)] };
const SAMPLE_SOLID: Solid = { hue: 'operations', parts: [slab(32, 0, 26)] };

/** Each solid once per form it takes, and the gradients of round bodies. */
function definitions(scene: Scene, palette: Palette): string {
  const uses = new Map<string, { solid: Solid; look: Look }>();
  for (const { shape, status, members } of scene.blocks) {
    const look = members ? 'plain' : lookOf(status);
    uses.set(`${look}-${solidId(shape)}`, { solid: solidOf(shape), look });
    if (members) uses.set(BASE, { solid: BASE_SOLID, look: 'plain' });
  }
  for (const status of statusesIn(scene))
    uses.set(`${lookOf(status)}-${SAMPLE}`, { solid: SAMPLE_SOLID, look: lookOf(status) });
  const round = [...uses.values()].filter(({ solid }) => solid.parts.some(({ kind }) => kind === 'drum'));
  const hues = (isDim: boolean): Hue[] => [
    ...new Set(round.filter(({ look }) => (look === 'dim') === isDim).map(({ solid }) => solid.hue)),
  ];
  const gradients = [
    ...hues(false).map((hue) => gradient(hue, 'plain', palette)),
    ...hues(true).map((hue) => gradient(hue, 'dim', palette)),
  ];
  const solids = [...uses].map(([id, { solid, look }]) =>
    element(
      'g',
      { id, transform: `scale(${SCALE})` },
      id === BASE ? tray(solid, palette) : formed(solid, look, palette),
    ),
  );
  const signs = statusesIn(scene).filter(hasBadge).map(badgeForm);
  const all = [...gradients, ...solids, ...signs];
  return all.length === 0 ? '<defs/>' : `<defs>\n${all.join('\n')}\n</defs>`;
}

/** The sheet of paper: the drawing with its panels in the corners that it leaves free. */
function sheet(scene: Scene, palette: Palette): { box: Box; panels: string[] } {
  const { bounds } = scene;
  const scale = Math.min(Math.max(bounds.width / 1600, 1.25), 5);
  const title = scaled(titlePanel(scene, palette), scale);
  const legend = scaled(legendPanel(scene, palette), scale);
  const plainAlso = alsoPanel(scene, palette);
  const also = plainAlso && scaled(plainAlso, scale);
  const width = Math.max(bounds.width, title.width + legend.width + MARGIN);
  const left = bounds.x - (width - bounds.width) / 2;
  const top = bounds.y;
  const right = left + width;
  const bottom = bounds.y + bounds.height;
  const titleAt = {
    x: right - title.width,
    y: lowered(scene, title, right - title.width, bottom - title.height),
  };
  const legendAt = { x: left, y: lowered(scene, legend, left, bottom - legend.height) };
  const alsoAt = also && { x: right - also.width, y: raised(scene, also, right - also.width, top) };
  const isEmpty = scene.blocks.length === 0 && scene.zones.length === 0;
  const start = Math.min(top, titleAt.y, legendAt.y, alsoAt?.y ?? top) - (isEmpty ? SENTENCE : 0);
  const end = Math.max(
    bottom,
    titleAt.y + title.height,
    legendAt.y + legend.height,
    start + (width + 2 * MARGIN) / WIDEST - 2 * MARGIN,
  );
  return {
    box: { x: left - MARGIN, y: start - MARGIN, width: width + 2 * MARGIN, height: end - start + 2 * MARGIN },
    panels: [
      legend.at(legendAt.x, legendAt.y),
      title.at(titleAt.x, titleAt.y),
      ...(also && alsoAt ? [also.at(alsoAt.x, alsoAt.y)] : []),
    ],
  };
}

/** On a large sheet the panels are larger, so that they can be read when the whole is seen. */
function scaled(panel: Panel, scale: number): Panel {
  return {
    width: panel.width * scale,
    height: panel.height * scale,
    at: (x, y) =>
      element(
        'g',
        { transform: `translate(${number(x)} ${number(y)}) scale(${Math.round(scale * 100) / 100})` },
        panel.at(0, 0),
      ),
  };
}

/** Room above the panels for what an empty picture says. */
const SENTENCE = 40;
const STEP = 10;
const CLEAR = 14;

/** The highest place at or below `y` where the panel covers nothing. */
function lowered(scene: Scene, panel: Panel, x: number, y: number): number {
  let at = y;
  while (isOver(scene, panel, x, at)) at += STEP;
  return at;
}

function raised(scene: Scene, panel: Panel, x: number, y: number): number {
  let at = y;
  while (isOver(scene, panel, x, at)) at -= STEP;
  return at;
}

function isOver({ zones, blocks }: Scene, { width, height }: Panel, x: number, y: number): boolean {
  const area = boxCorners({
    x: x - CLEAR,
    y: y - CLEAR,
    width: width + 2 * CLEAR,
    height: height + 2 * CLEAR,
  });
  return (
    zones.some(({ level, rect }) => level === 0 && overlaps(area, corners(rect))) ||
    blocks.some(({ label }: SceneBlock) => overlaps(area, boxCorners(label.box)))
  );
}
