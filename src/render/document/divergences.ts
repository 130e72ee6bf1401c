import type { Comparison, Finding } from '../../model/comparison.ts';
import { SIGNS } from '../../model/signs.ts';
import { ranked } from '../site/ranking.ts';
import { kindOf, nameOf, originOf, placeOf } from '../site/subject.ts';
import { cells } from '../site/values.ts';
import { visible } from '../site/visible.ts';
import { type Cell, type Chapter, code, type Part, table, words } from './paper.ts';

/** The chapter of what diverges: a section per resource, those that matter most first. */
export function divergences({ findings }: Comparison): Chapter {
  return {
    id: 'drift',
    title: 'What diverges',
    parts: ranked(findings).flatMap(divergence),
  };
}

function divergence(finding: Finding): Part[] {
  const { status, type, severity, reason, changes, desired, deployed, fixes = [] } = finding;
  const facts: [string, string][] = [
    ['What', `${kindOf(type)}, ${SIGNS[status].word}${severity === undefined ? '' : ` (${severity})`}`],
    ['Declared in', originOf(desired)],
    ['Found by', originOf(deployed)],
    ['Where', placeOf(finding)],
    ['Id', deployed?.id ?? ''],
    ['Why', reason ?? ''],
  ];
  return [
    { kind: 'heading', text: `${SIGNS[status].glyph} ${visible(nameOf(finding))}` },
    table(
      ['', ''],
      facts.filter(([, value]) => value !== '').map(([label, value]) => [words(label), words(value)]),
    ),
    ...(changes.length === 0
      ? []
      : [
          table(
            ['Attribute', 'Designed', 'Deployed'],
            changes.map((change) => {
              const pair = cells(change.desired, change.deployed);
              return [code([change.path]), side(pair.desired.lines), side(pair.deployed.lines)];
            }),
          ),
        ]),
    ...fixes.flatMap(({ tool, text }): Part[] => [
      { kind: 'text', text: `To settle it with ${TOOLS[tool]}:` },
      { kind: 'code', text: visible(text) },
    ]),
  ];
}

const TOOLS = {
  terraform: 'Terraform',
  cloudformation: 'CloudFormation',
  isodrift: 'isodrift.yaml',
} as const;

function side(lines: readonly { readonly text: string }[]): Cell {
  return code(lines.map(({ text }) => text));
}
