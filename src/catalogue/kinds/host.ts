import { isMark } from '../../model/value.ts';
import type { RelationKind } from '../../model/graph.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { identical, type Options } from './scalar.ts';

/** The server that a URL or a JDBC URL names. Only its host name is kept: the rest may hold a user and a password. */
export function hostRef(to: readonly string[], relation: RelationKind, options: Options = {}): Attribute {
  return { kind: hostKind, to, relation, ...options };
}

const hostKind: Kind = {
  name: 'host',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? hostIn(raw) : undefined;
  },
  equal: (desired, deployed, same) => identical(desired, deployed) || same(desired, deployed),
};

/** `jdbc:postgresql://user:word@db.example:5432/orders?x=y` to `db.example`; what is no URL is a host, with or without a port. */
export function hostIn(text: string): string | undefined {
  const rest = /^[a-z][a-z0-9+.:-]*:\/\/(.*)$/i.exec(text)?.[1] ?? text;
  const authority = rest.split(/[/;?,]/)[0] ?? '';
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d+$/, '');
  return /^[A-Za-z0-9._-]+$/.test(host) ? host.toLowerCase() : undefined;
}
