/** Tags that name something or point at it. */
const LINKED = /<[^>]*(?: id="|url\(#|href="#|aria-(?:labelledby|describedby)=)[^>]*>/g;

/** A leaf of a book: ids of different leaves cannot meet, and a fragment is the id of what it leads to, so that links work without scripts, too. */
export function scoped(markup: string, page: string): string {
  const prefix = `/${page}/`;
  return markup
    .replaceAll(LINKED, (tag) =>
      tag
        .replaceAll(/( id="|url\(#)/g, `$1${prefix}`)
        .replaceAll(/( (?:xlink:)?href="#)(?=[^"/])(?!main")/g, `$1${prefix}`)
        .replaceAll(/( aria-(?:labelledby|describedby)=")([^"]*)"/g, (_, start: string, ids: string) => {
          const all = ids.split(' ').map((id) => prefix + id);
          return `${start}${all.join(' ')}"`;
        }),
    )
    .replace('<div class="leaf"', `<div class="leaf" id="/${page}"`);
}
