import type { Picture } from './site-input.ts';

/** Path of a drawing's own file. */
export function pictureFile({ view, theme }: Pick<Picture, 'view' | 'theme'>): string {
  return theme === 'light' ? `${view}.svg` : `${view}-dark.svg`;
}

/** A drawing for use inside a page: no prolog, and ids that cannot meet those of another drawing. */
export function inline({ view, theme, svg }: Picture): string {
  const prefix = `${view}-${theme}-`;
  const start = svg.indexOf('<svg');
  return svg.slice(Math.max(start, 0)).replaceAll(/<[^>]*>/g, (tag) => scoped(tag, prefix));
}

/** The keys of what a drawing shows, in its order. */
export function keysIn(svg: string): string[] {
  return [...new Set([...svg.matchAll(/ data-key="([^"]*)"/g)].map(([, key]) => unescaped(key ?? '')))];
}

function scoped(tag: string, prefix: string): string {
  return tag
    .replaceAll(/( id="| (?:xlink:)?href="#|url\(#)/g, `$1${prefix}`)
    .replaceAll(/( aria-(?:labelledby|describedby)=")([^"]*)"/g, (_, start: string, ids: string) => {
      const all = ids.split(' ').map((id) => prefix + id);
      return `${start}${all.join(' ')}"`;
    });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(#x?[0-9a-fA-F]+|[a-z]+);/g, (entity, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? entity;
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });
}
