import { bindDepth } from './depth.ts';
import { bindLeaf } from './bind-leaf.ts';
import { readAddress, written } from './state.ts';

bindLeaf({ root: document.body, name: '' });
bindDepth();
document.documentElement.classList.remove('loading');
forward();
addEventListener('hashchange', forward);

/** A link as a book writes it, `index.html#/r/orders-1?depth=executive`, finds the file of the folder. */
function forward(): void {
  const { page, anchor, state } = readAddress();
  if (page === '') return;
  const query = written(state);
  const fragment = anchor === '' && query === '' ? '' : `#${anchor}${query}`;
  if (!page.startsWith('r/')) location.replace(`${encodeURIComponent(page)}.html${fragment}`);
  else location.replace(`${fileOf(page.slice(2))}#${page.slice(2)}${query}`);
}

/** Many resources share a page in large accounts: its name is the beginning of the hash at the end of theirs. */
function fileOf(resource: string): string {
  const digits = Number(document.getElementById('main')?.dataset['digits'] ?? 0);
  const [, hash = ''] = /-([0-9a-f]{12})(?:-\d+)?$/.exec(resource) ?? [];
  return `r/${encodeURIComponent(digits === 0 ? resource : hash.slice(0, digits))}.html`;
}
