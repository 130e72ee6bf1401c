import { SIGNS } from '../../../src/model/signs.ts';
import type { Item } from './fitting.ts';

/** A row of the inventory, in the page or not. */
export interface Row extends Item {
  readonly element: HTMLTableRowElement;
  readonly cells: readonly string[];
  readonly order: number;
}

/** Page, status, type, severity, service, owner, kind, name, id, account, region, tags: as `inventory-model.ts` writes them. */
export type RowFields = readonly [
  string,
  keyof typeof SIGNS,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

/** Makes rows of records; their elements look like `first` and come to be when they come into sight. */
export function recordRow(
  first: HTMLTableRowElement,
  isBook: boolean,
): (fields: RowFields, order: number) => Row {
  const pattern = first.cloneNode(true) as HTMLTableRowElement;
  return (fields, order) => {
    const [page, status, type, severity, service, owner, kind, name, id, account, region, tags] = fields;
    const element = once(() =>
      elementOf(pattern, fields, isBook ? `#/${page.replace(/\.html#.*$/, '')}` : page),
    );
    const cells = [SIGNS[status].word, kind, name, id, account, region, tags];
    const text = once(() => `${cells.join(' ')} ${type}`.toLowerCase());
    return {
      order,
      status,
      type,
      severity,
      service,
      owner,
      account,
      region,
      cells,
      get tags() {
        return tags.split('  ');
      },
      get text() {
        return text();
      },
      get element() {
        return element();
      },
    };
  };
}

function elementOf(pattern: HTMLTableRowElement, fields: RowFields, href: string): HTMLTableRowElement {
  const [, status, , , , , ...texts] = fields;
  const row = pattern.cloneNode(true) as HTMLTableRowElement;
  const { glyph, word } = SIGNS[status];
  const sign = row.querySelector('.sign');
  const link = row.querySelector('a');
  if (sign !== null) sign.className = `sign sign--${status}`;
  write(row.querySelector('.badge'), glyph);
  write(row.querySelector('.word'), word);
  if (link !== null) link.href = href;
  texts.forEach((text, index) => write(index === 1 ? link : (row.cells[index + 1] ?? null), text));
  return row;
}

function write(element: Element | null, text: string): void {
  if (element !== null) element.textContent = text;
}

/** A row that stands in the page. Read when somebody asks, not before the first paint. */
export function tableRow(element: HTMLTableRowElement, order: number): Row {
  const cells = once(() => [...element.cells].map(words));
  const text = once(() => `${cells().join(' ')} ${element.dataset['type'] ?? ''}`.toLowerCase());
  return {
    element,
    order,
    get status() {
      return element.dataset['status'] ?? '';
    },
    get type() {
      return element.dataset['type'] ?? '';
    },
    get severity() {
      return element.dataset['severity'] ?? '';
    },
    get service() {
      return element.dataset['service'] ?? '';
    },
    get owner() {
      return element.dataset['owner'] ?? '';
    },
    get account() {
      return cells()[4] ?? '';
    },
    get region() {
      return cells()[5] ?? '';
    },
    get tags() {
      return (cells()[6] ?? '').split('  ');
    },
    get cells() {
      return cells();
    },
    get text() {
      return text();
    },
  };
}

/** The badge says the same as the word beside it. */
function words(cell: HTMLTableCellElement, index: number): string {
  return (index === 0 ? (cell.querySelector('.word') ?? cell) : cell).textContent;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
