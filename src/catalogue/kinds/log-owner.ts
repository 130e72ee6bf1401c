import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { isMark, type Options } from './scalar.ts';

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

const NAMES: readonly RegExp[] = [
  /^\/aws\/lambda\/(?:[a-z0-9-]+\.)?([^/]+)$/,
  /^\/aws\/rds\/(?:instance|cluster)\/([^/]+)\//,
  /^\/aws\/eks\/([^/]+)\/cluster$/,
  /^\/aws\/ecs\/containerinsights\/([^/]+)\//,
  /^API-Gateway-Execution-Logs_([a-z0-9]+)\//,
  /^\/aws\/(?:vendedlogs\/)?states\/(.+?)(?:-Logs)?$/,
];

const logOwnerKind: Kind = {
  name: 'log owner',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (typeof raw !== 'string') return undefined;
    return NAMES.map((pattern) => pattern.exec(raw)?.[1]).find((name) => name !== undefined);
  },
  // the name itself is compared; who it points at follows from it
  equal: () => true,
};
