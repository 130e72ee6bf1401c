import { CHARTS } from './generated-charts.ts';

/** A node of a treemap with its place. */
export interface Tile<T> {
  readonly data: T;
  readonly depth: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface Tree<T> {
  readonly sum: (value: (datum: T) => number) => Tree<T>;
  readonly sort: (order: (a: { readonly value: number }, b: { readonly value: number }) => number) => Tree<T>;
  readonly descendants: () => readonly Tile<T>[];
}

interface TreemapLayout {
  readonly size: (size: readonly [number, number]) => TreemapLayout;
  readonly paddingInner: (pixels: number) => TreemapLayout;
  readonly paddingTop: (pixels: (tile: { readonly depth: number }) => number) => TreemapLayout;
  readonly round: (isRound: boolean) => TreemapLayout;
  readonly tile: (tiling: unknown) => TreemapLayout;
  <T>(tree: Tree<T>): Tree<T>;
}

/** A linear scale: from the domain to the range, and round numbers of the domain. */
interface Scale {
  readonly domain: (domain: readonly [number, number]) => Scale;
  readonly range: (range: readonly [number, number]) => Scale;
  readonly nice: (count: number) => Scale;
  readonly ticks: (count: number) => readonly number[];
  (value: number): number;
}

interface Shape<T> {
  readonly x: (at: (datum: T) => number) => Shape<T>;
  readonly y: (at: (datum: T) => number) => Shape<T>;
  readonly y0: (at: (datum: T) => number) => Shape<T>;
  readonly y1: (at: (datum: T) => number) => Shape<T>;
  readonly digits: (digits: number) => Shape<T>;
  (data: readonly T[]): string | null;
}

/** What the site uses of d3, with the types that it needs; the code is bundled when isodrift is built. */
interface Charts {
  readonly hierarchy: <T>(root: T) => Tree<T>;
  readonly treemap: () => TreemapLayout;
  readonly treemapSquarify: unknown;
  readonly scaleLinear: () => Scale;
  readonly line: <T>() => Shape<T>;
  readonly area: <T>() => Shape<T>;
}

export const charts: Charts = CHARTS as Charts;

/** Letters of a tile: as the style sets them, and for one too narrow for its words. Pixels a character. */
export const LETTERS = {
  usual: { name: 7.3, figure: 6.8 },
  small: { name: 6.1, figure: 5.4 },
} as const;

/** The first of these that fits whole; none when none does. */
export function firstFitting(labels: readonly string[], pixels: number, characterPx: number): string {
  return labels.find((label) => label.length <= Math.floor(pixels / characterPx)) ?? '';
}

/** As `fitted`, but what is cut loses its middle: names of one family begin alike and differ at their ends. */
export function fittedEnds(label: string, pixels: number, characterPx: number): string {
  const most = Math.floor(pixels / characterPx);
  if (label.length <= most || most < 6) return fitted(label, pixels, characterPx);
  const end = Math.floor((most - 1) / 2);
  return `${label.slice(0, most - 1 - end)}…${label.slice(-end)}`;
}

/** How many characters of about this size fit into so many pixels; what does not is cut with an ellipsis. */
export function fitted(label: string, pixels: number, characterPx: number): string {
  const most = Math.floor(pixels / characterPx);
  if (label.length <= most) return label;
  return most < 4 ? '' : `${label.slice(0, most - 1)}…`;
}
