import type { Comparison } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import type { OutputFile } from '../model/output-file.ts';
import { paperOf } from '../render/document/content.ts';
import { renderDocx, type WordTools } from '../render/document/docx.ts';
import { renderMarkdownBook } from '../render/document/markdown.ts';
import { renderSvg } from '../render/svg/svg.ts';
import { drawn, pngOf } from './pictures.ts';

/** A comparison as a Markdown book for a wiki: a folder of pages. */
export function markdownBook(comparison: Comparison): OutputFile[] {
  return renderMarkdownBook(paperOf(comparison), renderSvg(drawn(comparison).scene));
}

/** Pixels of the picture in the document: 300 to the inch over the width of the page. */
const PICTURE_WIDTH = 2000;

/** A comparison as a Word document. */
export async function wordDocument(comparison: Comparison): Promise<Uint8Array> {
  const tools = await wordTools();
  const png = await pngOf(renderSvg(drawn(comparison).scene, { theme: 'print' }), PICTURE_WIDTH);
  const view = new DataView(png.buffer, png.byteOffset);
  // the header chunk of a PNG: width and height stand at byte 16
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return renderDocx(paperOf(comparison), { png, width, height }, tools, comparison.deployed.capturedAt);
}

async function wordTools(): Promise<WordTools> {
  try {
    const [docx, zip] = await Promise.all([import('docx'), import('jszip')]);
    return { docx: docx as unknown as WordTools['docx'], zip: zip.default };
  } catch (error) {
    throw new IsodriftError(
      'MISSING_TOOL',
      'Word documents need the optional packages docx and jszip, which are not installed here',
      'install them: npm install docx jszip',
      { cause: error },
    );
  }
}
