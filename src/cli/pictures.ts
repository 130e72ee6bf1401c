import { existsSync } from 'node:fs';
import { type LayoutOptions, layoutWithSlots } from '../layout/layout.ts';
import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import type { OutputFile } from '../model/output-file.ts';
import type { Scene, SlotFile, Subject } from '../model/scene.ts';
import { renderSite, type SiteInput } from '../render/site/site.ts';
import { renderSvg } from '../render/svg/svg.ts';
import { readText } from './io.ts';

/** What a picture may be asked to show. */
export type PictureOptions = Pick<LayoutOptions, 'view' | 'subject' | 'focus' | 'film' | 'slots'>;

/** Where everything stands in a picture, and the slots to keep for the next one. */
export function drawn(
  comparison: Comparison,
  options: PictureOptions = {},
): { readonly scene: Scene; readonly slots: SlotFile } {
  return layoutWithSlots(comparison, options);
}

/** The whole static site of a comparison, and the slots that its pictures share. */
export function siteOf(
  comparison: Comparison,
  before?: SlotFile,
): { readonly files: readonly OutputFile[]; readonly slots: SlotFile } {
  const { input, slots } = siteInputOf(comparison, before);
  return { files: renderSite(input), slots };
}

/** What a site of this comparison is made of: each view in light and in dark. */
export function siteInputOf(
  comparison: Comparison,
  before?: SlotFile,
): { readonly input: SiteInput; readonly slots: SlotFile } {
  const given = before ? { slots: before } : {};
  const drift = drawn(comparison, { ...given, view: 'drift' });
  const others = (['desired', 'deployed'] as const).map(
    (view) => drawn(comparison, { ...given, view }).scene,
  );
  // each view keeps its own slots in the file that all share
  let slots = drift.slots;
  const subjects = subjectsOf(comparison).flatMap((subject) => {
    const found = drawn(comparison, { subject, slots });
    slots = found.slots;
    return found.scene.blocks.length > 0 ? [[subject, found.scene] as const] : [];
  });
  const sides = [drift.scene, ...others].map((scene) => [scene.view, scene] as const);
  const pictures = [...sides, ...subjects].flatMap(([view, scene]) =>
    (['light', 'dark'] as const).map((theme) => ({ view, theme, svg: renderSvg(scene, { theme }) })),
  );
  return { input: { comparison, pictures, scene: drift.scene }, slots };
}

/** Sites of larger accounts would weigh more by what few people look at: there `isodrift render` draws it. */
const MOST_FOR_VIEWS = 1500;

/** Which views have something to say beside the architecture. */
function subjectsOf({
  findings,
  components,
  deployed,
  protection,
}: Comparison): readonly Exclude<Subject, 'architecture'>[] {
  if (findings.length > MOST_FOR_VIEWS) return [];
  return [
    'overview',
    'flow',
    'network',
    ...(protection ? (['data'] as const) : []),
    ...(components ? (['components'] as const) : []),
    ...(deployed.accounts.length > 1 ? (['accounts'] as const) : []),
  ];
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
