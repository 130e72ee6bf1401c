import type { ResourceType } from './define.ts';
import { entryFor } from './index.ts';
import type { Concern } from './kind.ts';
import type { RelationKind } from '../model/graph.ts';

/** What a difference in one attribute touches: the entry says it, or what the attribute is and points at. */
export function concernOf(type: string, path: string): Concern {
  const entry = entryFor(type);
  const attribute = entry && Object.hasOwn(entry.attributes, path) ? entry.attributes[path] : undefined;
  if (!entry || !attribute) return 'configuration';
  return (
    attribute.concern ??
    guardedBy(entry, path) ??
    (attribute.relation && BY_RELATION[attribute.relation]) ??
    BY_NAME.find(([pattern]) => pattern.test(path))?.[1] ??
    attribute.kind.concern ??
    'configuration'
  );
}

/** What keeps data safe says so in the entry. */
function guardedBy({ protection = {} }: ResourceType, path: string): Concern | undefined {
  const asked = Object.entries(protection).find(
    ([, tests]) => tests !== 'always' && tests.some((test) => test.path === path),
  );
  return asked && (BY_QUESTION[asked[0]] ?? 'protection');
}

const BY_QUESTION: Readonly<Record<string, Concern>> = {
  encryption: 'encryption',
  'public access': 'exposure',
};

const BY_RELATION: Readonly<Partial<Record<RelationKind, Concern>>> = {
  encrypts: 'encryption',
  assumes: 'identity',
  guards: 'exposure',
};

/** AWS calls alike what is alike. */
const BY_NAME: readonly (readonly [RegExp, Concern])[] = [
  [/Encrypt|SSE|Kms|TlsPolicy|SslPolicy|MinimumProtocolVersion/i, 'encryption'],
  [/Public|InternetGateway|^Scheme$|CorsConfiguration/, 'exposure'],
  [/HttpTokens|HttpPutResponseHopLimit|IAMDatabase|MfaConfiguration|AuthorizationType|AuthToken/, 'identity'],
  [/(Description|DisplayName|Comment)$/, 'words'],
];
