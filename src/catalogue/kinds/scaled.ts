import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { type Options } from './scalar.ts';

/** What a scalable target moves, by its name: Application Auto Scaling writes `service/shop/orders`, `table/orders`. */
export function scaled(to: readonly string[], options: Options = {}): Attribute {
  return { kind: scaledKind, to, relation: 'uses', ...options };
}

const scaledKind: Kind = {
  name: 'scaled',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? nameIn(raw) : undefined;
  },
  // the whole of it is compared beside this
  equal: () => true,
};

const FORMS: readonly RegExp[] = [
  /^service\/[^/]+\/(.+)$/,
  /^(?:table|keyspace|replication-group|endpoint|instancegroup|fleet|workspacespool)\/([^/]+)/,
  /^(?:cluster|function):([^:]+)/,
];

function nameIn(text: string): string {
  if (text.startsWith('arn:')) return text;
  return FORMS.map((form) => form.exec(text)?.[1]).find((name) => name !== undefined) ?? text;
}
