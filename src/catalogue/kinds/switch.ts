import { isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { flag, identical, type Options } from './scalar.ts';

/** `Enabled` or `Suspended`, which Terraform may write as a flag; never switched on is the same as nothing said. */
export function enabled(options: Options = {}): Attribute {
  return { kind: enabledKind, ...options };
}

/** `ENABLED` or `DISABLED`, which older Terraform providers write as a flag. */
export function ruleState(options: Options = {}): Attribute {
  return { kind: ruleStateKind, ...options };
}

/** A flag that AWS answers with a state, and for a while with what it is about to be. */
export function switching(options: Options = {}): Attribute {
  return { kind: switchingKind, ...options };
}

const ABOUT_TO_BE: Readonly<Record<string, boolean>> = {
  pending: true,
  requested: true,
  enabling: true,
  updating: true,
  disabling: false,
};

const { kind: flagKind } = flag();

const switchingKind: Kind = {
  name: 'switching',
  canonical: (raw) => {
    const word = typeof raw === 'string' ? raw.toLowerCase() : '';
    return Object.hasOwn(ABOUT_TO_BE, word) ? ABOUT_TO_BE[word] : flagKind.canonical(raw);
  },
  equal: identical,
};

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
