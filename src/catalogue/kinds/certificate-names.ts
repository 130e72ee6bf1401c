import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet, members } from './collection.ts';
import { canonicalDns } from './dns.ts';
import { identical, type Options } from './scalar.ts';

/** All names of a certificate: AWS lists its domain among the alternative ones, CloudFormation leaves it out there. */
export function certificateNames(options: Options = {}): Attribute {
  return { kind: certificateNamesKind, ...options };
}

const certificateNamesKind: Kind = {
  name: 'certificate names',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const names = asSet((isObject(raw) ? namesOf(raw) : (members(raw) as Value[])).map(spelled));
    return names.length === 0 ? undefined : names;
  },
  equal: identical,
};

function namesOf(certificate: Readonly<Record<string, Value>>): Value[] {
  const more = certificate['SubjectAlternativeNames'] ?? certificate['subject_alternative_names'];
  return [...members(certificate['DomainName'] ?? certificate['domain_name']), ...members(more)] as Value[];
}

function spelled(name: Value): Value {
  return typeof name === 'string' ? canonicalDns(name) : name;
}
