import { isEmpty, isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** Which of several members a thing has, where only one can be: `{ Block: {} }` is `Block`, and so is Terraform's `block {}`. */
export function choice(options: Options = {}): Attribute {
  return { kind: choiceKind, ...options };
}

const choiceKind: Kind = {
  name: 'choice',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (typeof raw === 'string') return raw === '' ? undefined : raw;
    const whole = isList(raw) ? raw[0] : raw;
    if (!isObject(whole)) return undefined;
    const chosen = Object.entries(whole).find(([, value]) => isChosen(value));
    return chosen === undefined ? undefined : pascalCase(chosen[0]);
  },
  equal: identical,
};

/** An empty object says something here; an empty list is a block that Terraform does not have. */
function isChosen(value: Value): boolean {
  return isList(value) ? value.length > 0 : isObject(value) || !isEmpty(value);
}

/** `ip_set_reference_statement` to `IPSetReferenceStatement`, as AWS writes it. */
function pascalCase(name: string): string {
  return name
    .split('_')
    .map((word) => (word === 'ip' ? 'IP' : word.slice(0, 1).toUpperCase() + word.slice(1)))
    .join('');
}
