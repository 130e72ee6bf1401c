import type { OutputFile } from '../../model/output-file.ts';
import type { Cell, Chapter, Paper, Part } from './paper.ts';

/** The picture that the book shows, beside it. */
const PICTURE = 'picture.svg';

/**
 * A paper as a Markdown book for wikis: a page of contents, a page per chapter, the picture. CommonMark with the tables
 * of GitHub and GitLab (https://github.github.com/gfm/).
 */
export function renderMarkdownBook(paper: Paper, picture: string): OutputFile[] {
  const { title, facts, chapters } = paper;
  const contents = [
    `# ${text(title)}`,
    facts.map(([label, value]) => `- ${label}: ${text(value)}`).join('\n'),
    `![${text(title)}](${PICTURE})`,
    chapters.map(({ id, title: name }, index) => `${index + 1}. [${name}](${id}.md)`).join('\n'),
  ];
  return [
    { path: 'README.md', content: page(contents) },
    { path: PICTURE, content: picture },
    ...chapters.map((chapter) => ({ path: `${chapter.id}.md`, content: chapterPage(chapter) })),
  ];
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function chapterPage({ title, parts }: Chapter): string {
  return page([`# ${title}`, '[Contents](README.md)', ...parts.map(written)]);
}

function written(part: Part): string {
  switch (part.kind) {
    case 'text':
      return text(part.text);
    case 'heading':
      return `## ${text(part.text)}`;
    case 'picture':
      return `![The picture](${PICTURE})`;
    case 'code':
      return fenced(part.text);
    case 'table':
      return [
        row(part.head.map((word) => text(word))),
        row(part.head.map(() => '---')),
        ...part.rows.map((cells) => row(cells.map(cell))),
      ].join('\n');
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cell({ lines, code }: Cell): string {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => (code ? span(line) : text(line)))
    .join('<br>');
}

/** Nothing in it is markup: names and tags are hostile. Addresses are not made into links. */
function text(words: string): string {
  return (
    words
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replaceAll('&', '&amp;')
      // escaped, it would still pair with a backtick of a code span beside it in some renderers
      .replaceAll('`', '&#96;')
      .replaceAll(/[\\*_[\]|~$@]|(?<!&)#/g, (sign) => `\\${sign}`)
      // at the start of a line these begin a list
      .replace(/^(?:[-+]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('://', String.raw`:\/\/`)
      .replaceAll(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`)
  );
}

/** A code span within a table: fenced by more backticks than it holds, its bars escaped, as the table comes first. */
function span(words: string): string {
  const line = words
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll('|', String.raw`\|`);
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function fenced(words: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(words) + 1));
  return `${fence}\n${words.replace(/\n+$/, '')}\n${fence}`;
}

function longestRun(words: string): number {
  return Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
}
