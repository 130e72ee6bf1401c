import type { Value } from '../../model/value.ts';
import type { Event } from './event.ts';
import { allow, mayBeSentTo, trust } from './policies.ts';
import { att, body, type Body, isSet, type Made, mapIn, type Properties, ref, textIn } from './resource.ts';

/** An EventBridge rule with one target; `role` is what the rule calls a state machine as. */
export function eventRule(
  event: Event,
  targetSuffix: string,
  role?: Value,
): { readonly made: Made; readonly arn: Value } {
  const { id, properties, target } = event;
  const arn = att(id, 'Arn');
  const queue = deadLetters(event, arn);
  const rule = body(
    'AWS::Events::Rule',
    {
      ScheduleExpression: properties['Schedule'],
      EventBusName: properties['EventBusName'],
      EventPattern: properties['Pattern'],
      Name: properties['Name'] ?? properties['RuleName'],
      Description: properties['Description'],
      State: stateOf(properties),
      Targets: [ruleTarget(event, targetSuffix, role, queue.arn)],
    },
    target.kept,
  );
  return { made: [[id, rule], ...queue.made], arn };
}

function stateOf({ State: state, Enabled: enabled }: Properties): Value | undefined {
  if (isSet(state)) return state;
  if (enabled === undefined || enabled === null) return undefined;
  return enabled === false || enabled === 'false' ? 'DISABLED' : 'ENABLED';
}

function ruleTarget(
  { id, properties, target }: Event,
  suffix: string,
  role: Value | undefined,
  queue: Value | undefined,
): Value {
  const optional: [string, Value | undefined][] = [
    ['RoleArn', role],
    ['Input', properties['Input']],
    ['InputPath', properties['InputPath']],
    ['DeadLetterConfig', queue === undefined ? undefined : { Arn: queue }],
    ['RetryPolicy', properties['RetryPolicy']],
    ['InputTransformer', properties['InputTransformer']],
  ];
  const stated = optional.filter((one): one is [string, Value] => one[1] !== undefined);
  const own = mapIn(properties['Target'])['Id'];
  return { Arn: target.arn, Id: own ?? targetId(id, suffix), ...Object.fromEntries(stated) };
}

/** Ids of targets are at most 64 letters long. */
function targetId(id: string, suffix: string): string {
  return id.length + suffix.length > 64 ? `${id.slice(0, 64 - suffix.length)}${suffix}` : `${id}${suffix}`;
}

/** The queue for what could not be delivered; made when the template only wants one. */
function deadLetters(
  { id, properties, target }: Event,
  rule: Value | undefined,
): { readonly arn: Value | undefined; readonly made: Made } {
  const stated = properties['DeadLetterConfig'];
  if (stated === undefined || stated === null) return { arn: undefined, made: [] };
  const { Arn: arn, QueueLogicalId: name } = mapIn(stated);
  if (arn !== undefined) return { arn, made: [] };
  const queueId = textIn(name) ?? `${id}Queue`;
  const own = att(queueId, 'Arn');
  const queue = [queueId, body('AWS::SQS::Queue', {}, target.kept)] as const;
  if (rule === undefined) return { arn: own, made: [queue] };
  const document = mayBeSentTo(own, { Service: 'events.amazonaws.com' }, rule);
  const policy = { PolicyDocument: document, Queues: [ref(queueId)] };
  return {
    arn: own,
    made: [queue, [`${id}QueuePolicy`, body('AWS::SQS::QueuePolicy', policy, target.kept)]],
  };
}

const OF_SCHEDULE = [
  'ScheduleExpression',
  'State',
  'Description',
  'StartDate',
  'EndDate',
  'ScheduleExpressionTimezone',
  'GroupName',
  'KmsKeyArn',
];

/** An EventBridge Scheduler schedule, with the role that it calls its target as. */
export function schedule(event: Event, action: string): Made {
  const { id, properties, target } = event;
  const queue = deadLetters(event, undefined);
  const stated = properties['RoleArn'];
  const roleArn = isSet(stated) ? stated : att(`${id}Role`, 'Arn');
  const role: Made = isSet(stated) ? [] : [[`${id}Role`, scheduleRole(event, action, queue.arn)]];
  const whole = body(
    'AWS::Scheduler::Schedule',
    {
      ...Object.fromEntries(OF_SCHEDULE.map((name) => [name, properties[name]])),
      Name: isSet(properties['OmitName']) ? undefined : (properties['Name'] ?? id),
      FlexibleTimeWindow: properties['FlexibleTimeWindow'] ?? { Mode: 'OFF' },
      Target: scheduleTarget(event, roleArn, queue.arn),
    },
    target.kept,
  );
  return [[id, whole], ...queue.made, ...role];
}

function scheduleTarget({ properties, target }: Event, role: Value, queue: Value | undefined): Value {
  const { Input: input, RetryPolicy: retry } = properties;
  return {
    Arn: target.arn,
    RoleArn: role,
    ...(input === undefined ? {} : { Input: input }),
    ...(queue === undefined ? {} : { DeadLetterConfig: { Arn: queue } }),
    ...(retry === undefined ? {} : { RetryPolicy: retry }),
  };
}

function scheduleRole({ id, properties, target }: Event, action: string, queue: Value | undefined): Body {
  const calls = allow(
    `${id}${action.startsWith('lambda') ? 'Lambda' : 'StartExecution'}Policy`,
    action,
    target.arn,
  );
  const sends = queue === undefined ? [] : [allow(`${id}SQSPolicy`, 'sqs:SendMessage', queue)];
  const boundary = properties['PermissionsBoundary'];
  return body(
    'AWS::IAM::Role',
    {
      AssumeRolePolicyDocument: trust('scheduler.amazonaws.com'),
      Policies: [calls, ...sends],
      PermissionsBoundary: boundary,
    },
    target.kept,
  );
}
