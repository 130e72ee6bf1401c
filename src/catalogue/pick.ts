import { isMark } from '../model/value.ts';

/** Finds in a JSON value what a path names. */
export type Reader = (value: unknown) => unknown;
type ReaderOf = (path: string) => Reader;

/**
 * Reads a path from a JSON value: `A.B`, `Items[].Id` (flattens a list), `Map{}` (the values of a map).
 * `Items[0].Id` is the first of a list. A path with `[]` or `{}` gives a list, without gives the value. '' is the value itself.
 */
export function pick(value: unknown, path: string): unknown {
  return readerOf(path)(value);
}

/** The same for Terraform attributes: a block is a list of one, so a list of one is entered without `[]`. */
export function pickTerraform(value: unknown, path: string): unknown {
  return blockReaderOf(path)(value);
}

/** What `pick` does for this path: for whoever reads it again and again. */
export const readerOf: ReaderOf = rememberedReaders(stepInto);

/** What `pickTerraform` does for this path. */
export const blockReaderOf: ReaderOf = rememberedReaders(stepIntoBlock);

/** Paths are few and are asked for once per resource. */
function rememberedReaders(into: Step): ReaderOf {
  const readers = new Map<string, Reader>();
  return (path) => {
    const known = readers.get(path);
    if (known) return known;
    const made = compiled(path, into);
    readers.set(path, made);
    return made;
  };
}

function compiled(path: string, into: Step): Reader {
  if (path === '') return (value) => value;
  const steps = path.split('.').map(stepOf);
  if (steps.every(({ key, takes }) => takes === '' && key !== ''))
    return (value) => plainly(value, steps, into);
  const isMany = path.includes('[]') || path.includes('{}');
  return (value) => {
    const found = walk([value], steps, into);
    return isMany ? found : found[0];
  };
}

interface PathStep {
  readonly key: string;
  readonly takes: '' | '[]' | '[0]' | '{}';
  /** has every object such a member, whatever it holds? */
  readonly isCommon: boolean;
}

function stepOf(step: string): PathStep {
  const takes = (['[]', '[0]', '{}'] as const).find((ending) => step.endsWith(ending)) ?? '';
  const key = takes === '' ? step : step.slice(0, -takes.length);
  return { key, takes, isCommon: key in Object.prototype };
}

function plainly(value: unknown, steps: readonly PathStep[], into: Step): unknown {
  let current = value;
  for (const step of steps) {
    current = into(current, step);
    if (current === undefined || current === null) return undefined;
  }
  return current;
}

const spelled = new Map<string, string>();
const MOST_SPELLED = 10_000;

/** `VpcConfig.SubnetIds` to `vpc_config.subnet_ids`, `DBInstanceClass` to `db_instance_class`. */
export function snakeCase(path: string): string {
  const known = spelled.get(path);
  if (known !== undefined) return known;
  const snake = path
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
  // names come from files, too: a hostile one must not fill the memory
  if (spelled.size < MOST_SPELLED && path.length < 200) spelled.set(path, snake);
  return snake;
}

type Step = (value: unknown, step: PathStep) => unknown;

function walk(values: readonly unknown[], steps: readonly PathStep[], into: Step): unknown[] {
  let current: readonly unknown[] = values;
  for (const step of steps) {
    const next: unknown[] = [];
    for (const value of current) {
      const found = step.key === '' ? value : into(value, step);
      if (!isNothing(found)) take(next, found, step.takes);
    }
    current = next;
  }
  return current.filter((value) => !isNothing(value));
}

function take(into: unknown[], value: unknown, takes: PathStep['takes']): void {
  if (takes === '{}') {
    // of a map that nobody knows the values are not known either
    if (isMark(value)) into.push(value);
    else if (isMap(value)) for (const member of Object.values(value)) into.push(member);
  } else if (takes === '' || !Array.isArray(value)) into.push(value);
  else if (takes === '[]') for (const member of value as unknown[]) into.push(member);
  else if (value.length > 0) into.push(value[0]);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stepInto(value: unknown, { key, isCommon }: PathStep): unknown {
  if (!isMap(value)) return undefined;
  return isCommon && !Object.hasOwn(value, key) ? undefined : value[key];
}

function stepIntoBlock(value: unknown, step: PathStep): unknown {
  return stepInto(Array.isArray(value) && value.length === 1 ? value[0] : value, step);
}
