import type { OutputFile } from '../../model/output-file.ts';
import type { Context } from './context.ts';
import type { Model } from './engine.ts';
import { viewerData } from './viewer-page-data.ts';
import {
  VIEWER_SCRIPT,
  VIEWER_SCRIPT_HASH,
  VIEWER_STYLE,
  VIEWER_STYLE_HASH,
  VIEWER_WORDS,
} from './viewer-generated.ts';
import { text } from './text.ts';
import { visibleModel } from './visible.ts';

/** What the page shows where it cannot run: the drawing. */
export function viewerModel(context: Context): Model {
  const { pictures } = context;
  return {
    nothing: isEmpty(context) ? text('drawing.nothing') : '',
    words: VIEWER_WORDS,
    pictures: pictures.filter(({ view }) => view === 'drift').map(({ view, theme }) => ({ view, theme })),
  };
}

/**
 * The filled page with the viewer in it: script and style are constants of this package, allowed by their hashes and inline,
 * as no browser loads a file with a hash from disk; the data is JSON in which nothing can end its element.
 */
export function withViewer({ path, content }: OutputFile, context: Context): OutputFile {
  if (!context.scene || isEmpty(context)) return { path, content };
  const data = JSON.stringify(visibleModel(viewerData(context, context.scene))).replaceAll(
    /[<>&\u2028\u2029]/g,
    escaped,
  );
  const parts = `<script type="application/json" data-viewer-data>${data}</script><script>${VIEWER_SCRIPT}</script>`;
  const html = content
    .replace("script-src '", `script-src '${VIEWER_SCRIPT_HASH}' '`)
    .replace('script-src &#x27;', `script-src &#x27;${VIEWER_SCRIPT_HASH}&#x27; &#x27;`)
    .replace("style-src '", `style-src '${VIEWER_STYLE_HASH}' '`)
    .replace('style-src &#x27;', `style-src &#x27;${VIEWER_STYLE_HASH}&#x27; &#x27;`)
    .replace('</head>', () => `<style>${VIEWER_STYLE}</style></head>`)
    .replace('<!--viewer-->', () => parts);
  return { path, content: html };
}

/** A room with nothing in it looks like a fault: then the page says that there is nothing, and opens none. */
function isEmpty({ scene }: Context): boolean {
  return scene !== undefined && scene.blocks.length === 0;
}

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}
