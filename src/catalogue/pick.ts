import { isEmpty, isReference, isUnknown, type Value } from '../model/value.ts';

/**
 * Reads a path from a JSON value: `A.B`, `Items[].Id` (flattens a list), `Map{}` (the values of a map).
 * `Items[0].Id` is the first of a list. A path with `[]` or `{}` gives a list, without gives the value. '' is the value itself.
 */
export function pick(value: unknown, path: string): unknown {
  if (path === '') return value;
  const { steps, isMany, isPlain } = compiled(path);
  if (isPlain) return plainly(value, steps, stepInto);
  const found = walk([value], steps, stepInto);
  return isMany ? found : found[0];
}

/** The same for Terraform attributes: a block is a list of one, so a list of one is entered without `[]`. */
export function pickTerraform(value: unknown, path: string): unknown {
  if (path === '') return value;
  const { steps, isMany, isPlain } = compiled(path);
  if (isPlain) return plainly(value, steps, stepIntoBlock);
  const found = walk([value], steps, stepIntoBlock);
  return isMany ? found : found[0];
}

interface Path {
  readonly steps: readonly PathStep[];
  readonly isMany: boolean;
  /** keys only */
  readonly isPlain: boolean;
}

interface PathStep {
  readonly key: string;
  readonly takes: '' | '[]' | '[0]' | '{}';
}

/** Paths are few and are asked for once per resource. */
const paths = new Map<string, Path>();

function compiled(path: string): Path {
  const known = paths.get(path);
  if (known) return known;
  const steps = path.split('.').map((step): PathStep => {
    const takes = (['[]', '[0]', '{}'] as const).find((ending) => step.endsWith(ending)) ?? '';
    return { key: takes === '' ? step : step.slice(0, -takes.length), takes };
  });
  const isMany = path.includes('[]') || path.includes('{}');
  const made = { steps, isMany, isPlain: steps.every(({ key, takes }) => takes === '' && key !== '') };
  paths.set(path, made);
  return made;
}

function plainly(value: unknown, steps: readonly PathStep[], into: Step): unknown {
  let current = value;
  for (const { key } of steps) {
    current = into(current, key);
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

type Step = (value: unknown, key: string) => unknown;

function walk(values: readonly unknown[], steps: readonly PathStep[], into: Step): unknown[] {
  let current: readonly unknown[] = values;
  for (const { key, takes } of steps) {
    const next: unknown[] = [];
    for (const value of current) {
      const found = key === '' ? value : into(value, key);
      if (!isNothing(found)) take(next, found, takes);
    }
    current = next;
  }
  return current.filter((value) => !isNothing(value));
}

function take(into: unknown[], value: unknown, takes: PathStep['takes']): void {
  if (takes === '{}') {
    // of a map that nobody knows the values are not known either
    if (isMark(value)) into.push(value);
    else if (isMap(value)) into.push(...Object.values(value));
  } else if (takes === '' || !Array.isArray(value)) into.push(value);
  else if (takes === '[]') for (const member of value as unknown[]) into.push(member);
  else if (value.length > 0) into.push(value[0]);
}

function isMark(value: unknown): boolean {
  return isUnknown(value as Value) || isReference(value as Value);
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stepInto(value: unknown, key: string): unknown {
  return isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function stepIntoBlock(value: unknown, key: string): unknown {
  const block: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return isEmpty(block) ? undefined : stepInto(block, key);
}
