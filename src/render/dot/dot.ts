import type { Scene } from '../../model/scene.ts';
import { arrowText, type Inside, insideOf, type PlanArrow, type PlanBlock, planOf } from '../plan/plan.ts';
import { arrowStyle, blockStyle, type PlanStyle } from '../plan/style.ts';
import type { Hue } from '../svg/solids/parts.ts';
import { paletteOf, type Theme } from '../svg/theme.ts';

/**
 * A scene as a Graphviz graph: zones are nested clusters. `dot` lays it out anew; `neato -n2` keeps the places of the
 * isometric picture, which stand in `pos`. Language: https://graphviz.org/doc/info/lang.html
 */
export function renderDot(scene: Scene, { theme = 'light' }: { readonly theme?: Theme } = {}): string {
  const plan = planOf(scene);
  const inside = insideOf(plan);
  const palette = paletteOf(theme);
  const lines = [
    `digraph isodrift {`,
    `  graph [${attributes({ label: scene.title.name, labelloc: 't', rankdir: 'LR', compound: 'true', fontname: FONT, bgcolor: palette.paper, fontcolor: palette.ink })}]`,
    `  node [${attributes({ fontname: FONT, fontsize: '11', style: 'filled' })}]`,
    `  edge [${attributes({ fontname: FONT, fontsize: '10', fontcolor: palette.ink })}]`,
    ...nested(undefined, inside, theme, '  '),
    ...plan.arrows.flatMap((arrow) => arrowLine(arrow, inside, theme)),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

const FONT = 'Helvetica';

function nested(zone: string | undefined, inside: Inside, theme: Theme, indent: string): string[] {
  const { zones, blocks } = inside(zone);
  return [
    ...zones.flatMap(({ id, zone: { name, kind } }) => {
      const { top, edge, name: ink } = paletteOf(theme).zones[kind];
      const look = { label: name, style: 'filled', fillcolor: top, color: edge, fontcolor: ink };
      return [
        `${indent}subgraph cluster_${id} {`,
        `${indent}  graph [${attributes(look)}]`,
        ...nested(id, inside, theme, `${indent}  `),
        `${indent}}`,
      ];
    }),
    ...blocks.map((block) => `${indent}${block.id} [${attributes(nodeLook(block, theme))}]`),
  ];
}

const SHAPES: Readonly<Record<Hue, string>> = {
  compute: 'box',
  network: 'hexagon',
  storage: 'cylinder',
  database: 'cylinder',
  integration: 'component',
  security: 'house',
  operations: 'note',
  intelligence: 'box3d',
};

function nodeLook(plan: PlanBlock, theme: Theme): Record<string, string> {
  const { block, lines, hue } = plan;
  const style = blockStyle(plan, theme);
  return {
    label: lines.join('\n'),
    tooltip: block.key,
    shape: SHAPES[hue],
    fillcolor: style.fill,
    // engraved text stands on the filling, not on the paper
    fontcolor: paletteOf('light').ink,
    ...penned(style, 'filled'),
    pos: `${Math.round(block.x)},${Math.round(-block.y)}!`,
  };
}

/** A cluster cannot be an end of an edge: the edge goes to something inside and is clipped at the border. */
function arrowLine(plan: PlanArrow, inside: Inside, theme: Theme): string[] {
  const { from, to, arrow } = plan;
  const [tail, head] = [anchor(from), anchor(to)];
  if (tail === undefined || head === undefined) return [];
  const look = {
    label: arrowText(arrow),
    ...(tail === from ? {} : { ltail: `cluster_${from}` }),
    ...(head === to ? {} : { lhead: `cluster_${to}` }),
    ...penned(arrowStyle(plan, theme)),
  };
  return [`  ${tail} -> ${head} [${attributes(look)}]`];

  function anchor(end: string): string | undefined {
    if (!end.startsWith('z')) return end;
    const { zones, blocks } = inside(end);
    return blocks[0]?.id ?? zones.map(({ id }) => anchor(id)).find((id) => id !== undefined);
  }
}

function penned({ stroke, width, line }: PlanStyle, ...styles: string[]): Record<string, string> {
  const style = line === 'solid' ? styles : [...styles, line];
  return {
    color: stroke,
    penwidth: String(width),
    ...(style.length === 0 ? {} : { style: style.join(',') }),
  };
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}="${escaped(value)}"`)
    .join(', ');
}

/** Names are hostile: no escape sequence of theirs is kept, and control characters become blanks. */
function escaped(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
        .replaceAll('\\', '\\\\')
        .replaceAll('"', '\\"')
        // an ampersand would start an HTML entity
        .replaceAll('&', '&amp;'),
    )
    .join('\\n');
}
