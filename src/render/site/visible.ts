// Characters that show nothing, or turn the text around them: control codes, bidirectional overrides, zero widths,
// lone surrogates, non-characters. Untrusted names must not be able to hide or reorder what stands next to them.
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;

/** Text as a person should see it: hidden characters appear as `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text.replaceAll(INVISIBLE, (character) => `⟨U+${codeOf(character)}⟩`);
}

/** The same for every string inside a page model. */
export function visibleModel<T>(model: T): T {
  return visit(model) as T;
}

function visit(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (Array.isArray(value)) return value.map(visit);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, visit(member)]));
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
