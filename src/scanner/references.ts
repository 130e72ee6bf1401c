import { jsonIn } from '../model/json.ts';
import { isObject, type Value } from '../model/value.ts';

/**
 * Of properties that nobody has looked through, only those are kept that are named like a reference and look like one: an id
 * that AWS made, or the ARN of a role or a key. Anything else may be a secret.
 */
export function referencesIn(properties: unknown): Record<string, Value> {
  const found: Record<string, string[]> = {};
  collect(typeof properties === 'string' ? jsonIn(properties) : undefined, found);
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, [...new Set(values)].toSorted()]),
  );
}

/** By attribute name, what its values must look like and how the properties may be called that hold them. */
const REFERENCES: readonly { readonly name: string; readonly called: RegExp; readonly like: RegExp }[] = [
  { name: 'SubnetIds', called: /subnet/i, like: /^subnet-[0-9a-f]{8,17}$/ },
  { name: 'VpcId', called: /vpc/i, like: /^vpc-[0-9a-f]{8,17}$/ },
  { name: 'SecurityGroupIds', called: /security_?group/i, like: /^sg-[0-9a-f]{8,17}$/ },
  { name: 'RoleArn', called: /role/i, like: /^arn:[a-z-]+:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/ },
  { name: 'KmsKeyArn', called: /key/i, like: /^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]{36}$/ },
];

function collect(value: unknown, found: Record<string, string[]>, called = ''): void {
  if (typeof value === 'string') {
    const match = REFERENCES.find((one) => one.called.test(called) && one.like.test(value));
    if (match) (found[match.name] ??= []).push(value);
  } else if (Array.isArray(value)) for (const member of value as unknown[]) collect(member, found, called);
  else if (isObject(value)) for (const [key, member] of Object.entries(value)) collect(member, found, key);
}
