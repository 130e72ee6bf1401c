type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and content; content is text or elements, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...content);
  return element;
}

export function button(
  label: string,
  act: () => void,
  attributes: Attributes & { readonly face?: string } = {},
): HTMLButtonElement {
  const { face, ...rest } = attributes;
  const made = make(
    'button',
    { type: 'button', ...rest, ...(face ? { 'aria-label': label, title: label } : {}) },
    face ?? label,
  );
  made.addEventListener('click', act);
  return made;
}

/** A sign as in the tables of the site. */
export function sign(status: string, glyph: string, word: string): HTMLElement {
  return make(
    'span',
    { class: `sign sign--${status}` },
    make('span', { class: 'badge', 'aria-hidden': 'true' }, glyph),
    make('span', { class: 'word' }, word),
  );
}
