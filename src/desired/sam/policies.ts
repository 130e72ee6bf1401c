import type { Value } from '../../model/value.ts';
import { mapIn } from './resource.ts';

/** Inline policies that SAM writes, by what they allow. */
export function allow(name: string, actions: Value, resource: Value): Value {
  return policy(name, [{ Effect: 'Allow', Action: actions, Resource: resource }]);
}

export function policy(name: string, statements: readonly Value[]): Value {
  return { PolicyName: name, PolicyDocument: { Statement: statements } };
}

/** The policy with the version that AWS's transform states in some of them. */
export function dated(stated: Value): Value {
  const { PolicyName: name = '', PolicyDocument: document } = mapIn(stated);
  return { PolicyName: name, PolicyDocument: { Version: '2012-10-17', ...mapIn(document) } };
}

export function trust(service: string): Value {
  const principal = { Service: [service] };
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: principal }],
  };
}

/** The inline policy for a destination or dead-letter queue of this kind. */
export function destinationPolicy(kind: string, name: string, arn: Value): Value | undefined {
  if (kind === 'SQS') return allow(`${name}SQSPolicy`, 'sqs:SendMessage', arn);
  if (kind === 'SNS') return allow(`${name}SNSPolicy`, 'sns:publish', arn);
  if (kind === 'EventBridge') return allow(`${name}EventBridgePolicy`, 'events:PutEvents', arn);
  if (kind === 'Lambda') return allow(`${name}LambdaPolicy`, 'lambda:InvokeFunction', arn);
  if (kind !== 'S3Bucket' && kind !== 'S3') return undefined;
  const objects = { 'Fn::Join': ['/', [arn, '*']] };
  return policy(`${name}S3Policy`, [
    { Effect: 'Allow', Action: 's3:PutObject', Resource: objects },
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: arn },
  ]);
}

/** A queue policy that lets a service send what comes from one source. */
export function mayBeSentTo(queue: Value, principal: Value, source: Value): Value {
  const condition = { ArnEquals: { 'aws:SourceArn': source } };
  const statement = {
    Effect: 'Allow',
    Action: 'sqs:SendMessage',
    Principal: principal,
    Resource: queue,
    Condition: condition,
  };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** The policy that lets a traced function or state machine report; China has another one. */
export function xrayPolicy({ partition }: { readonly partition: string }): string {
  return partition === 'aws-cn' ? 'AWSXRayDaemonWriteAccess' : 'AWSXrayWriteOnlyAccess';
}
