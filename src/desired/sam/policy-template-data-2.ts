/** The second half, by name. */
export const SECOND_TEMPLATES: readonly (readonly [string, readonly string[]])[] = [
  [
    'KMSEncryptPolicy_v2',
    [
      'kms: Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair ' +
        'GenerateDataKeyPairWithoutPlaintext on kms:@:key/{KeyId}',
    ],
  ],
  [
    'KinesisCrudPolicy',
    [
      'kinesis: AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream ' +
        'DescribeStream DescribeStreamSummary GetShardIterator IncreaseStreamRetentionPeriod ' +
        'ListTagsForStream MergeShards PutRecord PutRecords SplitShard RemoveTagsFromStream on ' +
        'kinesis:@:stream/{StreamName}',
    ],
  ],
  [
    'KinesisStreamReadPolicy',
    [
      'kinesis: ListStreams DescribeLimits on kinesis:@:stream/*',
      'kinesis: DescribeStream DescribeStreamSummary GetRecords GetShardIterator on ' +
        'kinesis:@:stream/{StreamName}',
    ],
  ],
  ['LambdaInvokePolicy', ['lambda: InvokeFunction on lambda:@:function:{FunctionName}*']],
  ['MobileAnalyticsWriteOnlyAccessPolicy', ['mobileanalytics: PutEvents on *']],
  ['OrganizationsListAccountsPolicy', ['organizations: ListAccounts on *']],
  [
    'PinpointEndpointAccessPolicy',
    [
      'mobiletargeting: GetEndpoint UpdateEndpoint UpdateEndpointsBatch on ' +
        'mobiletargeting:@:apps/{PinpointApplicationId}/endpoints/*',
    ],
  ],
  [
    'PollyFullAccessPolicy',
    [
      'polly: GetLexicon DeleteLexicon on polly:@:lexicon/{LexiconName}',
      'polly: DescribeVoices ListLexicons PutLexicon SynthesizeSpeech on polly:@:lexicon/*',
    ],
  ],
  [
    'RekognitionDetectOnlyPolicy',
    ['rekognition: DetectFaces DetectLabels DetectModerationLabels DetectText on *'],
  ],
  [
    'RekognitionFacesManagementPolicy',
    [
      'rekognition: IndexFaces DeleteFaces SearchFaces SearchFacesByImage ListFaces on ' +
        'rekognition:@:collection/{CollectionId}',
    ],
  ],
  ['RekognitionFacesPolicy', ['rekognition: CompareFaces DetectFaces on *']],
  ['RekognitionLabelsPolicy', ['rekognition: DetectLabels DetectModerationLabels on *']],
  [
    'RekognitionNoDataAccessPolicy',
    [
      'rekognition: CompareFaces DetectFaces DetectLabels DetectModerationLabels on ' +
        'rekognition:@:collection/{CollectionId}',
    ],
  ],
  [
    'RekognitionReadPolicy',
    [
      'rekognition: ListCollections ListFaces SearchFaces SearchFacesByImage on ' +
        'rekognition:@:collection/{CollectionId}',
    ],
  ],
  [
    'RekognitionWriteOnlyAccessPolicy',
    ['rekognition: CreateCollection IndexFaces on rekognition:@:collection/{CollectionId}'],
  ],
  [
    'Route53ChangeResourceRecordSetsPolicy',
    ['route53: ChangeResourceRecordSets on route53:::hostedzone/{HostedZoneId}'],
  ],
  [
    'S3CrudPolicy',
    [
      's3: GetObject ListBucket GetBucketLocation GetObjectVersion PutObject PutObjectAcl ' +
        'GetLifecycleConfiguration PutLifecycleConfiguration DeleteObject on s3:::{BucketName} ' +
        's3:::{BucketName}/*',
    ],
  ],
  [
    'S3FullAccessPolicy',
    [
      's3: GetObject GetObjectAcl GetObjectVersion PutObject PutObjectAcl DeleteObject ' +
        'DeleteObjectTagging DeleteObjectVersionTagging GetObjectTagging GetObjectVersionTagging ' +
        'PutObjectTagging PutObjectVersionTagging on s3:::{BucketName}/*',
      's3: ListBucket GetBucketLocation GetLifecycleConfiguration PutLifecycleConfiguration on ' +
        's3:::{BucketName}',
    ],
  ],
  [
    'S3ReadPolicy',
    [
      's3: GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration on ' +
        's3:::{BucketName} s3:::{BucketName}/*',
    ],
  ],
  [
    'S3WritePolicy',
    ['s3: PutObject PutObjectAcl PutLifecycleConfiguration on s3:::{BucketName} s3:::{BucketName}/*'],
  ],
  [
    'SESBulkTemplatedCrudPolicy',
    [
      'ses: GetIdentityVerificationAttributes SendEmail SendRawEmail SendTemplatedEmail ' +
        'SendBulkTemplatedEmail VerifyEmailIdentity on ses:@:identity/{IdentityName}',
    ],
  ],
  [
    'SESBulkTemplatedCrudPolicy_v2',
    [
      'ses: SendEmail SendRawEmail SendTemplatedEmail SendBulkTemplatedEmail on ' +
        'ses:@:identity/{IdentityName} ses:@:template/{TemplateName}',
      'ses: GetIdentityVerificationAttributes VerifyEmailIdentity on *',
    ],
  ],
  [
    'SESCrudPolicy',
    [
      'ses: GetIdentityVerificationAttributes SendEmail SendRawEmail VerifyEmailIdentity on ' +
        'ses:@:identity/{IdentityName}',
    ],
  ],
  [
    'SESEmailTemplateCrudPolicy',
    [
      'ses: CreateTemplate GetTemplate ListTemplates UpdateTemplate DeleteTemplate ' +
        'TestRenderTemplate on *',
    ],
  ],
  ['SESSendBouncePolicy', ['ses: SendBounce on ses:@:identity/{IdentityName}']],
  [
    'SNSCrudPolicy',
    [
      'sns: ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish on ' +
        'sns:@:{TopicName}*',
    ],
  ],
  ['SNSPublishMessagePolicy', ['sns: Publish on sns:@:{TopicName}']],
  [
    'SQSPollerPolicy',
    [
      'sqs: ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch ' +
        'GetQueueAttributes ReceiveMessage on sqs:@:{QueueName}',
    ],
  ],
  ['SQSSendMessagePolicy', ['sqs: SendMessage* on sqs:@:{QueueName}']],
  [
    'SSMParameterReadPolicy',
    [
      'ssm: DescribeParameters on *',
      'ssm: GetParameters GetParameter GetParametersByPath on ssm:@:parameter/{ParameterName}',
    ],
  ],
  [
    'SSMParameterWithSlashPrefixReadPolicy',
    [
      'ssm: DescribeParameters on *',
      'ssm: GetParameters GetParameter GetParametersByPath on ssm:@:parameter{ParameterName}',
    ],
  ],
  [
    'SageMakerCreateEndpointConfigPolicy',
    ['sagemaker: CreateEndpointConfig on sagemaker:@:endpoint-config/{EndpointConfigName}'],
  ],
  ['SageMakerCreateEndpointPolicy', ['sagemaker: CreateEndpoint on sagemaker:@:endpoint/{EndpointName}']],
  [
    'ServerlessRepoReadWriteAccessPolicy',
    [
      'serverlessrepo: CreateApplication CreateApplicationVersion UpdateApplication GetApplication ' +
        'ListApplications ListApplicationVersions ListApplicationDependencies on ' +
        'serverlessrepo:@:applications/*',
    ],
  ],
  [
    'StepFunctionsCallbackPolicy',
    [
      'states: SendTaskFailure SendTaskHeartbeat SendTaskSuccess on ' +
        'states:@:stateMachine:{StateMachineName}',
    ],
  ],
  ['StepFunctionsExecutionPolicy', ['states: StartExecution on states:@:stateMachine:{StateMachineName}']],
  [
    'StepFunctionsExecutionPolicy_v2',
    ['states: StartExecution StartSyncExecution on states:@:stateMachine:{StateMachineName}'],
  ],
  [
    'TextractDetectAnalyzePolicy',
    [
      'textract: DetectDocumentText StartDocumentTextDetection StartDocumentAnalysis ' +
        'AnalyzeDocument on *',
    ],
  ],
  ['TextractGetResultPolicy', ['textract: GetDocumentTextDetection GetDocumentAnalysis on *']],
  ['TextractPolicy', ['textract: * on *']],
  [
    'VPCAccessPolicy',
    [
      'ec2: CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces ' +
        'DetachNetworkInterface on *',
    ],
  ],
];
