import { isEmpty } from '../model/value.ts';

/**
 * Reads a path from a JSON value: `A.B`, `Items[].Id` (flattens a list), `Map{}` (the values of a map).
 * `Items[0].Id` is the first of a list. A path with `[]` or `{}` gives a list, without gives the value. '' is the value itself.
 */
export function pick(value: unknown, path: string): unknown {
  if (path === '') return value;
  const found = walk([value], path.split('.'), stepInto);
  return isMany(path) ? found : found[0];
}

/** The same for Terraform attributes: a block is a list of one, so a list of one is entered without `[]`. */
export function pickTerraform(value: unknown, path: string): unknown {
  if (path === '') return value;
  const found = walk([value], path.split('.'), stepIntoBlock);
  return isMany(path) ? found : found[0];
}

/** `VpcConfig.SubnetIds` to `vpc_config.subnet_ids`, `DBInstanceClass` to `db_instance_class`. */
export function snakeCase(path: string): string {
  return path
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

function isMany(path: string): boolean {
  return path.includes('[]') || path.includes('{}');
}

type Step = (value: unknown, key: string) => unknown;

function walk(values: readonly unknown[], steps: readonly string[], into: Step): unknown[] {
  let current = [...values];
  for (const step of steps) {
    const key = step.replace(/(\[\]|\[0\]|\{\})$/, '');
    current = current
      .map((value) => (key === '' ? value : into(value, key)))
      .filter((value) => !isNothing(value));
    if (step.endsWith('[]'))
      current = current.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]));
    if (step.endsWith('[0]'))
      current = current.flatMap((value) =>
        Array.isArray(value) ? (value as unknown[]).slice(0, 1) : [value],
      );
    if (step.endsWith('{}')) current = current.flatMap((value) => (isMap(value) ? Object.values(value) : []));
  }
  return current.filter((value) => !isNothing(value));
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
