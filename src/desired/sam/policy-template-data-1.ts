/** The first half, by name. */
export const FIRST_TEMPLATES: readonly (readonly [string, readonly string[]])[] = [
  ['AMIDescribePolicy', ['ec2: DescribeImages on *']],
  ['AWSSecretsManagerGetSecretValuePolicy', ['secretsmanager: GetSecretValue on {SecretArn}']],
  [
    'AWSSecretsManagerRotationPolicy',
    [
      'secretsmanager: DescribeSecret GetSecretValue PutSecretValue UpdateSecretVersionStage on ' +
        'secretsmanager:@:secret:*',
      'secretsmanager: GetRandomPassword on *',
    ],
  ],
  ['AcmGetCertificatePolicy', ['acm: GetCertificate on {CertificateArn}']],
  [
    'AthenaQueryPolicy',
    [
      'athena: ListWorkGroups GetExecutionEngine GetExecutionEngines GetNamespace GetCatalogs ' +
        'GetNamespaces GetTables GetTable on *',
      'athena: StartQueryExecution GetQueryResults DeleteNamedQuery GetNamedQuery ' +
        'ListQueryExecutions StopQueryExecution GetQueryResultsStream ListNamedQueries ' +
        'CreateNamedQuery GetQueryExecution BatchGetNamedQuery BatchGetQueryExecution GetWorkGroup on ' +
        'athena:@:workgroup/{WorkGroupName}',
    ],
  ],
  ['CloudFormationDescribeStacksPolicy', ['cloudformation: DescribeStacks on cloudformation:@:stack/*']],
  ['CloudWatchDashboardPolicy', ['cloudwatch: GetDashboard ListDashboards PutDashboard ListMetrics on *']],
  ['CloudWatchDescribeAlarmHistoryPolicy', ['cloudwatch: DescribeAlarmHistory on *']],
  ['CloudWatchPutMetricPolicy', ['cloudwatch: PutMetricData on *']],
  [
    'CodeCommitCrudPolicy',
    [
      'codecommit: GitPull GitPush CreateBranch DeleteBranch GetBranch ListBranches ' +
        'MergeBranchesByFastForward MergeBranchesBySquash MergeBranchesByThreeWay UpdateDefaultBranch ' +
        'BatchDescribeMergeConflicts CreateUnreferencedMergeCommit DescribeMergeConflicts ' +
        'GetMergeCommit GetMergeOptions BatchGetPullRequests CreatePullRequest ' +
        'DescribePullRequestEvents GetCommentsForPullRequest GetCommitsFromMergeBase ' +
        'GetMergeConflicts GetPullRequest ListPullRequests MergePullRequestByFastForward ' +
        'MergePullRequestBySquash MergePullRequestByThreeWay PostCommentForPullRequest ' +
        'UpdatePullRequestDescription UpdatePullRequestStatus UpdatePullRequestTitle DeleteFile ' +
        'GetBlob GetFile GetFolder PutFile DeleteCommentContent GetComment ' +
        'GetCommentsForComparedCommit PostCommentForComparedCommit PostCommentReply UpdateComment ' +
        'BatchGetCommits CreateCommit GetCommit GetCommitHistory GetDifferences GetObjectIdentifier ' +
        'GetReferences GetTree GetRepository UpdateRepositoryDescription ListTagsForResource ' +
        'TagResource UntagResource GetRepositoryTriggers PutRepositoryTriggers TestRepositoryTriggers ' +
        'UploadArchive GetUploadArchiveStatus CancelUploadArchive on codecommit:@:{RepositoryName}',
    ],
  ],
  [
    'CodeCommitReadPolicy',
    [
      'codecommit: GitPull GetBranch ListBranches BatchDescribeMergeConflicts ' +
        'DescribeMergeConflicts GetMergeCommit GetMergeOptions BatchGetPullRequests ' +
        'DescribePullRequestEvents GetCommentsForPullRequest GetCommitsFromMergeBase ' +
        'GetMergeConflicts GetPullRequest ListPullRequests GetBlob GetFile GetFolder GetComment ' +
        'GetCommentsForComparedCommit BatchGetCommits GetCommit GetCommitHistory GetDifferences ' +
        'GetObjectIdentifier GetReferences GetTree GetRepository ListTagsForResource ' +
        'GetRepositoryTriggers TestRepositoryTriggers GetUploadArchiveStatus on ' +
        'codecommit:@:{RepositoryName}',
    ],
  ],
  ['CodePipelineLambdaExecutionPolicy', ['codepipeline: PutJobSuccessResult PutJobFailureResult on *']],
  ['CodePipelineReadOnlyPolicy', ['codepipeline: ListPipelineExecutions on codepipeline:@:{PipelineName}']],
  [
    'ComprehendBasicAccessPolicy',
    [
      'comprehend: BatchDetectKeyPhrases DetectDominantLanguage DetectEntities BatchDetectEntities ' +
        'DetectKeyPhrases DetectSentiment BatchDetectDominantLanguage BatchDetectSentiment on *',
    ],
  ],
  [
    'CostExplorerReadOnlyPolicy',
    [
      'ce: GetCostAndUsage GetDimensionValues GetReservationCoverage ' +
        'GetReservationPurchaseRecommendation GetReservationUtilization GetTags on *',
    ],
  ],
  [
    'DynamoDBBackupFullAccessPolicy',
    [
      'dynamodb: CreateBackup DescribeContinuousBackups on dynamodb:@:table/{TableName}',
      'dynamodb: DeleteBackup DescribeBackup ListBackups on dynamodb:@:table/{TableName}/backup/*',
    ],
  ],
  [
    'DynamoDBCrudPolicy',
    [
      'dynamodb: GetItem DeleteItem PutItem Scan Query UpdateItem BatchWriteItem BatchGetItem ' +
        'DescribeTable ConditionCheckItem on dynamodb:@:table/{TableName} ' +
        'dynamodb:@:table/{TableName}/index/*',
    ],
  ],
  [
    'DynamoDBReadPolicy',
    [
      'dynamodb: GetItem Scan Query BatchGetItem DescribeTable on dynamodb:@:table/{TableName} ' +
        'dynamodb:@:table/{TableName}/index/*',
    ],
  ],
  ['DynamoDBReconfigurePolicy', ['dynamodb: UpdateTable on dynamodb:@:table/{TableName}']],
  [
    'DynamoDBRestoreFromBackupPolicy',
    [
      'dynamodb: RestoreTableFromBackup on dynamodb:@:table/{TableName}/backup/*',
      'dynamodb: PutItem UpdateItem DeleteItem GetItem Query Scan BatchWriteItem on ' +
        'dynamodb:@:table/{TableName}',
    ],
  ],
  [
    'DynamoDBStreamReadPolicy',
    [
      'dynamodb: DescribeStream GetRecords GetShardIterator on ' +
        'dynamodb:@:table/{TableName}/stream/{StreamName}',
      'dynamodb: ListStreams on dynamodb:@:table/{TableName}/stream/*',
    ],
  ],
  [
    'DynamoDBWritePolicy',
    [
      'dynamodb: PutItem UpdateItem BatchWriteItem on dynamodb:@:table/{TableName} ' +
        'dynamodb:@:table/{TableName}/index/*',
    ],
  ],
  ['EC2CopyImagePolicy', ['ec2: CopyImage on ec2:@:image/{ImageId}']],
  ['EC2DescribePolicy', ['ec2: DescribeRegions DescribeInstances on *']],
  [
    'EFSWriteAccessPolicy',
    ['elasticfilesystem: ClientMount ClientWrite on elasticfilesystem:@:file-system/{FileSystem}'],
  ],
  ['EKSDescribePolicy', ['eks: DescribeCluster ListClusters on *']],
  ['EcsRunTaskPolicy', ['ecs: RunTask on ecs:@:task-definition/{TaskDefinition}']],
  [
    'ElasticMapReduceAddJobFlowStepsPolicy',
    ['elasticmapreduce: AddJobFlowSteps on elasticmapreduce:@:cluster/{ClusterId}'],
  ],
  [
    'ElasticMapReduceCancelStepsPolicy',
    ['elasticmapreduce: CancelSteps on elasticmapreduce:@:cluster/{ClusterId}'],
  ],
  [
    'ElasticMapReduceModifyInstanceFleetPolicy',
    [
      'elasticmapreduce: ModifyInstanceFleet ListInstanceFleets on ' +
        'elasticmapreduce:@:cluster/{ClusterId}',
    ],
  ],
  [
    'ElasticMapReduceModifyInstanceGroupsPolicy',
    [
      'elasticmapreduce: ModifyInstanceGroups ListInstanceGroups on ' +
        'elasticmapreduce:@:cluster/{ClusterId}',
    ],
  ],
  [
    'ElasticMapReduceSetTerminationProtectionPolicy',
    ['elasticmapreduce: SetTerminationProtection on elasticmapreduce:@:cluster/{ClusterId}'],
  ],
  [
    'ElasticMapReduceTerminateJobFlowsPolicy',
    ['elasticmapreduce: TerminateJobFlows on elasticmapreduce:@:cluster/{ClusterId}'],
  ],
  ['ElasticsearchHttpPostPolicy', ['es: ESHttpPost ESHttpPut on es:@:domain/{DomainName}/*']],
  ['EventBridgePutEventsPolicy', ['events: PutEvents on events:@:event-bus/{EventBusName}']],
  ['FilterLogEventsPolicy', ['logs: FilterLogEvents on logs:@:log-group:{LogGroupName}:log-stream:*']],
  [
    'FirehoseCrudPolicy',
    [
      'firehose: CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream PutRecord ' +
        'PutRecordBatch UpdateDestination on firehose:@:deliverystream/{DeliveryStreamName}',
    ],
  ],
  [
    'FirehoseWritePolicy',
    ['firehose: PutRecord PutRecordBatch on firehose:@:deliverystream/{DeliveryStreamName}'],
  ],
  ['KMSDecryptPolicy', ['kms: Decrypt on kms:@:key/{KeyId}']],
  ['KMSEncryptPolicy', ['kms: Encrypt on kms:@:key/{KeyId}']],
];
