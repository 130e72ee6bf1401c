import type JSZip from 'jszip';
import type { Status } from '../../model/comparison.ts';
import { sortedBy } from '../../model/order.ts';
import { SIGNS } from '../../model/signs.ts';
import type { Cell, Paper, Part } from './paper.ts';

/** The libraries, loaded by whoever has them: they are optional dependencies. */
export interface WordTools {
  readonly docx: Docx;
  readonly zip: typeof JSZip;
}

/** What is used of docx 9: its own type declarations do not resolve for ES modules. Pieces are opaque. */
interface Docx {
  readonly Document: Piece;
  readonly Packer: { readonly toBuffer: (document: object) => Promise<Uint8Array> };
  readonly Paragraph: Piece;
  readonly TextRun: Piece;
  readonly ImageRun: Piece;
  readonly Footer: Piece;
  readonly Table: Piece;
  readonly TableRow: Piece;
  readonly TableCell: Piece;
  readonly HeadingLevel: Readonly<Record<'TITLE' | 'HEADING_1' | 'HEADING_2', string>>;
  readonly PageNumber: Readonly<Record<'CURRENT' | 'TOTAL_PAGES', string>>;
  readonly WidthType: { readonly DXA: string };
}

type Piece = new (options: object | string) => object;

/** A picture as PNG with its size in pixels. */
export interface DocumentPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Of A4, within margins of 2 cm, in pixels of 1/96 inch. */
const TEXT_WIDTH = 642;
const TEXT_HEIGHT = 870;
/** What a table measures in: a twentieth of a point. */
const TWIPS = 9638;
/** 2 cm in twips. */
const MARGIN = 1134;

/** A paper as a Word document (Office Open XML, ECMA-376): title page, contents, picture, chapters. */
export async function renderDocx(
  paper: Paper,
  picture: DocumentPicture,
  { docx, zip }: WordTools,
  capturedAt: string,
): Promise<Uint8Array> {
  const { Document, Packer } = docx;
  const document = new Document({
    title: clean(paper.title),
    creator: 'isodrift',
    description: 'Design and deployment compared',
    styles: { default: { document: { run: { font: 'Calibri', size: 20 } } } },
    sections: [
      {
        properties: { page: { margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } } },
        footers: { default: pageNumbers(docx) },
        children: [...titlePage(paper, docx), ...chapters(paper, picture, docx)],
      },
    ],
  });
  return withClock(await Packer.toBuffer(document), capturedAt, zip);
}

const SHORT = 6;

function isLong(part: Part): boolean {
  return part.kind === 'table' && part.rows.length > 4 * SHORT;
}

function pageNumbers({ Footer, Paragraph, TextRun, PageNumber }: Docx): object {
  const run = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: 'right', children: [run] })] });
}

function titlePage({ title, facts, chapters: all }: Paper, docx: Docx): object[] {
  const { Paragraph, TextRun, HeadingLevel } = docx;
  return [
    new Paragraph({
      text: clean(title),
      heading: HeadingLevel.TITLE,
      spacing: { before: 3600, after: 400 },
    }),
    ...facts.map(
      ([label, value]) =>
        new Paragraph({
          spacing: { after: 80 },
          children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(clean(value))],
        }),
    ),
    // a field for the contents would ask whoever opens the file whether it may be filled in
    new Paragraph({
      spacing: { before: 800, after: 120 },
      children: [new TextRun({ text: 'Contents', bold: true })],
    }),
    ...all.map(
      ({ title: name }, index) => new Paragraph({ text: `${index + 1}  ${name}`, spacing: { after: 60 } }),
    ),
  ];
}

function chapters({ chapters: all }: Paper, picture: DocumentPicture, docx: Docx): object[] {
  const { Paragraph, HeadingLevel } = docx;
  return all.flatMap(({ title, parts }, index) => [
    new Paragraph({
      text: `${index + 1}  ${title}`,
      heading: HeadingLevel.HEADING_1,
      keepNext: true,
      // short chapters share a page
      pageBreakBefore: index === 0 || parts.length > SHORT || parts.some(isLong),
      spacing: { before: 480, after: 160 },
    }),
    ...parts.map((part) => drawn(part, picture, docx)),
  ]);
}

/** The library stamps the hour of writing on every part. The paper is as old as the scan: the same input, the same bytes. */
async function withClock(file: Uint8Array, capturedAt: string, Zip: typeof JSZip): Promise<Uint8Array> {
  const [before, after] = [await Zip.loadAsync(file), new Zip()];
  const date = dateOf(capturedAt);
  for (const { name } of sortedBy(Object.values(before.files), ({ name: path }) => path)) {
    const content = await before.files[name]?.async('uint8array');
    if (!content || name.endsWith('/')) continue;
    const isCore = name === 'docProps/core.xml';
    after.file(name, isCore ? dated(new TextDecoder().decode(content), date) : content, {
      date,
      createFolders: false,
    });
  }
  return after.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
}

/** The first day a zip archive knows, where a comparison has no readable time. */
function dateOf(time: string): Date {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? new Date(Date.UTC(1980, 0, 1)) : date;
}

function dated(xml: string, date: Date): string {
  return xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date.toISOString()}`);
}

function drawn(part: Part, picture: DocumentPicture, docx: Docx): object {
  const { Paragraph, ImageRun, HeadingLevel } = docx;
  switch (part.kind) {
    case 'text':
      return new Paragraph({ text: clean(part.text), spacing: { before: 120, after: 120 } });
    case 'heading':
      return new Paragraph({
        text: clean(part.text),
        heading: HeadingLevel.HEADING_2,
        keepNext: true,
        spacing: { before: 320, after: 80 },
      });
    case 'picture':
      return new Paragraph({
        children: [new ImageRun({ type: 'png', data: picture.png, transformation: fitted(picture) })],
      });
    case 'code':
      return new Paragraph(listing(part.text, docx));
    case 'table':
      return tableOf(part, docx);
  }
}

function fitted({ width, height }: DocumentPicture): { width: number; height: number } {
  const scale = Math.min(TEXT_WIDTH / width, TEXT_HEIGHT / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function listing(text: string, { TextRun }: Docx): object {
  return {
    spacing: { after: 120 },
    shading: { type: 'clear', fill: 'F3F5F8' },
    children: text
      .replace(/\n+$/, '')
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({ text: clean(line), font: 'Consolas', size: 16, ...(index > 0 ? { break: 1 } : {}) }),
      ),
  };
}

function tableOf({ head, rows }: Part & { kind: 'table' }, docx: Docx): object {
  const { Table, TableRow, WidthType } = docx;
  const widths = columnWidths(head, rows);
  const title = head.some((word) => word !== '')
    ? [
        new TableRow({
          tableHeader: true,
          children: head.map((word, index) => box({ lines: [word] }, widths[index] ?? 0, docx, true)),
        }),
      ]
    : [];
  return new Table({
    width: { size: TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    borders: BORDERS,
    rows: [
      ...title,
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((cell, index) => box(cell, widths[index] ?? 0, docx, false)),
          }),
      ),
    ],
  });
}

const RULE = { style: 'single', size: 4, color: 'CBD3DB' };
const BORDERS = {
  top: RULE,
  bottom: RULE,
  left: RULE,
  right: RULE,
  insideHorizontal: RULE,
  insideVertical: RULE,
};

/** Each column has room for its longest word; what is left goes to those that have long lines. */
function columnWidths(head: readonly string[], rows: readonly (readonly Cell[])[]): number[] {
  const columns = head.map((word, index) => {
    const lines = [word, ...rows.slice(0, SAMPLED).flatMap((cells) => cells[index]?.lines ?? [])];
    const words = lines.flatMap((line) => line.split(/[\s/:,-]/));
    const least = Math.min(LONGEST_WORD, Math.max(3, ...words.map(({ length }) => length)) + PADDING);
    return {
      least,
      wanted: Math.min(LONGEST_LINE, Math.max(...lines.map(({ length }) => length)) + PADDING),
    };
  });
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  const wishes = columns.reduce((sum, column) => sum + Math.max(0, column.wanted - column.least), 0);
  const spare = Math.max(0, TWIPS / LETTER - least);
  return columns.map((column) => {
    const extra =
      wishes === 0 ? spare / columns.length : (spare * Math.max(0, column.wanted - column.least)) / wishes;
    return Math.round(((column.least + extra) * TWIPS) / Math.max(least + spare, 1));
  });
}

/** Letters, of which a line holds about `TWIPS / LETTER`. */
const LETTER = 100;
const LONGEST_WORD = 26;
const LONGEST_LINE = 64;
const PADDING = 5;
/** Rows looked at for the widths. */
const SAMPLED = 500;

function box(cell: Cell, width: number, docx: Docx, isHead: boolean): object {
  const { TableCell, Paragraph, TextRun, WidthType } = docx;
  const options = {
    width: { size: width, type: WidthType.DXA },
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(isHead ? { shading: { type: 'clear', fill: 'E6EAF0' } } : {}),
    children: (cell.lines.length === 0 ? [''] : cell.lines).map(
      (line) =>
        new Paragraph({
          children: [
            new TextRun({
              text: clean(line),
              bold: isHead || cell.status !== undefined,
              size: cell.code ? 16 : 18,
              ...(cell.code ? { font: 'Consolas' } : {}),
              ...(cell.status === undefined ? {} : { color: inkOf(cell.status) }),
            }),
          ],
        }),
    ),
  };
  return new TableCell(options);
}

function inkOf(status: Status): string {
  return SIGNS[status].ink.light.slice(1);
}

/** XML 1.0 cannot hold some characters even when escaped, and a document that has one does not open. */
function clean(text: string): string {
  return text.replaceAll(/[^\t\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}
