import { isObject, type Value } from '../../model/value.ts';
import { restApiEvent } from './api-events.ts';
import type { Context } from './context.ts';
import { resolved } from './context.ts';
import { type Event, type Outcome, permissionFor, type Writer } from './event.ts';
import { mayBeSentTo } from './policies.ts';
import { queueMapping } from './pull-events.ts';
import {
  amended,
  att,
  body,
  type Body,
  idIn,
  isSet,
  listIn,
  mapIn,
  onlyIf,
  type Properties,
  ref,
  sub,
  textIn,
} from './resource.ts';
import { httpApiEvent } from './http-api-event.ts';
import { eventRule, schedule } from './rules.ts';

/** Events that call a function by themselves. */
export const PUSH_EVENTS: ReadonlyMap<string, Writer<Context>> = new Map<string, Writer<Context>>([
  ['Schedule', ruleCallingFunction],
  ['CloudWatchEvent', ruleCallingFunction],
  ['EventBridgeRule', ruleCallingFunction],
  ['ScheduleV2', (event) => ({ made: schedule(event, 'lambda:InvokeFunction') })],
  ['S3', bucketNotification],
  ['SNS', subscription],
  ['Api', restApiEvent],
  ['HttpApi', httpApiEvent],
  ['AlexaSkill', alexaSkill],
  ['IoTRule', iotRule],
  ['Cognito', userPoolTrigger],
  ['CloudWatchLogs', logSubscription],
]);

function ruleCallingFunction(event: Event): Outcome {
  const { made, arn } = eventRule(event, 'LambdaTarget');
  return { made: [...made, permissionFor(event, 'events.amazonaws.com', { SourceArn: arn })] };
}

/** The bucket is declared elsewhere in the template; the event adds a notification to it. */
function bucketNotification(event: Event, context: Context): Outcome {
  const { properties, target } = event;
  const permission = permissionFor(event, 's3.amazonaws.com', { SourceAccount: ref('AWS::AccountId') });
  const bucketId = idIn(properties['Bucket']);
  const bucket = bucketId === undefined ? undefined : context.stated.get(bucketId);
  if (bucketId !== undefined && bucket) {
    const notifications = listIn(properties['Events']).map((name): Value => {
      const one = {
        Event: name,
        Function: target.arn,
        ...(isSet(properties['Filter']) ? { Filter: properties['Filter'] } : {}),
      };
      return target.condition === undefined ? one : onlyIf(target.condition, one);
    });
    const calling = withNotifications(bucket, notifications);
    context.stated.set(
      bucketId,
      target.condition === undefined ? calling : waiting(calling, permission, target.condition),
    );
    if (target.tags === undefined) context.bucketTags.delete(bucketId);
    else context.bucketTags.set(bucketId, target.tags);
  }
  return { made: [permission] };
}

/** `DependsOn` knows no conditions, and so SAM has a tag name the permission, which then stays on the bucket. */
function waiting(bucket: Body, [permissionId]: readonly [string, Body], condition: string): Body {
  const value = onlyIf(condition, ref(permissionId), 'no dependency');
  const tag = { Key: `sam:ConditionalDependsOn:${permissionId}`, Value: value };
  return amended(bucket, { Tags: [...listIn(bucket.Properties['Tags']), tag] });
}

function withNotifications(bucket: Body, added: readonly Value[]): Body {
  const configuration = mapIn(bucket.Properties['NotificationConfiguration']);
  const all = [...listIn(configuration['LambdaConfigurations'])];
  for (const one of added)
    if (!all.some((other) => JSON.stringify(other) === JSON.stringify(one))) all.push(one);
  return amended(bucket, { NotificationConfiguration: { ...configuration, LambdaConfigurations: all } });
}

function userPoolTrigger(event: Event, context: Context): Outcome {
  const { properties, target } = event;
  const poolId = idIn(properties['UserPool']);
  const pool = poolId === undefined ? undefined : context.stated.get(poolId);
  const from = poolId === undefined ? {} : { SourceArn: att(poolId, 'Arn') };
  if (poolId !== undefined && pool) {
    const triggers = listIn(properties['Trigger']).filter((trigger) => typeof trigger === 'string');
    const added = Object.fromEntries(triggers.map((trigger) => [trigger, target.arn]));
    context.stated.set(
      poolId,
      amended(pool, { LambdaConfig: { ...mapIn(pool.Properties['LambdaConfig']), ...added } }),
    );
  }
  return { made: [permissionFor({ id: `${target.id}Cognito`, target }, 'cognito-idp.amazonaws.com', from)] };
}

function subscription(event: Event, context: Context): Outcome {
  const { id, properties, target } = event;
  const { Topic: topic = '', SqsSubscription: queued } = properties;
  const subscribe = (protocol: string, endpoint: Value): [string, Body] => {
    const names = ['Region', 'FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy'];
    const optional = Object.fromEntries(names.map((name) => [name, properties[name]]));
    const whole = { Protocol: protocol, Endpoint: endpoint, TopicArn: topic, ...optional };
    return [id, body('AWS::SNS::Subscription', whole, target.kept)];
  };
  if (!isSet(queued))
    return {
      made: [
        permissionFor(event, 'sns.amazonaws.com', { SourceArn: topic }),
        subscribe('lambda', target.arn),
      ],
    };
  const given = mapIn(queued);
  const isOwn = !isObject(queued);
  const queueArn = isOwn ? att(`${id}Queue`, 'Arn') : (given['QueueArn'] ?? '');
  const url = isOwn ? ref(`${id}Queue`) : (given['QueueUrl'] ?? '');
  const policyId = textIn(given['QueuePolicyLogicalId']) ?? `${id}QueuePolicy`;
  const document = mayBeSentTo(queueArn, '*', topic);
  const settings = { Queue: queueArn, BatchSize: given['BatchSize'] ?? 10, Enabled: true };
  const mapping = queueMapping({ ...event, id: `${id}EventSourceMapping`, properties: settings }, context);
  return {
    ...mapping,
    made: [
      ...mapping.made,
      ...(isOwn ? [[`${id}Queue`, ownQueue(topic, target.kept, context)] as const] : []),
      [policyId, body('AWS::SQS::QueuePolicy', { PolicyDocument: document, Queues: [url] }, target.kept)],
      subscribe('sqs', queueArn),
    ],
  };
}

/** A queue for a topic that keeps the order keeps it, too. */
function ownQueue(topic: Value, kept: Properties, { stated, parameters }: Context): Body {
  const isFifo = resolved(stated.get(idIn(topic) ?? '')?.Properties['FifoTopic'], parameters);
  return body('AWS::SQS::Queue', { FifoQueue: isSet(isFifo) ? isFifo : undefined }, kept);
}

function alexaSkill(event: Event): Outcome {
  return {
    made: [
      permissionFor(event, 'alexa-appkit.amazon.com', { EventSourceToken: event.properties['SkillId'] }),
    ],
  };
}

function iotRule(event: Event, { partition }: Context): Outcome {
  const { id, properties, target } = event;
  const { Sql: sql, AwsIotSqlVersion: version } = properties;
  const arn = `arn:${partition}:iot:\${AWS::Region}:\${AWS::AccountId}:rule/\${RuleName}`;
  const from = { SourceArn: sub(arn, { RuleName: ref(id) }), SourceAccount: sub('${AWS::AccountId}') };
  const payload = {
    Sql: sql ?? '',
    RuleDisabled: false,
    Actions: [{ Lambda: { FunctionArn: target.arn } }],
    ...(isSet(version) ? { AwsIotSqlVersion: version } : {}),
  };
  return {
    made: [
      permissionFor(event, 'iot.amazonaws.com', from),
      [id, body('AWS::IoT::TopicRule', { TopicRulePayload: payload }, target.kept)],
    ],
  };
}

function logSubscription(event: Event, { partition }: Context): Outcome {
  const { id, properties, target } = event;
  const { LogGroupName: group = '', FilterPattern: pattern } = properties;
  const arn = `arn:${partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:\${__LogGroupName__}:*`;
  const whole = { LogGroupName: group, FilterPattern: pattern, DestinationArn: target.arn };
  return {
    made: [
      permissionFor(event, 'logs.amazonaws.com', { SourceArn: sub(arn, { __LogGroupName__: group }) }),
      [id, body('AWS::Logs::SubscriptionFilter', whole, target.kept)],
    ],
  };
}
