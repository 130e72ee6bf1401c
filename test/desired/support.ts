import type { Files } from '../../src/desired/files.ts';
import { readDesired } from '../../src/desired/desired.ts';
import type { DesiredOptions } from '../../src/desired/reading.ts';
import { IsodriftError } from '../../src/model/errors.ts';
import type { Desired, Resource } from '../../src/model/graph.ts';

/** A disk of these files; globs know `*` only. */
export function disk(contents: Readonly<Record<string, string>>): Files {
  return {
    read: (path) => {
      const text = contents[path];
      if (text === undefined)
        throw new IsodriftError('FILE_NOT_FOUND', `no such file: ${path}`, 'check the path');
      return text;
    },
    list: (path) => {
      const pattern = new RegExp(
        `^${path.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^/]*')}$`,
      );
      return Object.keys(contents)
        .filter((file) => pattern.test(file))
        .toSorted();
    },
  };
}

export function read(
  contents: Readonly<Record<string, string>>,
  options: DesiredOptions = {},
  first?: string,
): Desired {
  return readDesired(first === undefined ? Object.keys(contents) : [first], disk(contents), options);
}

export function resourceAt(desired: Desired, key: string): Resource {
  const found = desired.resources.find((resource) => resource.key === key);
  if (!found)
    throw new Error(`no ${key} among ${desired.resources.map((resource) => resource.key).join(', ')}`);
  return found;
}

/** The error that a reading ends with. */
export function errorOf(run: () => unknown): IsodriftError {
  try {
    run();
  } catch (error) {
    if (error instanceof IsodriftError) return error;
    throw error;
  }
  throw new Error('expected an error');
}

/** A Terraform state with these resource blocks, printed as Terraform prints it. */
export function state(...resources: readonly object[]): string {
  return JSON.stringify(
    { version: 4, terraform_version: '1.9.0', serial: 7, lineage: 'a', outputs: {}, resources },
    null,
    2,
  );
}

/** A managed resource with one instance. */
export function managed(address: string, attributes: object, more: object = {}): object {
  const [type, name] = address.split('.');
  return {
    mode: 'managed',
    type,
    name,
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [{ schema_version: 1, attributes }],
    ...more,
  };
}
