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
  readonly PageBreak: new () => object;
  readonly Footer: Piece;
  readonly Table: Piece;
  readonly TableRow: Piece;
  readonly TableCell: Piece;
  readonly TableOfContents: new (title: string, options: object) => object;
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
    features: { updateFields: true },
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

function pageNumbers({ Footer, Paragraph, TextRun, PageNumber }: Docx): object {
  const run = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: 'right', children: [run] })] });
}

function titlePage({ title, facts }: Paper, docx: Docx): object[] {
  const { Paragraph, TextRun, PageBreak, TableOfContents, HeadingLevel } = docx;
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
    new Paragraph({ children: [new PageBreak()] }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-1' }),
  ];
}

function chapters({ chapters: all }: Paper, picture: DocumentPicture, docx: Docx): object[] {
  const { Paragraph, HeadingLevel } = docx;
  return all.flatMap(({ title, parts }) => [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
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
      return new Paragraph({ text: clean(part.text), spacing: { after: 120 } });
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

/** Shared out by the longest line of each column, none below a twelfth. */
function columnWidths(head: readonly string[], rows: readonly (readonly Cell[])[]): number[] {
  const needs = head.map((word, index) =>
    Math.min(
      48,
      Math.max(
        6,
        word.length,
        ...rows.slice(0, 500).flatMap((cells) => (cells[index]?.lines ?? []).map((line) => line.length)),
      ),
    ),
  );
  const sum = needs.reduce((total, need) => total + need, 0);
  return needs.map((need) => Math.round((TWIPS * need) / sum));
}

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
