import { isList, isMark, isObject, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import { members } from './collection.ts';
import { type Fields, fieldsOf, firstOf } from './fields.ts';
import { type Facts, parts } from './parts.ts';
import { readAs } from './read-as.ts';
import { ref } from './ref.ts';
import { text } from './scalar.ts';

/**
 * What a delivery pipeline does, action by action, and with what. Of an action's configuration only the names of resources
 * are kept: the rest may hold tokens.
 */
export function pipelineActions(options: Partial<Attribute> = {}): Attribute {
  return readAs(parts('pipeline actions', FACTS, options), (raw) =>
    isList(raw) ? raw.flatMap(actionsIn) : raw,
  );
}

const INVOKED: readonly string[] = [
  'AWS::CodeBuild::Project',
  'AWS::Lambda::Function',
  'AWS::StepFunctions::StateMachine',
  'AWS::CloudFormation::Stack',
  'AWS::ECS::Service',
  'AWS::ElasticBeanstalk::Environment',
  'AWS::SNS::Topic',
  'AWS::CodePipeline::Pipeline',
];

const FACTS: Facts = {
  Stage: text(),
  Action: text(),
  Category: text(),
  Owner: text(),
  Provider: text(),
  Reads: ref(['AWS::S3::Bucket', 'AWS::ECR::Repository', 'AWS::CodeCommit::Repository'], 'reads'),
  Writes: ref('AWS::S3::Bucket', 'writes'),
  Invokes: ref(INVOKED, 'invokes'),
  RoleArn: ref('AWS::IAM::Role', 'assumes'),
};

/** A stage with its actions, or an action that was read before. */
function actionsIn(stage: Value): Value[] {
  if (!isObject(stage) || isMark(stage) || stage['Stage'] !== undefined) return [stage];
  const fields = fieldsOf(stage);
  return members(firstOf(fields, 'actions', 'action')).map((action) =>
    actionOf(fieldsOf(action), fields['name'] as Value),
  );
}

function actionOf(action: Fields, stage: Value): Value {
  const [type] = members(action['action_type_id']);
  const { category, owner, provider } = type === undefined ? action : fieldsOf(type);
  const facts = {
    Stage: stage,
    Action: action['name'],
    Category: category,
    Owner: owner,
    Provider: provider,
    RoleArn: action['role_arn'],
    ...namedIn(action['configuration'], category === 'Source'),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as Value;
}

/** The resources that the configuration of an action names. */
function namedIn(configuration: unknown, isSource: boolean): Readonly<Record<string, unknown>> {
  if (!isObject(configuration) || isMark(configuration)) return {};
  const found = (names: readonly string[]): unknown =>
    names.map((name) => configuration[name]).find((value) => value !== undefined);
  return {
    Reads: isSource ? found(['S3Bucket', 'RepositoryName']) : undefined,
    Writes: isSource ? undefined : found(['BucketName']),
    Invokes: found([
      'ProjectName',
      'FunctionName',
      'StateMachineArn',
      'StackName',
      'ServiceName',
      'EnvironmentName',
      'PipelineName',
      'NotificationArn',
    ]),
  };
}
