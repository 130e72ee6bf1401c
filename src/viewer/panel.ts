import type { Status } from '../model/comparison.ts';
import type { ViewerData } from '../model/viewer.ts';
import type { Body } from './bodies-of.ts';
import { button, make, sign } from './dom.ts';
import { grouped, WORDS } from './words.ts';

/** What the pointed-at solid is, in a few lines. */
export function summaryOf(
  data: ViewerData,
  body: Body,
): { name: string; title: string; status: Status; said: string } {
  const block = data.blocks[body.block];
  const { resources, types, statuses, signs } = data;
  if (body.resource < 0 || !block) {
    const counts = countsOf(data, body).map(([status, count]) => `${grouped(count)} ${signs[status].word}`);
    const [name, status] = [block?.name ?? '', block?.status ?? 'in-sync'];
    return {
      name,
      title: WORDS.inside(block?.members.length ?? 0),
      status,
      said: `${name}: ${counts.join(', ')}`,
    };
  }
  // a block diverges too when something folded into it does
  const own = statuses[resources.states[body.resource] ?? -1] ?? 'in-sync';
  const status = body.isInside ? own : body.status;
  const name = resources.names[body.resource] ?? '';
  const title = types[resources.types[body.resource] ?? -1]?.title ?? '';
  return { name, title, status, said: WORDS.selected(name, title, signs[status].word) };
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
  const close = button(WORDS.deselect, acts.deselect, { face: '×', class: 'viewer__close' });
  const head = [close, make('h2', {}, name), make('p', { class: 'quiet' }, title)];
  const opener = block?.isClosed ? [button(isOpen ? WORDS.close : WORDS.open, acts.toggle)] : [];
  if (body.resource < 0) {
    const rows = countsOf(data, body).map(([each, count]) => {
      const { glyph, word } = data.signs[each];
      return make('li', {}, sign(each, glyph, word), make('span', { class: 'count' }, grouped(count)));
    });
    return [...head, make('ul', { class: 'plain viewer__counts' }, ...rows), ...opener];
  }
  const { glyph, word } = data.signs[status];
  const { resources, accounts, regions } = data;
  const place = [
    regions[resources.regions[body.resource] ?? -1],
    accounts[resources.accounts[body.resource] ?? -1],
  ];
  const page = resources.pages[body.resource] ?? '';
  const words = resources.words[body.resource];
  const folded = body.isInside ? [] : (block?.folded ?? []);
  return [
    ...head,
    make('p', {}, sign(status, glyph, word)),
    ...(words ? [make('p', { class: 'viewer__words' }, words)] : []),
    ...folded
      .slice(0, 6)
      .map((note) =>
        make(
          'p',
          { class: 'viewer__folded' },
          sign(note.status, data.signs[note.status].glyph, `${note.title} ${note.name}`),
        ),
      ),
    make('p', { class: 'quiet' }, place.filter(Boolean).join(' · ')),
    make(
      'p',
      { class: 'viewer__actions' },
      ...(page === '' ? [] : [make('a', { href: page, class: 'button' }, WORDS.page)]),
      ...opener,
    ),
  ];
}
