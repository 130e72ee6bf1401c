import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** The name of an attribute of users: AWS writes `custom:` before what its own schema does not have, and `dev:` before that. */
export function schemaName(options: Options = {}): Attribute {
  return { kind: schemaNameKind, ...options };
}

const schemaNameKind: Kind = {
  name: 'schema name',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? raw.replace(/^(?:dev:)?custom:/, '') : undefined;
  },
  equal: identical,
};
