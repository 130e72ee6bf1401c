/** How AWS grants what a connector asks for. */
export interface Profile {
  readonly by: 'role' | 'queue-policy' | 'topic-policy' | 'permission';
  /** whose role it is; resource policies always belong to the destination */
  readonly of: 'source' | 'destination';
  readonly principal?: string;
  /** ARN pattern of what may call; `{Source.Arn}` and its like are filled in */
  readonly from?: string;
  readonly account?: string;
  readonly grants: Readonly<Partial<Record<'Read' | 'Write', readonly Grant[]>>>;
}

/** Actions of a service (`sqs: SendMessage`) and what they are allowed on. */
export type Grant = readonly [actions: string, ...resources: string[]];

const TARGET = '{Destination.Arn}';
const EXECUTIONS =
  'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:{Destination.Name}:*';
const API_CALLS =
  'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:{Source.ResourceId}/{Source.Qualifier}';
const GRAPHQL_CALLS =
  'arn:${AWS::Partition}:appsync:${AWS::Region}:${AWS::AccountId}:apis/{Source.ResourceId}';
const SYNC_RULE =
  'arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule';

const READS_ITEMS: Grant = [
  'dynamodb: GetItem Query Scan BatchGetItem ConditionCheckItem PartiQLSelect',
  TARGET,
  `${TARGET}/index/*`,
];
const WRITES_ITEMS: Grant = [
  'dynamodb: PutItem UpdateItem DeleteItem BatchWriteItem PartiQLDelete PartiQLInsert PartiQLUpdate',
  TARGET,
  `${TARGET}/index/*`,
];
const READS_OBJECTS: Grant = [
  's3: GetObject GetObjectAcl GetObjectLegalHold GetObjectRetention GetObjectTorrent GetObjectVersion GetObjectVersionAcl ' +
    'GetObjectVersionForReplication GetObjectVersionTorrent ListBucket ListBucketMultipartUploads ListBucketVersions ' +
    'ListMultipartUploadParts',
  TARGET,
  `${TARGET}/*`,
];
const WRITES_OBJECTS: Grant = [
  's3: AbortMultipartUpload DeleteObject DeleteObjectVersion PutObject PutObjectLegalHold PutObjectRetention RestoreObject',
  TARGET,
  `${TARGET}/*`,
];

const table = bySourceRole({ Read: [READS_ITEMS], Write: [WRITES_ITEMS] });
const bucket = bySourceRole({ Read: [READS_OBJECTS], Write: [WRITES_OBJECTS] });
const invoked = bySourceRole({ Write: [['lambda: InvokeAsync InvokeFunction', TARGET]] });
const published = bySourceRole({ Write: [['sns: Publish', TARGET]] });
const put = bySourceRole({ Write: [['events: PutEvents', TARGET]] });

/** What can be connected, by the types of source and destination. */
export const PROFILES: ReadonlyMap<string, Profile> = new Map<string, Profile>([
  ['AWS::Lambda::Function AWS::Lambda::Function', invoked],
  ['AWS::Lambda::Function AWS::S3::Bucket', bucket],
  ['AWS::Lambda::Function AWS::DynamoDB::Table', table],
  [
    'AWS::Lambda::Function AWS::SQS::Queue',
    bySourceRole({
      Read: [['sqs: ReceiveMessage GetQueueAttributes', TARGET]],
      Write: [['sqs: DeleteMessage SendMessage ChangeMessageVisibility PurgeQueue', TARGET]],
    }),
  ],
  ['AWS::Lambda::Function AWS::SNS::Topic', published],
  [
    'AWS::Lambda::Function AWS::StepFunctions::StateMachine',
    bySourceRole({
      Read: [
        ['states: DescribeStateMachine ListExecutions', TARGET],
        ['states: DescribeExecution DescribeStateMachineForExecution GetExecutionHistory', EXECUTIONS],
      ],
      Write: [
        ['states: StartExecution StartSyncExecution', TARGET],
        ['states: StopExecution', EXECUTIONS],
      ],
    }),
  ],
  ['AWS::Lambda::Function AWS::Events::EventBus', put],
  [
    'AWS::Lambda::Function AWS::Location::PlaceIndex',
    bySourceRole({
      Read: [
        [
          'geo: DescribePlaceIndex GetPlace SearchPlaceIndexForPosition SearchPlaceIndexForSuggestions SearchPlaceIndexForText',
          TARGET,
        ],
      ],
    }),
  ],
  ['AWS::StepFunctions::StateMachine AWS::Lambda::Function', invoked],
  ['AWS::StepFunctions::StateMachine AWS::SNS::Topic', published],
  [
    'AWS::StepFunctions::StateMachine AWS::SQS::Queue',
    bySourceRole({ Write: [['sqs: SendMessage', TARGET]] }),
  ],
  ['AWS::StepFunctions::StateMachine AWS::S3::Bucket', bucket],
  ['AWS::StepFunctions::StateMachine AWS::DynamoDB::Table', table],
  ['AWS::StepFunctions::StateMachine AWS::Events::EventBus', put],
  [
    'AWS::StepFunctions::StateMachine AWS::StepFunctions::StateMachine',
    bySourceRole({
      Read: [
        ['states: DescribeExecution', EXECUTIONS],
        ['events: DescribeRule', SYNC_RULE],
      ],
      Write: [
        ['states: StartExecution', TARGET],
        ['states: StopExecution', EXECUTIONS],
        ['events: PutTargets PutRule', SYNC_RULE],
      ],
    }),
  ],
  ['AWS::AppSync::DataSource AWS::DynamoDB::Table', table],
  [
    'AWS::AppSync::DataSource AWS::Lambda::Function',
    bySourceRole({ Write: [['lambda: InvokeAsync InvokeFunction', TARGET, `${TARGET}:*`]] }),
  ],
  ['AWS::AppSync::DataSource AWS::Events::EventBus', put],
  ['AWS::Events::Rule AWS::Events::EventBus', put],
  [
    'AWS::Events::Rule AWS::StepFunctions::StateMachine',
    bySourceRole({ Write: [['states: StartExecution', TARGET]] }),
  ],
  [
    'AWS::DynamoDB::Table AWS::Lambda::Function',
    byTargetRole({
      Read: [['dynamodb: DescribeStream GetRecords GetShardIterator ListStreams', '{Source.Arn}/stream/*']],
    }),
  ],
  [
    'AWS::SQS::Queue AWS::Lambda::Function',
    byTargetRole({
      Read: [['sqs: ReceiveMessage GetQueueAttributes', '{Source.Arn}']],
      Write: [['sqs: DeleteMessage', '{Source.Arn}']],
    }),
  ],
  ['AWS::Events::Rule AWS::SNS::Topic', byPolicy('topic-policy', 'events.amazonaws.com', 'sns: Publish')],
  ['AWS::Events::Rule AWS::SQS::Queue', byPolicy('queue-policy', 'events.amazonaws.com', 'sqs: SendMessage')],
  ['AWS::SNS::Topic AWS::SQS::Queue', byPolicy('queue-policy', 'sns.amazonaws.com', 'sqs: SendMessage')],
  ['AWS::Events::Rule AWS::Lambda::Function', byPermission('events.amazonaws.com')],
  ['AWS::SNS::Topic AWS::Lambda::Function', byPermission('sns.amazonaws.com')],
  [
    'AWS::S3::Bucket AWS::Lambda::Function',
    { ...byPermission('s3.amazonaws.com'), account: '${AWS::AccountId}' },
  ],
  ['AWS::ApiGateway::RestApi AWS::Lambda::Function', byPermission('apigateway.amazonaws.com', API_CALLS)],
  ['AWS::ApiGatewayV2::Api AWS::Lambda::Function', byPermission('apigateway.amazonaws.com', API_CALLS)],
  ['AWS::AppSync::GraphQLApi AWS::Lambda::Function', byPermission('appsync.amazonaws.com', GRAPHQL_CALLS)],
]);

function bySourceRole(grants: Profile['grants']): Profile {
  return { by: 'role', of: 'source', grants };
}

function byTargetRole(grants: Profile['grants']): Profile {
  return { by: 'role', of: 'destination', grants };
}

function byPolicy(by: 'queue-policy' | 'topic-policy', principal: string, actions: string): Profile {
  return { by, of: 'destination', principal, from: '{Source.Arn}', grants: { Write: [[actions, TARGET]] } };
}

function byPermission(principal: string, from = '{Source.Arn}'): Profile {
  return {
    by: 'permission',
    of: 'destination',
    principal,
    from,
    grants: { Write: [['lambda: InvokeFunction', TARGET]] },
  };
}
