import type { ProtectionAnswer, ProtectionRow } from '../../model/comparison.ts';
import { groupBy } from '../../model/order.ts';
import type { View } from '../../model/scene.ts';
import type { Flow } from '../arrow.ts';
import { isDivergent, type Node } from '../draft.ts';
import { components } from '../flow.ts';
import type { Item } from '../rollup.ts';
import { type Group, settled } from '../settle.ts';
import type { SlotBook } from '../slots.ts';
import { type Plate, onPlate } from './field.ts';
import { inLayers } from './layers.ts';
import { standing } from './looks.ts';
import { arrowsBetween, busiest, type Material, type Staged } from './stage.ts';

/** More stores and users than that, and alike ones are drawn closed. */
const MOST_ITEMS = 90;

/** Stores with what keeps their data safe, behind who reads and writes them. */
export function dataView({ comparison, draft, flows, book }: Material): Staged {
  const rows = new Map((comparison.protection ?? []).map((row) => [row.key, row]));
  const isStore = ({ key, about }: Node): boolean => about.layer === 'data' || rows.has(key);
  const stores = new Set(draft.blocks.filter(isStore).map(({ key }) => key));
  const touching = flows.filter(({ from, to }) => stores.has(from) || stores.has(to));
  const linked = new Set(touching.flatMap(({ from, to }) => [from, to]));
  const nodes = draft.blocks.filter(({ key }) => stores.has(key) || linked.has(key));
  const items = nodes.length <= MOST_ITEMS ? nodes.map((node) => single(node, rows)) : closed(nodes, stores);
  const drawn = busiest(arrowsBetween(items, touching), items.length);
  const shown = new Set(nodes.map(({ key }) => key));
  return {
    plan: settled('sheet', groupsOf(items, { flows: drawn.flows, stores, book }), book),
    also: draft.also.filter(({ about, status }) => about.layer === 'data' && isDivergent(status)),
    left: draft.blocks.filter(({ key }) => !shown.has(key)).length,
    ...drawn,
  };
}

interface Ground {
  readonly flows: readonly Flow[];
  readonly stores: ReadonlySet<string>;
  readonly book: SlotBook;
}

/** Who shares stores shares a plate; stores that nobody uses stand on one of their own. */
function groupsOf(items: readonly Item[], { flows, stores, book }: Ground): Group[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const linked = components([...byId.keys()], flows).toSorted((a, b) => b.length - a.length);
  const held = (ids: readonly string[]): Item[] => ids.flatMap((id) => byId.get(id) ?? []);
  const groups = linked
    .filter((ids) => ids.length > 1)
    .map((ids) => {
      const first = ids.toSorted()[0] ?? '';
      const plate: Plate = {
        id: `used:${first}`,
        kind: 'region',
        level: 0,
        front: 1,
        name: nameOf(held(ids), stores),
      };
      const edges = flows.filter(({ from, to }) => ids.includes(from) && ids.includes(to));
      return onPlate(plate, held(ids), spaced(inLayers(ids, edges)), book);
    });
  const alone = linked.filter((ids) => ids.length === 1).flat();
  const width = Math.ceil(Math.sqrt(alone.length));
  const unused = alone.map(
    (id, index) => [id, { column: index % width, row: Math.floor(index / width) }] as const,
  );
  const plate: Plate = { id: 'unused', kind: 'group', level: 0, front: 1, name: 'no reader or writer known' };
  const all =
    alone.length === 0 ? groups : [...groups, onPlate(plate, held(alone), spaced(new Map(unused)), book)];
  return all.map(standing);
}

/** Labels of stores are deep: every second row stays free below them. */
function spaced<T extends { readonly column: number; readonly row: number }>(
  cells: ReadonlyMap<string, T>,
): Map<string, { column: number; row: number }> {
  return new Map([...cells].map(([id, { column, row }]) => [id, { column, row: row * 2 }]));
}

const MOST_NAMED = 2;

function nameOf(items: readonly Item[], stores: ReadonlySet<string>): string {
  const names = items
    .filter(({ nodes }) => nodes.some(({ key }) => stores.has(key)))
    .map(({ nodes: [first, ...others] }) =>
      others.length === 0 ? (first?.name ?? '') : (first?.about.title ?? ''),
    );
  const rest = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** Alike stores that agree with the design as one, and alike users of them. */
function closed(nodes: readonly Node[], stores: ReadonlySet<string>): Item[] {
  const kinds = groupBy(
    nodes,
    ({ key, finding: { type } }) => `${stores.has(key) ? 'stores' : 'users'}:${type}`,
  );
  return [...kinds].map(([id, alike]) => ({ id, nodes: alike }));
}

function single(node: Node, rows: ReadonlyMap<string, ProtectionRow>): Item {
  const row = rows.get(node.key);
  return { id: node.key, nodes: [node], ...(row ? { more: answersOf(row) } : {}) };
}

type SmallPrint = NonNullable<Item['more']>[number];

const MOST_LINES = 3;

/** What keeps the data safe, and before it what does not, or no longer does: on each side as it is there. */
function answersOf({ answers }: ProtectionRow): SmallPrint[] {
  return (['drift', 'desired', 'deployed'] as const).flatMap((view) => linesOf(answers, view));
}

function linesOf(answers: readonly ProtectionAnswer[], view: View): SmallPrint[] {
  const said = (answer: ProtectionAnswer): boolean | undefined =>
    view === 'drift' ? (answer.deployed ?? answer.desired) : answer[view];
  const known = answers.filter((answer) => said(answer) !== undefined);
  const safe = known.filter((answer) => said(answer) === answer.wanted);
  const unsafe = known.filter((answer) => said(answer) !== answer.wanted);
  const isLost = ({ desired, wanted }: ProtectionAnswer): boolean => view === 'drift' && desired === wanted;
  const line = (
    sign: string,
    some: readonly ProtectionAnswer[],
    ink: Pick<SmallPrint, 'status'> = {},
  ): SmallPrint[] =>
    wrapped(some.map((answer) => wordOf(answer, said(answer) === true))).map((text) => ({
      text: `${sign} ${text}`,
      view,
      ...ink,
    }));
  return [
    ...line('Δ', unsafe.filter(isLost), { status: 'changed' }),
    ...line(
      '✗',
      unsafe.filter((answer) => !isLost(answer)),
    ),
    ...line('✓', safe),
  ].slice(0, MOST_LINES);
}

const LINE = 24;

/** Words on as few lines as hold them. */
function wrapped(words: readonly string[]): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 2 <= LINE)
      lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines;
}

function wordOf({ question }: ProtectionAnswer, isSo: boolean): string {
  const [yes, no] = WORDS[question] ?? [question, `no ${question}`];
  return isSo ? yes : no;
}

/** What is said of a store that has a protection, and of one that has not. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  encryption: ['encrypted', 'not encrypted'],
  'deletion protection': ['deletion lock', 'no deletion lock'],
  'public access': ['public', 'private'],
  'several zones': ['several zones', 'one zone'],
  replication: ['replicated', 'not replicated'],
};
