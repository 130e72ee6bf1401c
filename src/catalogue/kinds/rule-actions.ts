import { isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { pickTerraform } from '../pick.ts';
import { members } from './collection.ts';
import { fieldsOf } from './fields.ts';
import { type Facts, parts } from './parts.ts';
import { readAs } from './read-as.ts';
import { ref } from './ref.ts';
import { text } from './scalar.ts';

/** Where a rule for messages of things sends them. Terraform has a block of its own for each kind of action: it reads the whole rule. */
export function ruleActions(options: Partial<Attribute> = {}): Attribute {
  return readAs(parts('rule actions', FACTS, { terraform: '', ...options }), (raw) =>
    members(raw).flatMap(actionsIn),
  );
}

const FACTS: Facts = {
  Action: text(),
  Invokes: ref(['AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine'], 'invokes'),
  Writes: ref(
    [
      'AWS::SQS::Queue',
      'AWS::SNS::Topic',
      'AWS::Kinesis::Stream',
      'AWS::KinesisFirehose::DeliveryStream',
      'AWS::DynamoDB::Table',
      'AWS::S3::Bucket',
      'AWS::Logs::LogGroup',
    ],
    'writes',
  ),
  RoleArn: ref('AWS::IAM::Role', 'assumes'),
};

/** Where each kind of action names its receiver; a path may be spelled in the way of the API, of CloudFormation or of Terraform. */
const RECEIVERS: Readonly<Record<string, readonly [fact: 'Invokes' | 'Writes', path: string]>> = {
  lambda: ['Invokes', 'function_arn'],
  stepfunctions: ['Invokes', 'state_machine_name'],
  sqs: ['Writes', 'queue_url'],
  sns: ['Writes', 'target_arn'],
  kinesis: ['Writes', 'stream_name'],
  firehose: ['Writes', 'delivery_stream_name'],
  dynamodb: ['Writes', 'table_name'],
  dynamodbv2: ['Writes', 'put_item.table_name'],
  s3: ['Writes', 'bucket_name'],
  cloudwatchlogs: ['Writes', 'log_group_name'],
};

/** One action of the list, with its kind as only key; or all of Terraform's rule; or an action that was read before. */
function actionsIn(item: unknown): Value[] {
  if (!isObject(item) || isMark(item)) return [item as Value];
  if (typeof item['Action'] === 'string') return [item];
  return Object.entries(item).flatMap(([key, value]) => {
    const kind = key.replaceAll('_', '').toLowerCase();
    const receiver = Object.hasOwn(RECEIVERS, kind) ? RECEIVERS[kind] : undefined;
    if (!receiver || typeof value !== 'object') return [];
    return members(value).map((action) => actionOf(kind, action, receiver));
  });
}

function actionOf(kind: string, raw: unknown, [fact, path]: readonly [string, string]): Value {
  const fields = fieldsOf(raw);
  const [first = '', ...rest] = path.split('.');
  const inner = fieldsOf(members(fields[first])[0]);
  const to = rest.length === 0 ? fields[first] : pickTerraform(inner, rest.join('.'));
  return {
    Action: kind,
    ...(to === undefined ? {} : { [fact]: to as Value }),
    ...(fields['role_arn'] === undefined ? {} : { RoleArn: fields['role_arn'] as Value }),
  };
}
