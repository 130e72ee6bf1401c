import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { members } from './collection.ts';
import { refs } from './ref.ts';
import { type Options } from './scalar.ts';

/** The streams that get what changes in a table. AWS goes on naming one for a day after it was switched off. */
export function activeStreams(options: Options = {}): Attribute {
  const attribute = refs('AWS::Kinesis::Stream', 'writes', options);
  const canonical = (raw: unknown): Value | undefined =>
    attribute.kind.canonical(isMark(raw) ? raw : members(raw).flatMap(streamOf));
  return { ...attribute, kind: { ...attribute.kind, name: 'active streams', canonical } };
}

function streamOf(raw: unknown): Value[] {
  if (isMark(raw) || !isObject(raw)) return [raw as Value];
  const { StreamArn, DestinationStatus } = raw;
  const isOff = DestinationStatus === 'DISABLED' || DestinationStatus === 'DISABLING';
  return isOff || StreamArn === undefined ? [] : [StreamArn];
}
