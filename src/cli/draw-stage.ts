import { extname } from 'node:path';
import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { readStage, stageOf } from '../model/read-stage.ts';
import type { View } from '../model/scene.ts';
import { serializeStage } from '../model/stage-file.ts';
import { EMPTY_DESIRED, EMPTY_INVENTORY } from './empty.ts';
import { readText, writeText } from './io.ts';
import { type PictureOptions, pictureOf, pngOf, readSlots, sceneOf, slotsOf } from './pictures.ts';

interface DrawFlags extends PictureOptions {
  readonly out: string;
  readonly width: string;
  readonly layout?: string;
}

/** Draws a saved stage in the format that the ending of `out` names. */
export async function drawStage(path: string, flags: DrawFlags): Promise<void> {
  const { comparison, view } = drawable(readText(path), path);
  const known = flags.layout === undefined ? undefined : readSlots(flags.layout);
  const options: PictureOptions = {
    view: flags.view ?? view,
    ...(flags.theme ? { theme: flags.theme } : {}),
    ...(known ? { slots: known } : {}),
  };
  writeText(flags.out, await contentOf(comparison, options, flags));
  if (flags.layout !== undefined) writeText(flags.layout, serializeStage(slotsOf(comparison, options)));
}

async function contentOf(
  comparison: Comparison,
  options: PictureOptions,
  { out, width }: DrawFlags,
): Promise<string | Uint8Array> {
  switch (extname(out)) {
    case '.svg':
      return pictureOf(comparison, options);
    case '.png':
      return pngOf(pictureOf(comparison, options), pixels(width));
    case '.json':
      return serializeStage(sceneOf(comparison, options));
    default:
      throw new IsodriftError(
        'OPTION_INVALID',
        `cannot draw ${out}`,
        'the ending must be .svg, .png or .json',
      );
  }
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
