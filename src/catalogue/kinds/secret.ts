import { compareStrings } from '../../model/order.ts';
import { remember } from '../../model/remembered.ts';
import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { type Options } from './scalar.ts';
import { sameButForUnknownValues } from './variable-names.ts';

/** A value that must not be kept: only that there is one. */
export function secret(options: Options = {}): Attribute {
  return { kind: secretKind, ...options };
}

/** A map whose values must not be kept (environment variables): its key names are, and are compared. */
export function secretMap(options: Options = {}): Attribute {
  return { kind: secretMapKind, ...options };
}

const secretKind: Kind = {
  name: 'secret',
  canonical: (raw): Value | undefined =>
    raw === undefined || raw === null || raw === '' ? undefined : '(not kept)',
  equal: () => true,
  secret: true,
};

const secretMapKind: Kind = {
  name: 'secretMap',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const keys = isObject(raw) ? Object.keys(raw) : namesIn(raw);
    if (keys.length === 0) return undefined;
    const names = keys.toSorted(compareStrings);
    remember(names, isObject(raw) ? raw : valuesIn(raw));
    return names;
  },
  equal: sameButForUnknownValues,
  remembers: true,
};

/** The values stay in memory, where they are matched against what the account holds. */
function valuesIn(raw: unknown): Readonly<Record<string, Value>> {
  if (!isList(raw)) return {};
  return Object.fromEntries(
    raw.flatMap((entry): [string, Value][] => {
      if (!isObject(entry)) return [];
      const [name, value] = [entry['name'] ?? entry['Name'], entry['value'] ?? entry['Value']];
      return typeof name === 'string' && value !== undefined ? [[name, value]] : [];
    }),
  );
}

/** ECS and CodeBuild give lists of name and value; a list of plain strings is an already canonical one. */
function namesIn(raw: unknown): string[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((entry: unknown) => {
    if (typeof entry === 'string') return [entry];
    const name: unknown = isObject(entry) ? (entry['name'] ?? entry['Name']) : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}
