import { bindFilters } from './filters.ts';
import type { Item } from './fitting.ts';
import type { Leaf } from './leaf.ts';
import { say } from './words.ts';

interface Card extends Item {
  readonly element: HTMLElement;
}

/** Filters the cards of the drift page. A link to one card shows it whatever the filter says. */
export function bindCards(leaf: Leaf): void {
  const section = leaf.root.querySelector<HTMLElement>('[data-cards]');
  if (section === null) return;
  const empty = section.querySelector<HTMLElement>('[data-empty]');
  const cards = [...section.querySelectorAll<HTMLElement>('article')].map(cardOf);
  bindFilters(leaf, (fits) => {
    let shown = 0;
    for (const card of cards) {
      const fit = fits(card);
      card.element.hidden = !fit;
      if (fit) shown += 1;
    }
    if (empty !== null) empty.hidden = shown > 0 || cards.length === 0;
    return say('findings', { shown, all: cards.length });
  });
}

function cardOf(element: HTMLElement): Card {
  const data = element.dataset;
  const type = data['type'] ?? '';
  return {
    element,
    type,
    status: data['status'] ?? '',
    severity: data['severity'] ?? '',
    service: data['service'] ?? '',
    account: data['account'] ?? '',
    region: data['region'] ?? '',
    owner: data['owner'] ?? '',
    tags: (data['tags'] ?? '').split('\n'),
    text: `${element.textContent} ${type} ${data['tags'] ?? ''}`.toLowerCase(),
  };
}
