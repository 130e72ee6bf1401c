import { TEXTS } from './generated.ts';

/**
 * A sentence of the catalogue `templates/site/texts.en.json`, with `{name}` filled from `values`.
 * A key that is not there shows itself: visible, and found by a test.
 */
export function text(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const sentence = Object.hasOwn(TEXTS, key) ? (TEXTS[key] ?? key) : key;
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** `key.one` or `key.other`, as the language counts; `{count}` is the number, other `values` are filled in as well. */
export function plural(
  key: string,
  count: number,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return text(`${key}.${PLURAL.select(count)}`, { ...values, count: NUMBER.format(count) });
}

const PLURAL = new Intl.PluralRules('en');
const NUMBER = new Intl.NumberFormat('en');
