import { unknown, type Value } from '../../model/value.ts';

/** The attributes with every value that Terraform calls sensitive replaced by the mark "not known". */
export function withoutSensitive(attributes: Value, paths: unknown): Value {
  if (!Array.isArray(paths)) return attributes;
  return paths.reduce<Value>((value, path) => hidden(value, stepsOf(path)), attributes);
}

/** Stands for a value that Terraform calls sensitive. */
export const SENSITIVE: Value = unknown('sensitive in the Terraform state');

/** A path is a list of `{type: 'get_attr', value: 'password'}` and `{type: 'index', value: {value: 0, type: 'number'}}`. */
function stepsOf(path: unknown): string[] {
  const steps: unknown[] = Array.isArray(path) ? path : [path];
  return steps.map((step) => {
    if (typeof step === 'string') return step;
    const value = (step as { readonly value?: unknown } | null)?.value;
    const key: unknown =
      typeof value === 'object' && value !== null && 'value' in value ? value.value : (value ?? '');
    return typeof key === 'string' || typeof key === 'number' ? String(key) : '';
  });
}

function hidden(value: Value, [step, ...rest]: readonly string[]): Value {
  if (step === undefined) return SENSITIVE;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    // members of a set have no index: hide in all of them
    const all = !/^\d+$/.test(step);
    return value.map((member: Value, index) =>
      all || index === Number(step) ? hidden(member, rest) : member,
    );
  }
  const members = Object.entries(value);
  return Object.fromEntries(
    members.map(([name, member]) => [name, name === step ? hidden(member, rest) : member]),
  );
}
