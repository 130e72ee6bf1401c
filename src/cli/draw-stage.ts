import { extname } from 'node:path';
import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { readStage, stageOf } from '../model/read-stage.ts';
import type { Scene, View } from '../model/scene.ts';
import { serializeStage } from '../model/stage-file.ts';
import { EMPTY_DESIRED, EMPTY_INVENTORY } from './empty.ts';
import { readText, writeText } from './io.ts';
import { drawn, type PictureOptions, pngOf, readSlots } from './pictures.ts';
import { redacted } from '../redact/redact.ts';
import type { Redaction } from '../redact/redactions.ts';
import { SCENE_FORMATS } from '../render/formats.ts';
import { renderSvg, type Theme } from '../render/svg/svg.ts';

interface DrawFlags extends PictureOptions {
  readonly theme?: Theme;
  readonly out: string;
  readonly width: string;
  readonly layout?: string;
  readonly redact?: readonly Redaction[];
}

/** Draws a saved stage in the format that the ending of `out` names. */
export async function drawStage(path: string, flags: DrawFlags): Promise<void> {
  const { comparison, view } = drawable(readText(path), path);
  const known = flags.layout === undefined ? undefined : readSlots(flags.layout);
  const options: PictureOptions = {
    view: flags.view ?? view,
    ...(known ? { slots: known } : {}),
  };
  const { scene, slots } = drawn(redacted(comparison, flags.redact ?? []), options);
  writeText(flags.out, await contentOf(scene, flags));
  if (flags.layout !== undefined) writeText(flags.layout, serializeStage(slots));
}

/** The two endings that are not a rendering of their own: a painted SVG, and the scene itself. */
const PNG = '.png';
const SCENE = '.json';

async function contentOf(
  scene: Scene,
  { out, width, theme = 'light' }: DrawFlags,
): Promise<string | Uint8Array> {
  const ending = extname(out);
  if (ending === SCENE) return serializeStage(scene);
  if (ending === PNG) return pngOf(renderSvg(scene, { theme }), pixels(width));
  const renderer = Object.hasOwn(SCENE_FORMATS, ending) ? SCENE_FORMATS[ending] : undefined;
  if (renderer) return renderer(scene, { theme });
  throw new IsodriftError(
    'OPTION_INVALID',
    `cannot draw ${out}`,
    `the ending must be one of ${[...Object.keys(SCENE_FORMATS), PNG, SCENE].join(', ')}`,
  );
}

/** One side alone is a comparison with nothing on the other. */
function drawable(text: string, path: string): { readonly comparison: Comparison; readonly view: View } {
  const stage = stageOf(parsed(text));
  if (stage === 'inventory') {
    return { comparison: compare(EMPTY_DESIRED, readStage(text, path, stage)), view: 'deployed' };
  }
  if (stage === 'desired') {
    return { comparison: compare(readStage(text, path, stage), EMPTY_INVENTORY), view: 'desired' };
  }
  return { comparison: readStage(text, path, 'comparison'), view: 'drift' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pixels(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < 100 || width > 16_000) {
    throw new IsodriftError('OPTION_INVALID', `--width ${text} is no width`, 'give 100 to 16000 pixels');
  }
  return width;
}
