import { type Status, STATUSES } from '../../model/comparison.ts';
import type { Scene } from '../../model/scene.ts';
import {
  arrowText,
  type Inside,
  insideOf,
  type Plan,
  type PlanArrow,
  type PlanBlock,
  planOf,
} from '../plan/plan.ts';
import { arrowStyle, blockStyle, type PlanStyle } from '../plan/style.ts';
import type { Hue } from '../svg/solids/parts.ts';
import { paletteOf, type Theme } from '../svg/theme.ts';

/**
 * A scene as a Mermaid flowchart for wikis and pull requests: zones are nested subgraphs, a status is a class. Mermaid
 * places everything itself. GitHub draws up to 50,000 characters and 500 edges.
 * Syntax: https://mermaid.js.org/syntax/flowchart.html
 */
export function renderMermaid(scene: Scene, { theme = 'light' }: { readonly theme?: Theme } = {}): string {
  const plan = planOf(scene);
  const lines = [
    '---',
    `title: ${JSON.stringify(plain(scene.title.name).replaceAll('%%', '% %'))}`,
    '---',
    'flowchart LR',
    ...nested(undefined, insideOf(plan), '  '),
    ...plan.arrows.map(arrowLine),
    ...classes(plan, theme),
    ...plan.arrows.flatMap((arrow, index) => linkStyle(arrow, index, theme)),
  ];
  return `${lines.join('\n')}\n`;
}

function nested(zone: string | undefined, inside: Inside, indent: string): string[] {
  const { zones, blocks } = inside(zone);
  return [
    ...zones.flatMap(({ id, zone: { name } }) => [
      `${indent}subgraph ${id}["${quoted(name)}"]`,
      ...nested(id, inside, `${indent}  `),
      `${indent}end`,
    ]),
    ...blocks.map((block) => `${indent}${block.id}${boxed(block)}`),
  ];
}

/** The brackets that stand for each family of solids. */
const BRACKETS: Readonly<Record<Hue, readonly [string, string]>> = {
  compute: ['(', ')'],
  network: ['{{', '}}'],
  storage: ['[(', ')]'],
  database: ['[(', ')]'],
  integration: ['[[', ']]'],
  security: ['>', ']'],
  operations: ['[', ']'],
  intelligence: ['([', '])'],
};

function boxed({ hue, lines }: PlanBlock): string {
  const [open, close] = BRACKETS[hue];
  return `${open}"${lines.map(quoted).join('<br/>')}"${close}`;
}

function arrowLine({ from, to, arrow }: PlanArrow): string {
  const text = quoted(arrowText(arrow));
  return `  ${from} -->${text === '' ? '' : `|"${text}"|`} ${to}`;
}

function classes({ blocks }: Plan, theme: Theme): string[] {
  return STATUSES.filter((status) => status !== 'in-sync').flatMap((status) => {
    const members = blocks.filter(({ block }) => block.status === status);
    const [first] = members;
    if (!first) return [];
    return [
      `  classDef ${className(status)} ${styled(blockStyle(first, theme), paletteOf(theme).plate)}`,
      `  class ${members.map(({ id }) => id).join(',')} ${className(status)}`,
    ];
  });
}

/** A dash in a class name is read as the start of an arrow by some renderers. */
function className(status: Status): string {
  return status.replaceAll('-', '_');
}

function linkStyle(arrow: PlanArrow, index: number, theme: Theme): string[] {
  if (arrow.arrow.status === 'in-sync') return [];
  const { stroke, width, line } = arrowStyle(arrow, theme);
  return [`  linkStyle ${index} stroke:${stroke},stroke-width:${width}px${dashed(line)}`];
}

/** One class serves every family of solids, so its filling is the paper's. */
function styled({ stroke, width, line, ink }: PlanStyle, fill: string): string {
  return `fill:${fill},stroke:${stroke},stroke-width:${width}px,color:${ink}${dashed(line)}`;
}

function dashed(line: PlanStyle['line']): string {
  return line === 'solid' ? '' : `,stroke-dasharray:${line === 'dashed' ? '6 4' : '1 3'}`;
}

/**
 * Names are hostile: what could end a quoted label, start markup, a Markdown string or a `%%{directive}%%` becomes a
 * numbered entity, which Mermaid decodes after parsing.
 */
function quoted(text: string): string {
  return plain(text).replaceAll(/["#&%<>`\\;{}|]/g, (letter) => `#${letter.codePointAt(0)};`);
}

/** One line without control characters. */
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
}
