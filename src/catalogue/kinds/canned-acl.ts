import { isEmpty, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { members } from './collection.ts';
import { asText } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/**
 * The name of a canned access control list, which the API answers with its grants: `PublicRead`, and `Custom` for grants that
 * have no name. Terraform's older providers write `private` beside grants of another kind, which then hold. https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
 */
export function cannedAcl(options: Options = {}): Attribute {
  return { kind: cannedAclKind, ...options };
}

const cannedAclKind: Kind = {
  name: 'canned ACL',
  concern: 'exposure',
  canonical: (raw): Value | undefined => {
    if (isMark(raw)) return raw;
    if (typeof raw === 'string') return named(raw);
    if (isObject(raw)) {
      const isAssumed = raw['acl'] === 'private' && !isEmpty(raw['grant']);
      return isAssumed ? undefined : named(asText(raw['acl']));
    }
    const grants = members(raw).flatMap(granted);
    return grants.length === 0 ? undefined : (CANNED[grants.toSorted().join(' ')] ?? 'Custom');
  },
  equal: identical,
};

/** By what is granted to others than the owner. */
const CANNED: Readonly<Record<string, string>> = {
  owner: 'Private',
  'AllUsers:READ owner': 'PublicRead',
  'AllUsers:READ AllUsers:WRITE owner': 'PublicReadWrite',
  'AuthenticatedUsers:READ owner': 'AuthenticatedRead',
  'LogDelivery:READ_ACP LogDelivery:WRITE owner': 'LogDeliveryWrite',
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html: Amazon EC2, to fetch machine images
  'another:READ owner': 'AwsExecRead',
};

/** On a bucket these two say nothing. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['BucketOwnerRead', 'BucketOwnerFullControl']);

/** `public-read`, as Terraform writes it, and `PublicRead`. */
function named(text: string): string | undefined {
  if (text === '') return undefined;
  const name = text
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  return SAYS_NOTHING.has(name) ? 'Private' : name;
}

function granted(raw: unknown): string[] {
  if (!isObject(raw)) return [];
  const grantee = raw['Grantee'];
  const { URI, Type } = isObject(grantee) ? grantee : {};
  const permission = asText(raw['Permission']);
  const group = asText(URI).split('/').at(-1);
  if (group) return [`${group}:${permission}`];
  return [permission === 'FULL_CONTROL' && Type === 'CanonicalUser' ? 'owner' : `another:${permission}`];
}
