const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 cannot hold even when escaped, lone surrogates included. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Text or an attribute value; names and tags are hostile. */
export function escaped(text: string): string {
  return text
    .replaceAll(FORBIDDEN, '\u{fffd}')
    .replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; attribute values are escaped, content is taken as it is. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : escaped(value ?? '')}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** One decimal, no minus zero. */
export function number(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

/** Points of a path: the first one, then the steps from point to point, which are shorter: `M1,2l3,4-1,2`. */
export function path(points: readonly { readonly x: number; readonly y: number }[], isClosed = true): string {
  let [x, y] = [0, 0];
  const steps = points.map((point, index) => {
    // in tenths, so that what is cut off never adds up
    const [nextX, nextY] = [Math.round(point.x * 10), Math.round(point.y * 10)];
    const step = pair((nextX - x) / 10, (nextY - y) / 10);
    [x, y] = [nextX, nextY];
    return index > 1 && !step.startsWith('-') ? `,${step}` : step;
  });
  const [start, ...others] = steps;
  if (start === undefined) return '';
  return `M${start}${others.length > 0 ? 'l' : ''}${others.join('')}${isClosed ? 'z' : ''}`;
}

function pair(x: number, y: number): string {
  const second = number(y);
  return `${number(x)}${second.startsWith('-') ? '' : ','}${second}`;
}
