// Characters that show nothing, or turn the text around them: control codes, bidirectional overrides, zero widths,
// lone surrogates, non-characters. Untrusted names must not be able to hide or reorder what stands next to them.
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu;

// Most text is plain, and told so quickly.
const UNUSUAL = /[^\n\t\x20-\x7E]/;

/** Text as a person should see it: hidden characters appear as `⟨U+202E⟩`. */
export function visible(text: string): string {
  if (!UNUSUAL.test(text)) return text;
  return text.replaceAll(INVISIBLE, (character) => `⟨U+${codeOf(character)}⟩`);
}

/** The same for every string inside a page model. */
export function visibleModel<T>(model: T): T {
  return visit(model) as T;
}

/** What needs no change is not copied: of the models of 10,000 pages that is nearly everything. */
function visit(value: unknown): unknown {
  if (typeof value === 'string') return visible(value);
  if (typeof value !== 'object' || value === null) return value;
  let changed: Record<string, unknown> | undefined;
  for (const [key, member] of Object.entries(value)) {
    const shown = visit(member);
    if (shown === member) continue;
    changed ??= (Array.isArray(value) ? [...value] : { ...value }) as unknown as Record<string, unknown>;
    changed[key] = shown;
  }
  return changed ?? value;
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
