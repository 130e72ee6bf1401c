import type { Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { type Options, text } from './scalar.ts';

/** A container image, compared with its tag or digest; what it points at is the repository. */
export function imageRef(options: Options = {}): Attribute {
  const attribute = text(options);
  return {
    ...attribute,
    to: ['AWS::ECR::Repository'],
    relation: 'uses',
    kind: { ...attribute.kind, name: 'image', targets: (value) => [{ to: repositoryOf(value) }] },
  };
}

/** `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:v2` without what comes after the name. */
function repositoryOf(value: Value): Value {
  return typeof value === 'string' ? value.replace(/@sha256:.*$/, '').replace(/:[^:/]*$/, '') : value;
}
