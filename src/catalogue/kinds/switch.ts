import type { Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, isMark, type Options } from './scalar.ts';

/** `Enabled` or `Suspended`, which Terraform may write as a flag; never switched on is the same as nothing said. */
export function enabled(options: Options = {}): Attribute {
  return { kind: enabledKind, ...options };
}

/** `ENABLED` or `DISABLED`, which older Terraform providers write as a flag. */
export function ruleState(options: Options = {}): Attribute {
  return { kind: ruleStateKind, ...options };
}

const enabledKind: Kind = {
  name: 'enabled',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (raw === true) return 'Enabled';
    return typeof raw === 'string' && raw !== '' && raw !== 'Disabled' ? raw : undefined;
  },
  equal: identical,
};

const ruleStateKind: Kind = {
  name: 'rule state',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (typeof raw === 'boolean') return raw ? 'ENABLED' : 'DISABLED';
    return typeof raw === 'string' && raw !== '' ? raw : undefined;
  },
  equal: identical,
};
