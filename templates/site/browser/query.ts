/** What somebody asks for: `orders AND (queue OR lambda) NOT dlq`. */
export type Query =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query };

/** AND, OR and NOT in capitals, AND may be left out, brackets and "quotes" as usual. Undefined when a bracket is missing. */
export function parseQuery(text: string): Query | undefined {
  const tokens = text.match(/"[^"]*"?|[()]|[^\s()"]+/g) ?? [];
  let at = 0;
  const next = (): string | undefined => tokens[at];
  const any = (): Query | undefined => {
    const parts = [all()];
    while (next() === 'OR') {
      at += 1;
      parts.push(all());
    }
    return joined('any', parts);
  };
  const all = (): Query | undefined => {
    const parts: (Query | undefined)[] = [];
    while (next() !== undefined && next() !== ')' && next() !== 'OR') {
      if (next() === 'AND') at += 1;
      else parts.push(one());
    }
    return joined('all', parts);
  };
  const one = (): Query | undefined => {
    const token = tokens[at++] ?? '';
    if (token === 'NOT') {
      const part = next() === undefined || next() === ')' ? EVERYTHING : one();
      return part && { kind: 'not', part };
    }
    if (token !== '(') return { kind: 'word', word: token.replaceAll('"', '').toLowerCase() };
    const inner = any();
    return tokens[at++] === ')' ? inner : undefined;
  };
  const query = any();
  return at === tokens.length ? query : undefined;
}

/** Does a text, in lower case, hold what is asked for? */
export function holds(text: string, query: Query): boolean {
  switch (query.kind) {
    case 'word':
      return text.includes(query.word);
    case 'all':
      return query.parts.every((part) => holds(text, part));
    case 'any':
      return query.parts.some((part) => holds(text, part));
    case 'not':
      return !holds(text, query.part);
  }
}

const EVERYTHING: Query = { kind: 'word', word: '' };

function joined(kind: 'all' | 'any', parts: readonly (Query | undefined)[]): Query | undefined {
  const whole = parts.flatMap((part) => part ?? []);
  if (whole.length < parts.length) return undefined;
  const [first] = whole;
  return whole.length === 1 && first ? first : { kind, parts: whole };
}
