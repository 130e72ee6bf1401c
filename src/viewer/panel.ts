import type { Status } from '../model/comparison.ts';
import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import { button, make, sign } from './dom.ts';
import { grouped, say } from './words.ts';

export interface Summary {
  readonly name: string;
  readonly title: string;
  readonly status: Status;
  /** for those who listen */
  readonly said: string;
}

/** What the pointed-at solid is, in a few lines. */
export function summaryOf(data: ViewerData, body: Body): Summary {
  return body.resource < 0 ? summaryOfMany(data, body) : summaryOfOne(data, body);
}

function summaryOfMany(data: ViewerData, body: Body): Summary {
  const block = data.blocks[body.block];
  const { name, status, members } = block ?? { name: '', status: 'in-sync' as const, members: [] };
  const counts = countsOf(data, body).map(([each, count]) => `${grouped(count)} ${data.signs[each].word}`);
  return {
    name,
    title: say('inside', { count: members.length }),
    status,
    said: `${name}: ${counts.join(', ')}`,
  };
}

function summaryOfOne({ resources, types, statuses, signs }: ViewerData, body: Body): Summary {
  // a block diverges too when something folded into it does
  const own = statuses[resources.states[body.resource] ?? -1] ?? 'in-sync';
  const status = body.isInside ? own : body.status;
  const name = resources.names[body.resource] ?? '';
  const title = types[resources.types[body.resource] ?? -1]?.title ?? '';
  return { name, title, status, said: say('selected', { name, title, word: signs[status].word }) };
}

function countsOf({ blocks, resources, statuses }: ViewerData, { block }: Body): [Status, number][] {
  const members = blocks[block]?.members ?? [];
  return statuses.flatMap((status, at): [Status, number][] => {
    const count = members.filter((member) => resources.states[member] === at).length;
    return count > 0 ? [[status, count]] : [];
  });
}

/** The card beside the pointer. */
export function cardFor(data: ViewerData, body: Body): Node[] {
  const { name, title, status } = summaryOf(data, body);
  const { glyph, word } = data.signs[status];
  return [make('b', {}, name), make('span', { class: 'quiet' }, title), sign(status, glyph, word)];
}

export interface DetailActs {
  readonly deselect: () => void;
  readonly toggle: () => void;
}

/** The sheet about what is selected, with the way to its page. */
export function detailsFor(
  data: ViewerData,
  body: Body,
  { isOpen, ...acts }: DetailActs & { isOpen: boolean },
): Node[] {
  const { name, title, status } = summaryOf(data, body);
  const block = data.blocks[body.block];
  const close = button(say('deselect'), acts.deselect, { face: '×', class: 'viewer__close' });
  const head = [close, make('h2', {}, name), make('p', { class: 'quiet' }, title)];
  const opener = block?.isClosed ? [button(isOpen ? say('close') : say('open'), acts.toggle)] : [];
  if (body.resource < 0) return [...head, countList(data, body), ...opener];
  const { glyph, word } = data.signs[status];
  const { pages, words } = data.resources;
  const page = pages[body.resource] ?? '';
  const why = words[body.resource] ?? '';
  return [
    ...head,
    make('p', {}, sign(status, glyph, word)),
    ...(why === '' ? [] : [make('p', { class: 'viewer__words' }, why)]),
    ...foldedOf(data, body),
    make('p', { class: 'quiet' }, placeOf(data, body)),
    make(
      'p',
      { class: 'viewer__actions' },
      ...(page === '' ? [] : [make('a', { href: page, class: 'button' }, say('page'))]),
      ...opener,
    ),
  ];
}

function countList(data: ViewerData, body: Body): HTMLElement {
  const rows = countsOf(data, body).map(([status, count]) => {
    const { glyph, word } = data.signs[status];
    return make('li', {}, sign(status, glyph, word), make('span', { class: 'count' }, grouped(count)));
  });
  return make('ul', { class: 'plain viewer__counts' }, ...rows);
}

const MOST_FOLDED = 6;

function foldedOf(data: ViewerData, body: Body): HTMLElement[] {
  const folded = body.isInside ? [] : (data.blocks[body.block]?.folded ?? []);
  return folded.slice(0, MOST_FOLDED).map(({ status, title, name }) => {
    const { glyph } = data.signs[status];
    return make('p', { class: 'viewer__folded' }, sign(status, glyph, `${title} ${name}`));
  });
}

function placeOf({ resources, regions, accounts }: ViewerData, { resource }: Body): string {
  const region = regions[resources.regions[resource] ?? -1];
  const account = accounts[resources.accounts[resource] ?? -1];
  return [region, account].filter(Boolean).join(' · ');
}
