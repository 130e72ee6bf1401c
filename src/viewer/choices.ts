import type { ViewerData } from '../model/viewer.ts';
import type { ChromeActs } from './controls.ts';
import { make } from './dom.ts';
import type { State } from './state.ts';
import { grouped, say } from './words.ts';

const FILTERS = ['status', 'service', 'account', 'region'] as const;

/** A list to choose from for each filter that has something to choose. */
export interface Choices {
  readonly elements: readonly HTMLElement[];
  readonly fill: (state: State) => void;
}

export function choicesOf(data: ViewerData, acts: ChromeActs): Choices {
  const values = valuesOf(data);
  const shown = FILTERS.filter((name) => values[name].length > 1);
  const selects = shown.map((name) => {
    const select = make('select', { name }, make('option', { value: '' }, say('all')));
    for (const [value, count] of values[name]) {
      const known = name === 'status' ? data.signs[value as keyof typeof data.signs] : undefined;
      const word = known ? `${known.glyph} ${known.word}` : value;
      select.append(make('option', { value }, `${word} (${grouped(count)})`));
    }
    select.addEventListener('change', () => acts.change({ [name]: select.value }, 'push'));
    return { name, select };
  });
  return {
    elements: selects.map(({ name, select }) => make('label', { class: 'field' }, `${say(name)} `, select)),
    fill: (state) => {
      for (const { name, select } of selects) select.value = state[name];
    },
  };
}

type Counted = [name: string, count: number][];

function valuesOf({
  resources,
  statuses,
  types,
  accounts,
  regions,
}: ViewerData): Record<(typeof FILTERS)[number], Counted> {
  const services = types.map(({ service }) => service);
  return {
    // as the site lists them, the worst first
    status: statuses.flatMap((status) =>
      counted(resources.states, statuses).filter(([name]) => name === status),
    ),
    service: counted(resources.types, services),
    account: counted(resources.accounts, accounts),
    region: counted(resources.regions, regions),
  };
}

/** Names with how often each occurs, by code unit. */
function counted(places: readonly number[], names: readonly string[]): Counted {
  const counts = new Map<string, number>();
  for (const at of places) counts.set(names[at] ?? '', (counts.get(names[at] ?? '') ?? 0) + 1);
  return [...counts].filter(([name]) => name !== '').toSorted(([a], [b]) => (a < b ? -1 : 1));
}
