import { describe } from '../../catalogue/index.ts';
import { type Finding, type Status, STATUSES } from '../../model/comparison.ts';
import type { Scene, SceneBlock } from '../../model/scene.ts';
import { SIGNS } from '../../model/signs.ts';
import type {
  ViewerBlock,
  ViewerData,
  ViewerLook,
  ViewerPalette,
  ViewerResources,
  ViewerSign,
  ViewerType,
} from '../../model/viewer.ts';
import { hasBadge, STROKES } from '../svg/badge.ts';
import { type Look, lookOf } from '../svg/looks.ts';
import { paletteOf } from '../svg/theme.ts';
import { THICKNESS } from '../svg/zones.ts';
import type { Context } from './context.ts';
import { kindOf, nameOf, presentSide } from './subject.ts';
import { HUES, viewerSolid } from './viewer-page-solids.ts';

const MOST_WORDS = 4;

/** The scene of the drift view, with everything else that the 3D viewer shows. */
export function viewerData(context: Context, scene: Scene): ViewerData {
  const shown = shownFindings(context, scene);
  const index = new Map(shown.map(({ key }, at) => [key, at]));
  const types = typesOf(shown);
  const accounts = listed(shown.map((finding) => presentSide(finding)?.account ?? ''));
  const regions = listed(shown.map((finding) => presentSide(finding)?.region ?? ''));
  const shapes = [...scene.blocks.map(({ shape }) => shape), ...types.map(({ shape }) => shape)];
  return {
    format: 'isodrift/viewer@1',
    title: scene.title.name,
    zones: scene.zones,
    blocks: scene.blocks.map((block) => blockOf(block, index)),
    arrows: scene.arrows,
    bounds: scene.bounds,
    resources: columns(shown, context, { types, accounts, regions }),
    statuses: STATUSES,
    types,
    accounts,
    regions,
    signs: Object.fromEntries(STATUSES.map((status) => [status, signFor(status)])) as ViewerData['signs'],
    solids: Object.fromEntries(listed(shapes).map((shape) => [shape, viewerSolid(shape)])),
    palettes: { light: paletteFor('light'), dark: paletteFor('dark') },
  };
}

/** Those that a block or a zone of the scene stands for, in the scene's order. */
function shownFindings({ findings }: Context, { blocks, zones }: Scene): Finding[] {
  const keys = [
    ...blocks.flatMap(({ key, members }) => members?.keys ?? [key]),
    ...zones.flatMap(({ key }) => key ?? []),
  ];
  return [...new Set(keys)].flatMap((key) => findings.get(key) ?? []);
}

function blockOf(block: SceneBlock, index: ReadonlyMap<string, number>): ViewerBlock {
  const { key, shape, name, title, status, zone, x, y, size, label, members, folded } = block;
  const indexes = (members?.keys ?? [key]).flatMap((each) => index.get(each) ?? []);
  return {
    key,
    shape,
    name,
    title,
    status,
    zone,
    x,
    y,
    size,
    label,
    members: indexes,
    isClosed: members !== undefined,
    folded: folded.filter(({ status: each }) => each !== 'in-sync'),
  };
}

interface Shared {
  readonly types: readonly ViewerType[];
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

function columns(
  shown: readonly Finding[],
  { links }: Context,
  { types, accounts, regions }: Shared,
): ViewerResources {
  const typeAt = new Map(types.map(({ type }, at) => [type, at]));
  const [account, region] = [placesIn(accounts), placesIn(regions)];
  return {
    keys: shown.map(({ key }) => key),
    names: shown.map(nameOf),
    types: shown.map(({ type }) => typeAt.get(type) ?? -1),
    states: shown.map(({ status }) => STATUSES.indexOf(status)),
    accounts: shown.map((finding) => account(presentSide(finding)?.account)),
    regions: shown.map((finding) => region(presentSide(finding)?.region)),
    changes: shown.map(({ changes }) => changes.length),
    sides: shown.map(({ desired, deployed }) => (desired ? 1 : 0) + (deployed ? 2 : 0)),
    pages: shown.map(({ key }) => links.hrefOf(key)),
    words: Object.fromEntries(
      shown.flatMap((finding, place) => {
        const words = wordsFor(finding);
        return words === '' ? [] : [[place, words]];
      }),
    ),
  };
}

function placesIn(list: readonly string[]): (text: string | undefined) => number {
  const places = new Map(list.map((text, place) => [text, place]));
  return (text = '') => places.get(text) ?? -1;
}

/** The reason, else the attributes that differ. */
function wordsFor({ reason, changes, status }: Finding): string {
  if (reason !== undefined) return reason;
  if (status !== 'changed') return '';
  const rest = changes.length - MOST_WORDS;
  const paths = changes.slice(0, MOST_WORDS).map(({ path }) => path);
  return `${paths.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function typesOf(shown: readonly Finding[]): ViewerType[] {
  return listed(shown.map(({ type }) => type)).map((type) => ({
    type,
    title: kindOf(type),
    service: type.split('::')[1] ?? type,
    shape: describe(type).shape,
  }));
}

/** Each once, sorted by code unit. */
function listed(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted();
}

const LOOKS: Readonly<Record<Look, ViewerLook>> = {
  plain: 0,
  changed: 1,
  ghost: 2,
  unmanaged: 3,
  unchecked: 4,
  pending: 5,
  dim: 6,
};

function signFor(status: Status): ViewerSign {
  const { glyph, word, colour, ink } = SIGNS[status];
  const strokes = hasBadge(status) ? STROKES[status] : '';
  return { glyph, word, colour, ink, strokes, look: LOOKS[lookOf(status)] };
}

function paletteFor(theme: 'light' | 'dark'): ViewerPalette {
  const { paper, ink, quiet, plate, plateEdge, arrow, ghost, isDark, solids, tray, zones } = paletteOf(theme);
  return {
    paper,
    ink,
    quiet,
    plate,
    plateEdge,
    arrow,
    ghost,
    isDark,
    zones,
    solids: [...HUES.map((hue) => solids[hue]), tray].map(
      ({ top, left, right, edge, glyph }) => [top, left, right, edge, glyph] as const,
    ),
    thickness: THICKNESS,
  };
}
