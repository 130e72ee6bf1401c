import { browser } from '../texts.en.json';

/** A sentence of the catalogue, with `{name}` filled. */
export function say(
  key: keyof typeof browser,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return browser[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? NUMBER.format(value) : (value ?? whole);
  });
}

const NUMBER = new Intl.NumberFormat('en');
