import type { DesiredOptions } from './reading.ts';

/**
 * Gives each template what stands in front of its logical ids, so that no two of them call different things alike: templates
 * point at what others declare, and a key that is changed later would leave those pointers behind.
 */
export interface Stems {
  /** all files are read from the first one again: each keeps what it was given */
  readonly again: () => void;
  /** for a template that is no nested one; `names` are its logical ids */
  readonly stemOf: (file: string, options: DesiredOptions, names: readonly string[]) => string;
  /** these keys are used from now on */
  readonly take: (keys: Iterable<string>) => void;
}

export function stems(): Stems {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  const turns = new Map<string, number>();
  let count = 0;
  return {
    again: () => {
      taken.clear();
      turns.clear();
      count = 0;
    },
    take: (keys) => {
      for (const key of keys) taken.add(key);
    },
    stemOf: (file, options, names) => {
      count += 1;
      const { stack = stemIn(file), account, region } = options;
      const isFree = !names.some((name) => taken.has(`${stack}/${name}`));
      const turn = JSON.stringify([file, stack, account, region]);
      turns.set(turn, (turns.get(turn) ?? 0) + 1);
      const which = `${turn} ${turns.get(turn) ?? 0}`;
      const stem =
        given.get(which) ?? (isFree ? stack : `${file.replace(/\.[^./]+$/, '')}#${count}/${stack}`);
      given.set(which, stem);
      return stem;
    },
  };
}

/** `stacks/orders.template.json` to `orders` */
function stemIn(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  return name.replace(/(?:\.template)?\.[^.]+$/, '');
}
