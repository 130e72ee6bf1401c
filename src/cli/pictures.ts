import { existsSync } from 'node:fs';
import { layout, layoutWithSlots } from '../layout/layout.ts';
import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import type { OutputFile } from '../model/output-file.ts';
import type { Scene, SlotFile, View } from '../model/scene.ts';
import { renderSite } from '../render/site/site.ts';
import { renderSvg, type Theme } from '../render/svg/svg.ts';
import { readText } from './io.ts';

/** What a picture may be asked to show. */
export interface PictureOptions {
  readonly view?: View;
  readonly theme?: Theme;
  readonly slots?: SlotFile;
}

/** One picture of a comparison as SVG. */
export function pictureOf(comparison: Comparison, options: PictureOptions = {}): string {
  return renderSvg(sceneOf(comparison, options), { theme: options.theme ?? 'light' });
}

/** The scene behind a picture: where everything stands. */
export function sceneOf(comparison: Comparison, { view = 'drift', slots }: PictureOptions = {}): Scene {
  return layout(comparison, slots ? { view, slots } : { view });
}

/** Where everything stands, to be kept for the next picture. */
export function slotsOf(comparison: Comparison, { slots }: PictureOptions = {}): SlotFile {
  return layoutWithSlots(comparison, slots ? { slots } : {}).slots;
}

/** The whole static site of a comparison: each view in light and in dark. */
export function siteOf(comparison: Comparison, slots?: SlotFile): readonly OutputFile[] {
  const pictures = (['drift', 'desired', 'deployed'] as const).flatMap((view) => {
    const scene = sceneOf(comparison, slots ? { view, slots } : { view });
    return (['light', 'dark'] as const).map((theme) => ({ view, theme, svg: renderSvg(scene, { theme }) }));
  });
  return renderSite({ comparison, pictures });
}

/** SVG to PNG with resvg, which is an optional dependency; system fonts are used. */
export async function pngOf(svg: string, width: number): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js').catch((error: unknown) => {
    throw new IsodriftError(
      'MISSING_TOOL',
      'PNG needs the optional package @resvg/resvg-js, which is not installed here',
      'install it, or render .svg and convert that',
      { cause: error },
    );
  });
  return new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: true } })
    .render()
    .asPng();
}

/** Reads a layout file; undefined when there is none yet. */
export function readSlots(path: string): SlotFile | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const slots = JSON.parse(readText(path)) as SlotFile;
    if (slots.format === 'isodrift/layout@1') return slots;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new IsodriftError(
    'FORMAT_INVALID',
    `${path} is no layout file`,
    'remove it: the next picture writes it anew',
  );
}
