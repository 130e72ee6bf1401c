import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { markdownBook, wordDocument } from '../../../src/cli/documents.ts';
import { paperOf } from '../../../src/render/document/content.ts';
import { ordersPlatform } from '../../layout/orders-platform.ts';
import { filled } from '../site/filled.ts';
import { HOSTILE } from '../site/hostile-strings.ts';
import { sampleComparison } from '../site/sample-comparison.ts';

/** All hostile strings, each in every place in turn. */
const hostile = [0, 53, 131].map((offset) =>
  filled(sampleComparison(), (index) => `${HOSTILE[(index + offset) % HOSTILE.length]}${index}`),
);
const harmless = filled(sampleComparison(), (index) => `benign${index}`);

describe('the paper', () => {
  test('has a section for every divergence, and every resource in its inventory', () => {
    const comparison = ordersPlatform();
    const { chapters } = paperOf(comparison);
    const drift = chapters.find(({ id }) => id === 'drift');
    const { missing, changed, unmanaged } = comparison.summary.findings;
    expect(drift?.parts.filter(({ kind }) => kind === 'heading')).toHaveLength(missing + changed + unmanaged);
    const [inventory] = chapters.find(({ id }) => id === 'inventory')?.parts ?? [];
    const shown = comparison.findings.filter(({ status }) => status !== 'aws-default');
    expect(inventory?.kind === 'table' ? inventory.rows.length : 0).toBe(shown.length);
  });

  test('leaves out the chapters that would be empty', () => {
    for (const { parts } of paperOf(sampleComparison()).chapters) expect(parts.length).toBeGreaterThan(0);
  });
});

describe('the Markdown book', () => {
  test('has a page per chapter, all of them in the contents, all links leading to files', () => {
    const files = markdownBook(sampleComparison());
    const paths = new Set(files.map(({ path }) => path));
    for (const { content } of files.filter(({ path }) => path.endsWith('.md'))) {
      for (const [, target = ''] of content.matchAll(/\]\(([^)]+)\)/g)) expect(paths).toContain(target);
    }
  });

  test('hostile names add no row, no line, no markup', () => {
    const shape = (text: string): string[] =>
      text.split('\n').map((line) => `${line.split(/(?<!\\)\|/).length} ${/^[#`|!-]*/.exec(line)?.[0]}`);
    const before = markdownBook(harmless);
    for (const comparison of hostile) {
      for (const [index, file] of markdownBook(comparison).entries()) {
        if (!file.path.endsWith('.md') || file.path === 'drift.md') continue;
        expect([file.path, shape(file.content).length]).toEqual([
          file.path,
          shape(before[index]?.content ?? '').length,
        ]);
      }
      const all = markdownBook(comparison)
        .filter(({ path }) => path.endsWith('.md'))
        .map(({ content }) => outsideCode(content));
      for (const text of all) {
        expect(text.replaceAll('<br>', '')).not.toMatch(/<[a-z!/]/i);
        expect(text).not.toMatch(/(?<!\\)\]\((?!(README|[a-z-]+)\.(md|svg)\)|picture\.svg\))/);
        expect(text).not.toMatch(/https?:\/\//);
      }
    }
  });
});

describe('the Word document', { timeout: 60_000 }, () => {
  test('is a package of well-formed parts with its picture, the same bytes in every run', async () => {
    const file = await wordDocument(sampleComparison());
    expect(Buffer.from(await wordDocument(sampleComparison())).equals(Buffer.from(file))).toBe(true);
    const zip = await JSZip.loadAsync(file);
    expect(Object.keys(zip.files)).toContain('[Content_Types].xml');
    expect(
      Object.keys(zip.files).some((path) => path.startsWith('word/media/') && path.endsWith('.png')),
    ).toBe(true);
    for (const [path, text] of await partsOf(file)) await wellFormed(path, text);
  });

  test('hostile names stay text: as many paragraphs, rows and fields as harmless ones, and nothing from outside', async () => {
    const count = async (comparison: typeof harmless): Promise<Record<string, number>> => {
      const parts = new Map(await partsOf(await wordDocument(comparison)));
      const body = parts.get('word/document.xml') ?? '';
      await wellFormed('word/document.xml', body);
      expect([...parts.values()].join('')).not.toContain('TargetMode="External"');
      const tags = ['w:tr', 'w:tbl', 'w:instrText', 'w:hyperlink', 'w:object', 'w:drawing'];
      return Object.fromEntries(
        tags.map((tag) => [tag, body.split(`<${tag}>`).length + body.split(`<${tag} `).length]),
      );
    };
    const expected = await count(harmless);
    for (const comparison of hostile) expect(await count(comparison)).toEqual(expected);
  });
});

async function partsOf(file: Uint8Array): Promise<[string, string][]> {
  const zip = await JSZip.loadAsync(file);
  const texts = Object.keys(zip.files).filter((path) => /\.(xml|rels)$/.test(path));
  return Promise.all(texts.map(async (path) => [path, (await zip.file(path)?.async('string')) ?? '']));
}

/** Against a schema that allows anything: libxml2 refuses what is not well-formed. */
async function wellFormed(path: string, text: string): Promise<void> {
  const root = /<([\w:]+)[\s>]/.exec(text.replace(/^<\?[^>]*>\s*/, ''))?.[1] ?? '';
  const namespace = new RegExp(`xmlns${root.includes(':') ? `:${root.split(':')[0]}` : ''}="([^"]*)"`).exec(
    text,
  )?.[1];
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}"><xs:element name="${root.split(':').pop()}"/></xs:schema>`;
  const { errors } = await validateXML({ xml: [{ fileName: path, contents: text }], schema });
  expect(errors.filter(({ message }) => !message.startsWith('Schemas validity'))).toEqual([]);
}

function outsideCode(text: string): string {
  return text.replaceAll(/^(`{3,})\n[\s\S]*?\n\1$/gm, '').replaceAll(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
}
