import { extname } from 'node:path';
import { compare } from '../compare/compare.ts';
import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { readStage, stageIn } from '../model/read-stage.ts';
import { type Scene, type Subject, SUBJECTS, type View } from '../model/scene.ts';
import { serializeStage } from '../model/stage-file.ts';
import { EMPTY_DESIRED, EMPTY_INVENTORY } from './empty.ts';
import { findingsFor } from './explain-finding.ts';
import { filmOf } from './film.ts';
import { readText, writeText } from './io.ts';
import { drawn, pngOf, readSlots } from './pictures.ts';
import { redacted } from '../redact/redact.ts';
import type { Redaction } from '../redact/redactions.ts';
import { SCENE_FORMATS } from '../render/formats.ts';
import { renderSvg, type Theme } from '../render/svg/svg.ts';

interface DrawFlags {
  readonly view?: View | Subject;
  readonly side?: View;
  readonly focus?: string;
  readonly depth?: string;
  readonly from?: string;
  readonly to?: string;
  readonly theme?: Theme;
  readonly out: string;
  readonly width?: string;
  readonly layout?: string;
  readonly redact?: readonly Redaction[];
}

/** Draws a saved stage, or what came and went between two, in the format that the ending of `out` names. */
export async function drawStage(path: string | undefined, flags: DrawFlags): Promise<void> {
  refuseAlone(flags);
  const source = sourceOf(path, flags);
  const comparison = redacted(source.comparison, flags.redact ?? []);
  const known = flags.layout === undefined ? undefined : readSlots(flags.layout);
  const { view = flags.side ?? source.view, subject } = aspectOf(flags);
  if (source.only && view !== source.only) {
    const what = `${path} holds only what is ${source.only}: there is no other side to draw`;
    throw new IsodriftError('OPTION_INVALID', what, 'draw a comparison, as "isodrift diff --out" writes it');
  }
  const { scene, slots } = drawn(comparison, {
    view,
    ...(subject ? { subject } : {}),
    ...(flags.focus === undefined ? {} : { focus: focusOf(comparison, flags) }),
    ...(source.film ? { film: source.film } : {}),
    ...(known ? { slots: known } : {}),
  });
  writeText(flags.out, await contentOf(scene, flags));
  if (flags.layout !== undefined) writeText(flags.layout, serializeStage(slots));
}

/** Options that say something only beside another one: alone they would be passed over in silence. */
function refuseAlone({ depth, focus, width, out }: DrawFlags): void {
  if (depth !== undefined && focus === undefined) {
    throw new IsodriftError(
      'OPTION_INVALID',
      '--depth goes with --focus',
      'add --focus KEY, or leave it out',
    );
  }
  if (width !== undefined && extname(out) !== PNG) {
    const hint = 'name a .png, or leave it out: the other formats have no fixed size';
    throw new IsodriftError('OPTION_INVALID', `--width is the width of a PNG, and ${out} is none`, hint);
  }
}

/** `--view` names a subject or, as it always has, a side. */
function aspectOf({ view }: DrawFlags): { readonly view?: View; readonly subject?: Subject } {
  if (view === undefined) return {};
  return isSubject(view) ? { subject: view } : { view };
}

function isSubject(view: View | Subject): view is Subject {
  return (SUBJECTS as readonly string[]).includes(view);
}

const MOST_NAMED = 5;

/** Which finding is meant, by any of its names. */
function focusOf(
  comparison: Comparison,
  { focus = '', depth = '1' }: DrawFlags,
): { readonly key: string; readonly depth: number } {
  const [found, ...others] = findingsFor(comparison, focus);
  if (found && others.length > 0) {
    const keys = [found, ...others].map(({ key }) => key);
    const more = keys.length > MOST_NAMED ? ' and more' : '';
    throw new IsodriftError(
      'OPTION_INVALID',
      `--focus ${focus} is ${keys.length} resources`,
      `give one of these keys: ${keys.slice(0, MOST_NAMED).join(', ')}${more}`,
    );
  }
  const arrows = Number(depth);
  if (!Number.isInteger(arrows) || arrows < 0 || arrows > 20)
    throw new IsodriftError('OPTION_INVALID', `--depth ${depth} is no number of arrows`, 'give 0 to 20');
  return { key: found?.key ?? focus, depth: arrows };
}

interface DrawSource {
  readonly comparison: Comparison;
  readonly view: View;
  /** the only side there is */
  readonly only?: View;
  readonly film?: NonNullable<Scene['film']>;
}

function sourceOf(path: string | undefined, { from, to }: DrawFlags): DrawSource {
  if (from !== undefined && to !== undefined && path === undefined) return filmOf(from, to);
  if (path !== undefined && from === undefined && to === undefined) return drawable(readText(path), path);
  throw new IsodriftError(
    'OPTION_INVALID',
    path === undefined ? 'nothing to draw' : 'a stage and --from, --to are two ways to say what to draw',
    'give one file, or --from OLD.json --to NEW.json',
  );
}

/** The two endings that are not a rendering of their own: a painted SVG, and the scene itself. */
const PNG = '.png';
const SCENE = '.json';

async function contentOf(
  scene: Scene,
  { out, width = '2400', theme = 'light' }: DrawFlags,
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
function drawable(text: string, path: string): DrawSource {
  const stage = stageIn(text);
  if (stage === 'inventory') {
    const comparison = compare(EMPTY_DESIRED, readStage(text, path, stage));
    return { comparison, view: 'deployed', only: 'deployed' };
  }
  if (stage === 'desired') {
    const comparison = compare(readStage(text, path, stage), EMPTY_INVENTORY);
    return { comparison, view: 'desired', only: 'desired' };
  }
  return { comparison: readStage(text, path, 'comparison'), view: 'drift' };
}

function pixels(text: string): number {
  const width = Number(text);
  if (!Number.isInteger(width) || width < 100 || width > 16_000) {
    throw new IsodriftError('OPTION_INVALID', `--width ${text} is no width`, 'give 100 to 16000 pixels');
  }
  return width;
}
