import type { Comparison, Offender } from '../../model/comparison.ts';
import type { Scene, SceneArrow, SceneBlock, SceneNote } from '../../model/scene.ts';
import type { Draft } from '../draft.ts';

interface Offence extends Offender {
  readonly words: string;
}

/** Blocks and arrows with the rules of the design that they break. */
export function withOffences(
  parts: Pick<Scene, 'zones' | 'blocks' | 'arrows'>,
  { rules = [] }: Comparison,
  { shownBy }: Draft,
): Pick<Scene, 'zones' | 'blocks' | 'arrows'> {
  const offences = rules
    .filter(({ status }) => status === 'violated')
    .flatMap(({ rule, offenders }) =>
      offenders.map((offender): Offence => ({ ...offender, words: `${rule}: ${offender.what}` })),
    );
  if (offences.length === 0) return parts;
  const blockOf = new Map(
    parts.blocks.flatMap(({ key, members }) => (members?.keys ?? [key]).map((held) => [held, key] as const)),
  );
  const at = (key: string): string | undefined => blockOf.get(key) ?? blockOf.get(shownBy.get(key) ?? '');
  const drawn = new Set(parts.arrows.map(({ from, to }) => JSON.stringify([from, to])));
  const onArrow = new Map<string, string[]>();
  const onBlock = new Map<string, string[]>();
  for (const { key, to, words } of offences) {
    const start = at(key);
    const arrow = JSON.stringify([start, to === undefined ? undefined : at(to)]);
    if (drawn.has(arrow)) add(onArrow, arrow, words);
    else if (start !== undefined) add(onBlock, start, words);
  }
  return {
    zones: parts.zones,
    blocks: parts.blocks.map((block): SceneBlock => told(block, onBlock.get(block.key))),
    arrows: parts.arrows.map((arrow): SceneArrow =>
      told(arrow, onArrow.get(JSON.stringify([arrow.from, arrow.to]))),
    ),
  };
}

function add(known: Map<string, string[]>, key: string, words: string): void {
  const found = known.get(key);
  if (!found) known.set(key, [words]);
  else if (!found.includes(words)) found.push(words);
}

function told<T extends object>(thing: T, offences: readonly string[] | undefined): T {
  return offences ? { ...thing, offences } : thing;
}

/** Broken rules in one line each, worst first: they are told beside the picture, as what diverges without a block. */
export function ruleNotes({ rules = [] }: Comparison): SceneNote[] {
  return rules
    .filter(({ status }) => status === 'violated')
    .map(({ rule, offenders }) => ({
      key: `rule ${rule}`,
      name: rule,
      title: offenders.length === 1 ? 'rule broken:' : `rule broken ${offenders.length} times:`,
      status: 'changed',
      changes: 0,
      isRule: true,
    }));
}
