import { isEmpty, isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { flag, type Options } from './scalar.ts';

/** A flag to which AWS answers with what came of it: that a password is managed, with the ARN of its secret. */
export function given(options: Options = {}): Attribute {
  return { kind: givenKind, ...options };
}

const { kind: flagKind } = flag();

const givenKind: Kind = {
  ...flagKind,
  name: 'given',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (isEmpty(raw)) return undefined;
    const said = typeof raw === 'object' ? true : flagKind.canonical(raw);
    return typeof said === 'boolean' ? said : true;
  },
};
