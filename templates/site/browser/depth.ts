import { readAddress, written, writeState } from './state.ts';

const DEPTHS = new Set(['executive', 'architect']);

/** How much the pages show. The choice stands in the URL and follows every link inside the site. */
export function bindDepth(): void {
  const buttons = [...document.querySelectorAll<HTMLElement>('button[data-depth]')];
  const tell = (): void => {
    const depth = depthNow();
    document.documentElement.dataset['depth'] = depth;
    for (const button of buttons) button.ariaPressed = String(button.dataset['depth'] === depth);
  };
  for (const button of buttons)
    button.addEventListener('click', () => {
      writeState({ depth: button.dataset['depth'] ?? '' }, 'replace');
      tell();
    });
  for (const bar of document.querySelectorAll<HTMLElement>('[data-bar]')) bar.hidden = false;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-find]')) bindFind(form);
  document.addEventListener('click', follow, { capture: true });
  addEventListener('hashchange', tell);
  addEventListener('popstate', tell);
  tell();
  reach();
}

/** Scrolls to the anchor of the address and marks it, as the browser does only where nothing follows the anchor. */
export function reach(): void {
  const { page, anchor, state } = readAddress();
  for (const element of document.querySelectorAll('.is-target')) element.classList.remove('is-target');
  if (anchor === '' || (page === '' && state.size === 0)) return;
  const target = document.getElementById(page === '' ? anchor : `/${page}/${anchor}`);
  target?.classList.add('is-target');
  target?.scrollIntoView();
}

function depthNow(): string {
  const depth = readAddress().state.get('depth') ?? '';
  return DEPTHS.has(depth) ? depth : '';
}

function follow(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
  const depth = depthNow();
  if (link === null || link.protocol !== location.protocol || link.hasAttribute('data-view')) return;
  const { page, anchor, state } = readAddress(link.hash.slice(1));
  if ((state.get('depth') ?? '') === depth || link.pathname.endsWith('.svg') || link.hash === '#main') return;
  const next = new Map(state);
  if (depth === '') next.delete('depth');
  else next.set('depth', depth);
  const path = page === '' ? anchor : `/${page}${anchor === '' ? '' : `/${anchor}`}`;
  link.hash = path + written(next);
}

/** The search field of the frame leads to the page that searches. */
function bindFind(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = new FormData(form).get('q');
    const next = new Map([['q', typeof words === 'string' ? words : '']]);
    const depth = depthNow();
    if (depth !== '') next.set('depth', depth);
    const target = form.dataset['find'] ?? '';
    location.assign(target + (target.includes('#') ? '' : '#') + written(next));
  });
}
