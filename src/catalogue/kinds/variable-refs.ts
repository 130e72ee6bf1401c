import { isMark, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { members } from './collection.ts';
import { fieldsOf } from './fields.ts';
import { readAs } from './read-as.ts';
import { refs } from './ref.ts';
import { type Options } from './scalar.ts';

/** Build variables whose value is not the thing itself but the name of a secret or parameter that holds it. */
export function variableRefs(
  kind: 'SECRETS_MANAGER' | 'PARAMETER_STORE',
  to: string,
  options: Options = {},
): Attribute {
  return readAs(
    refs(to, 'reads', options),
    (raw) => members(raw).flatMap((one) => namedBy(one, kind)),
    `variables of ${kind}`,
  );
}

function namedBy(variable: unknown, kind: string): Value[] {
  if (typeof variable === 'string') return [withoutKey(variable)];
  if (isMark(variable)) return [variable];
  const { type, value } = fieldsOf(variable);
  if (type !== kind || value === undefined) return [];
  return [typeof value === 'string' ? withoutKey(value) : (value as Value)];
}

/** `name:key:stage:version`, of which an ARN has seven parts of its own. */
function withoutKey(text: string): string {
  return text
    .split(':')
    .slice(0, text.startsWith('arn:') ? 7 : 1)
    .join(':');
}
