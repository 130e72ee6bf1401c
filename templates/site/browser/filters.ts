import { FIELDS, fitting, type Item } from './fitting.ts';
import type { Leaf } from './leaf.ts';
import { onState, type State, writeState } from './state.ts';

/** Binds the filter form to the fragment, and `show` to both. `show` gets what fits and answers with its number. */
export function bindFilters(
  { root, name }: Leaf,
  show: (fits: (item: Item) => boolean, state: State) => string,
): void {
  const form = root.querySelector<HTMLFormElement>('form[data-filters]');
  if (form === null) return;
  form.hidden = false;
  let typing = false;
  form.addEventListener('input', (event) => {
    const search = event.target instanceof HTMLInputElement && event.target.name === 'q';
    writeState(fieldsOf(form), search && typing ? 'replace' : 'push');
    typing = search;
  });
  form.addEventListener('focusout', () => {
    typing = false;
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    writeState(Object.fromEntries(FIELDS.map((field) => [field, ''])), 'push');
  });
  onState(name, (state) => {
    fill(form, state);
    const result = form.querySelector('output');
    const words = show(fitting(state), state);
    if (result !== null) result.textContent = words;
  });
}

function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const data = new FormData(form);
  return Object.fromEntries(
    FIELDS.map((field) => [
      field,
      data
        .getAll(field)
        .map((value) => (typeof value === 'string' ? value : ''))
        .join(','),
    ]),
  );
}

function fill(form: HTMLFormElement, state: State): void {
  const statuses = new Set((state.get('status') ?? '').split(','));
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox')
      field.checked = statuses.has(field.value);
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      const value = state.get(field.name) ?? '';
      if (field.value !== value) field.value = value;
    }
  }
}
