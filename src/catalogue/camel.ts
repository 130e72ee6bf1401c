import type { Attribute } from './define.ts';

/** Attributes of a service whose API spells names like `taskRoleArn`: fills in the API path where the entry states none. */
export function camelCased(
  attributes: Readonly<Record<string, Attribute>>,
): Readonly<Record<string, Attribute>> {
  return Object.fromEntries(
    Object.entries(attributes).map(([path, attribute]) => [path, { api: camelCase(path), ...attribute }]),
  );
}

/** `ContainerProperties.JobRoleArn` to `containerProperties.jobRoleArn`. */
export function camelCase(path: string): string {
  return path.replaceAll(/(^|\.)([A-Z])/g, (_all, dot: string, letter: string) => dot + letter.toLowerCase());
}
