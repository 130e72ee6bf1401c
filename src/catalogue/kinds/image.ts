import type { Attribute } from '../define.ts';
import type { Kind, SameTarget } from '../kind.ts';
import { isMark, isReference, type Value } from '../../model/value.ts';
import { type Options } from './scalar.ts';

/** A container image: points at the repository it lies in, and its tag or digest is compared, too. */
export function imageRef(options: Options = {}): Attribute {
  return { kind: imageKind, to: ['AWS::ECR::Repository'], relation: 'uses', ...options };
}

const imageKind: Kind = {
  name: 'image',
  rule: 10,
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && raw !== '' ? raw : undefined;
  },
  equal: isSameImage,
  targets: (value) => [{ to: repositoryIn(value) }],
};

/** `111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:7` without what follows the repository. */
function repositoryIn(value: Value): Value {
  return typeof value === 'string' ? value.replace(/@sha256:[0-9a-f]+$/, '').replace(/:[^:/]*$/, '') : value;
}

function isSameImage(desired: Value, deployed: Value, same: SameTarget): boolean {
  return desired === deployed || (isReference(desired) && same(desired, repositoryIn(deployed)));
}
