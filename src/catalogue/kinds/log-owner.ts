import { isMark } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { writerOf } from '../identifiers.ts';
import type { Kind } from '../kind.ts';
import { type Options } from './scalar.ts';

/** Whose logs a group holds, as its name tells: services name their groups after the resource that writes. */
export function logOwner(options: Options = {}): Attribute {
  return {
    kind: logOwnerKind,
    to: OWNERS,
    relation: 'logs',
    reverse: true,
    ...options,
  };
}

const OWNERS: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::EKS::Cluster',
  'AWS::ECS::Cluster',
  'AWS::ApiGateway::RestApi',
  'AWS::StepFunctions::StateMachine',
];

const logOwnerKind: Kind = {
  name: 'log owner',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    return typeof raw === 'string' && writerOf(raw).length > 0 ? raw : undefined;
  },
  // the name itself is compared; whom it leads to follows from it
  equal: () => true,
};
