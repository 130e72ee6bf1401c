import { save, toCsv } from './csv.ts';
import { bindFilters } from './filters.ts';
import type { Leaf } from './leaf.ts';
import { type Row, recordRow, type RowFields, tableRow } from './rows.ts';
import { writeState } from './state.ts';
import { unpack } from './unpack.ts';
import { say } from './words.ts';

/** Below this many rows all of them stay in the page, so that the browser's own search finds them. */
const WINDOW_FROM = 300;
const OVERSCAN = 20;

/** The table with what scrolls it. */
interface Parts {
  readonly table: HTMLTableElement;
  readonly body: HTMLTableSectionElement;
  readonly frame: HTMLElement;
}

/** Sorts, filters and, when it is long, windows the table of the inventory. */
export function bindTable(leaf: Leaf): void {
  const table = leaf.root.querySelector<HTMLTableElement>('table[data-table]');
  const body = table?.tBodies[0];
  const frame = table?.closest<HTMLElement>('.window');
  const records = leaf.root.querySelector<HTMLTemplateElement>('template[data-rows]');
  if (!table || !body || !frame) return;
  const parts = { table, body, frame };
  const [first] = body.rows;
  if (records === null || first === undefined) bindRows(leaf, parts, [...body.rows].map(tableRow));
  else void bindRecords(leaf, parts, records, first);
}

async function bindRecords(
  leaf: Leaf,
  parts: Parts,
  records: HTMLTemplateElement,
  first: HTMLTableRowElement,
): Promise<void> {
  const all = JSON.parse(await unpack(records.content.textContent)) as readonly RowFields[];
  bindRows(leaf, parts, all.map(recordRow(first, leaf.name !== '')));
}

function bindRows(leaf: Leaf, { table, body, frame }: Parts, rows: readonly Row[]): void {
  const headers = [...(table.tHead?.rows[0]?.cells ?? [])];
  for (const header of headers) sortable(header);
  const view = windowed(frame, body, headers.length);
  table.setAttribute('aria-rowcount', String(rows.length + 1));
  const inOrder = sorter(rows, headers);
  let shown: readonly Row[] = rows;
  bindFilters(leaf, (fits, state) => {
    shown = inOrder(state.get('sort') ?? '').filter(fits);
    view.show(shown);
    return say('resources', { shown: shown.length, all: rows.length });
  });
  // read ahead, so that the first letter typed finds the texts ready
  setTimeout(() => rows.reduce((sum, row) => sum + row.text.length, 0), 300);
  bindCsv(leaf, () => [headers.map(({ textContent }) => textContent), ...shown.map(({ cells }) => cells)]);
}

function sortable(header: HTMLTableCellElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'sort';
  button.textContent = header.textContent;
  header.replaceChildren(button);
  button.addEventListener('click', () => {
    const down = header.ariaSort === 'ascending';
    writeState({ sort: (down ? '-' : '') + (header.dataset['column'] ?? '') }, 'push');
  });
}

/** All rows in the order of one column. Kept, as sorting takes longer than filtering. */
function sorter(
  rows: readonly Row[],
  headers: readonly HTMLTableCellElement[],
): (sort: string) => readonly Row[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  let last = '';
  let ordered = rows;
  return (sort) => {
    if (sort === last) return ordered;
    last = sort;
    const index = headers.findIndex((header) => header.dataset['column'] === sort.replace(/^-/, ''));
    const sign = sort.startsWith('-') ? -1 : 1;
    for (const header of headers) header.removeAttribute('aria-sort');
    headers[index]?.setAttribute('aria-sort', sign > 0 ? 'ascending' : 'descending');
    const cell = (row: Row): string => row.cells[index] ?? '';
    ordered =
      index < 0 ? rows : rows.toSorted((a, b) => sign * compare(cell(a), cell(b)) || a.order - b.order);
    return ordered;
  };
}

/** Keeps only the rows near the visible part in the page, between two spacers of the height of the others. */
function windowed(frame: HTMLElement, body: HTMLTableSectionElement, columns: number): Windowed {
  const above = spacer(columns);
  const below = spacer(columns);
  let all: readonly Row[] = [];
  let drawn = '';
  let height = 0;
  const draw = (whole: boolean): void => {
    if (height === 0) height = measured(body, all[0]?.element);
    const first = whole ? 0 : Math.max(0, Math.floor(frame.scrollTop / height) - OVERSCAN);
    const count = whole ? all.length : Math.ceil(frame.clientHeight / height) + 2 * OVERSCAN;
    const last = Math.min(all.length, first + count);
    const now = `${first} ${last}`;
    if (now === drawn) return;
    drawn = now;
    above.firstElementChild?.setAttribute('height', String(first * height));
    below.firstElementChild?.setAttribute('height', String((all.length - last) * height));
    body.replaceChildren(above, ...all.slice(first, last).map(({ element }) => element), below);
  };
  const small = (): boolean => all.length < WINDOW_FROM;
  frame.addEventListener('scroll', () => draw(small()), { passive: true });
  addEventListener('resize', () => draw(small()));
  addEventListener('beforeprint', () => draw(true));
  addEventListener('afterprint', () => draw(small()));
  return {
    show: (rows) => {
      all = rows;
      drawn = '';
      draw(small());
    },
  };
}

interface Windowed {
  readonly show: (rows: readonly Row[]) => void;
}

function measured(body: HTMLTableSectionElement, row: HTMLTableRowElement | undefined): number {
  if (row === undefined) return 0;
  document.documentElement.classList.remove('loading');
  body.replaceChildren(row);
  return row.getBoundingClientRect().height;
}

function spacer(columns: number): HTMLTableRowElement {
  const row = document.createElement('tr');
  row.className = 'spacer';
  row.ariaHidden = 'true';
  const cell = row.insertCell();
  cell.colSpan = columns;
  cell.setAttribute('height', '0');
  return row;
}

function bindCsv({ root }: Leaf, rows: () => readonly (readonly string[])[]): void {
  const button = root.querySelector<HTMLElement>('button[data-csv]');
  button?.addEventListener('click', () => save(button.dataset['csv'] ?? 'table.csv', toCsv(rows())));
}
