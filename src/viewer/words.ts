import texts from '../../templates/site/texts.en.json' with { type: 'json' };

const { viewer } = texts;
const NUMBERS = new Intl.NumberFormat('en');

/** A sentence of the catalogue, with `{name}` filled. */
export function say(
  key: keyof typeof viewer,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return viewer[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return typeof value === 'number' ? grouped(value) : (value ?? whole);
  });
}

export function grouped(count: number): string {
  return NUMBERS.format(count);
}
