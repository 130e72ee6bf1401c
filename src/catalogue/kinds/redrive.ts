import { parseArn } from '../../model/arn.ts';
import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { parseDocument } from './document.ts';
import { type Options } from './scalar.ts';

/** The queue that a redrive policy, given as text or as object, names for what could not be handled. */
export function deadLetterQueue(options: Options = {}): Attribute {
  return { kind: deadLetterKind, to: ['AWS::SQS::Queue'], relation: 'writes', ...options };
}

/** How often a redrive policy lets a message fail. */
export function maxReceiveCount(options: Options = {}): Attribute {
  return { kind: maxReceiveKind, ...options };
}

const deadLetterKind: Kind = {
  name: 'dead letter queue',
  canonical: (raw) => read(raw, 'deadLetterTargetArn'),
  equal: (desired, deployed, same) => same(desired, deployed),
};

const maxReceiveKind: Kind = {
  name: 'max receive count',
  canonical: (raw) => {
    const count = read(raw, 'maxReceiveCount');
    return typeof count === 'string' && /^\d+$/.test(count) ? Number(count) : count;
  },
  equal: (desired, deployed) => desired === deployed,
};

function read(raw: unknown, key: string): Value | undefined {
  if (isMark(raw)) return raw;
  const document = parseDocument(raw);
  if (isObject(document)) return document[key];
  return isRead(document) ? document : undefined;
}

/** A saved inventory holds what was read from the policy. */
function isRead(value: Value | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && parseArn(value) !== undefined);
}
