import { bindFilters } from './filters.ts';
import type { Item } from './fitting.ts';

interface Card extends Item {
  readonly element: HTMLElement;
}

/** Filters the cards of the drift page. A link to one card shows it whatever the filter says. */
export function bindCards(): void {
  const section = document.querySelector<HTMLElement>('[data-cards]');
  if (section === null) return;
  const empty = section.querySelector<HTMLElement>('[data-empty]');
  const cards = [...section.querySelectorAll<HTMLElement>('article')].map(cardOf);
  bindFilters((fits) => {
    let shown = 0;
    for (const card of cards) {
      const fit = fits(card);
      card.element.hidden = !fit;
      if (fit) shown += 1;
    }
    if (empty !== null) empty.hidden = shown > 0 || cards.length === 0;
    return `${shown} of ${cards.length} findings`;
  });
}

function cardOf(element: HTMLElement): Card {
  const { status = '', type = '' } = element.dataset;
  return { element, status, type, text: `${element.textContent} ${type}`.toLowerCase() };
}
