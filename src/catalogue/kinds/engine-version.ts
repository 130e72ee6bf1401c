import { isMark, isObject } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asText, fieldsOf, firstOf } from './fields.ts';
import { identical, type Options } from './scalar.ts';

/** `OpenSearch_2.11`; the older types of Terraform and CloudFormation write `7.10` for `Elasticsearch_7.10`. Reads the whole resource. */
export function engineVersion(options: Options = {}): Attribute {
  return { kind: engineVersionKind, cloudformation: '', terraform: '', ...options };
}

const engineVersionKind: Kind = {
  name: 'engineVersion',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    const fields = isObject(raw) ? fieldsOf(raw) : { engine_version: raw };
    const stated = firstOf(fields, 'engine_version', 'elasticsearch_version');
    if (isMark(stated)) return stated;
    const version = asText(stated);
    if (version === '') return undefined;
    return /^\d/.test(version) ? `Elasticsearch_${version}` : version;
  },
  equal: identical,
};
