import type { Comparison } from '../../../src/model/comparison.ts';

// Words of our own vocabulary, which no outsider can choose.
const FIXED = new Set(['format', 'status', 'match', 'kind', 'severity', 'tool']);

/** The comparison with every free string, object keys included, replaced, but for those of fields to `keep`; to keep `attributes` keeps their names. The same string is always replaced alike. */
export function filled(
  comparison: Comparison,
  next: (index: number) => string,
  keep: readonly string[] = [],
): Comparison {
  const fixed = new Set([...FIXED, ...keep]);
  const replaced = new Map<string, string>();
  const replace = (text: string): string => {
    const known = replaced.get(text);
    if (known !== undefined) return known;
    const made = next(replaced.size);
    replaced.set(text, made);
    return made;
  };
  const { summary, findings, relations, gaps, ...head } = comparison;
  return {
    ...(visit(head, replace, fixed) as typeof head),
    findings: visit(findings, replace, fixed) as typeof findings,
    relations: visit(relations, replace, fixed) as typeof relations,
    gaps: gaps.map(({ reason, ...gap }) => ({ ...(visit(gap, replace, fixed) as typeof gap), reason })),
    summary,
  };
}

const SHAPES = new Set(['tags', 'attributes']);

function visit(
  value: unknown,
  replace: (text: string) => string,
  fixed: ReadonlySet<string>,
  field = '',
): unknown {
  if (typeof value === 'string') return fixed.has(field) ? value : replace(value);
  if (Array.isArray(value)) return value.map((member) => visit(member, replace, fixed, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      SHAPES.has(field) && !fixed.has(field) ? replace(key) : key,
      visit(member, replace, fixed, key),
    ]),
  );
}
