/** A strict little reader of the XML that we write: it throws where something is not closed or not escaped. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  readonly texts: string[];
}

const TOKEN = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:-]+)="([^"<]*)"/g;
const ENTITY = /&(amp|lt|gt|quot|#39);/g;
const PLAIN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], texts: [] };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < xml.length) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(xml);
    const parent = open.at(-1);
    if (!token || !parent) throw new Error(`not well-formed near: ${xml.slice(from, from + 80)}`);
    const [, closing, name, attributes = '', isEmpty, text] = token;
    if (text !== undefined) {
      parent.texts.push(decoded(text));
    } else if (closing) {
      if (parent.name !== name) throw new Error(`${name} closes ${parent.name}`);
      open.pop();
    } else if (name !== undefined) {
      const element = { name, attributes: attributesOf(attributes), children: [], texts: [] };
      parent.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  const [svg] = root.children;
  if (!svg || open.length !== 1) throw new Error('elements are left open');
  return svg;
}

function attributesOf(text: string): Record<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)].map(([, key = '', value = '']): [string, string] => [
    key,
    decoded(value),
  ]);
  if (new Set(found.map(([key]) => key)).size !== found.length)
    throw new Error(`an attribute twice: ${text}`);
  return Object.fromEntries(found);
}

function decoded(text: string): string {
  if (text.replaceAll(ENTITY, '').includes('&')) throw new Error(`an ampersand is not escaped: ${text}`);
  return text.replaceAll(ENTITY, (_, name: string) => PLAIN[name] ?? '');
}

/** All elements below that pass the test. */
export function elements(element: Element, test: (each: Element) => boolean): Element[] {
  return element.children.flatMap((child) => [...(test(child) ? [child] : []), ...elements(child, test)]);
}
