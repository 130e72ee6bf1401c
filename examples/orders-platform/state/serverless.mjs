import { lambda, lambdaPermission, logGroup, role, rolePolicy } from '../../../scripts/terraform/compute.mjs';
import { managed, managedEach } from '../../../scripts/terraform/state.mjs';
import { environment } from '../deploy/serverless.mjs';
import {
  ACCOUNT,
  BUS_ARN,
  DLQ_ARN,
  FUNCTIONS,
  functionArn,
  QUEUE_ARN,
  REGION,
  roleArn,
  TAGS,
  TOPIC_ARN,
  WORKFLOW_ARN,
  ZONES,
} from '../names.mjs';
import { queuePolicy, roles, trust, workflow } from '../policies.mjs';

const named = (Name) => ({ ...TAGS, Name });
const here = { region: REGION, account: ACCOUNT };

export function serverlessState(ids) {
  return [
    ...access(ids),
    logs(),
    ...queues(ids),
    ...functions(ids),
    ...topic(ids),
    stateMachine(),
    ...events(ids),
  ];
}

function access(ids) {
  const secretArns = { database: ids.secrets.database.arn, payment: ids.secrets.payment.arn };
  return Object.entries(roles({ keyArn: ids.key.arn, secretArns })).flatMap(
    ([roleName, { service, policy }]) => {
      const name = roleName.replaceAll('-', '_');
      return [
        role(name, {
          account: ACCOUNT,
          roleName,
          id: ids.roles[roleName].id,
          trust: trust(service),
          tags: named(roleName),
        }),
        rolePolicy(name, { roleName, policyName: 'access', policy }),
      ];
    },
  );
}

function logs() {
  const names = [
    ...Object.keys(FUNCTIONS).map((name) => `/aws/lambda/shop-${name}`),
    '/ecs/shop-web',
    '/ecs/shop-checkout',
  ];
  return managedEach(
    'aws_cloudwatch_log_group',
    'shop',
    Object.fromEntries(
      names.map((groupName) => [
        groupName,
        logGroup({ ...here, groupName, days: 30, tags: named(groupName) }),
      ]),
    ),
  );
}

function queues(ids) {
  return [
    queue('orders_dlq', ids.queues.dlq.url, DLQ_ARN, { message_retention_seconds: 1209600 }),
    queue('orders', ids.queues.orders.url, QUEUE_ARN, {
      message_retention_seconds: 345600,
      receive_wait_time_seconds: 20,
      redrive_policy: JSON.stringify({ deadLetterTargetArn: DLQ_ARN, maxReceiveCount: 5 }),
      visibility_timeout_seconds: 180,
    }),
    managed(
      'aws_sqs_queue_policy',
      'orders',
      {
        id: ids.queues.orders.url,
        policy: JSON.stringify(queuePolicy(ids.rules['shop-order-placed'].arn)),
        queue_url: ids.queues.orders.url,
      },
      ['aws_cloudwatch_event_rule.order_placed', 'aws_sqs_queue.orders'],
    ),
  ];
}

function queue(name, url, arn, attributes) {
  return managed('aws_sqs_queue', name, {
    arn,
    content_based_deduplication: false,
    deduplication_scope: '',
    delay_seconds: 0,
    fifo_queue: false,
    fifo_throughput_limit: '',
    id: url,
    kms_data_key_reuse_period_seconds: 300,
    kms_master_key_id: '',
    // the provider's default for what nobody set; AWS has since raised its own
    max_message_size: 1048576,
    name: arn.split(':').at(-1),
    name_prefix: '',
    policy: '',
    receive_wait_time_seconds: 0,
    redrive_allow_policy: '',
    redrive_policy: '',
    sqs_managed_sse_enabled: true,
    tags: named(arn.split(':').at(-1)),
    url,
    visibility_timeout_seconds: 30,
    ...attributes,
  });
}

function functions(ids) {
  const blocks = Object.entries(FUNCTIONS).map(([name, { memory, timeout, description }]) =>
    lambda(name, {
      ...here,
      functionName: `shop-${name}`,
      roleName: `shop-${name}`,
      description,
      memory,
      timeout,
      environment: environment(name),
      tags: named(`shop-${name}`),
      tracing: 'Active',
      codeSha256: ids.functions[name].codeSha256,
      dependencies: [`aws_iam_role.shop_${name}`],
      ...(name === 'payment' && {
        vpc: {
          id: ids.vpc.id,
          groups: [ids.groups.payment.id],
          subnets: ZONES.map((zone) => ids.subnets.app[zone].id),
        },
      }),
    }),
  );
  return [
    ...blocks,
    eventSourceMapping(ids.functions.intake.mapping),
    lambdaPermission('order_events', {
      functionName: 'shop-notify',
      statement: 'order-events',
      principal: 'sns.amazonaws.com',
      source: TOPIC_ARN,
    }),
    lambdaPermission('order_refunded', {
      functionName: 'shop-notify',
      statement: 'order-refunded',
      principal: 'events.amazonaws.com',
      source: ids.rules['shop-order-refunded'].arn,
    }),
  ];
}

function eventSourceMapping(id) {
  return managed(
    'aws_lambda_event_source_mapping',
    'orders',
    {
      amazon_managed_kafka_event_source_config: [],
      arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:event-source-mapping:${id}`,
      batch_size: 10,
      bisect_batch_on_function_error: false,
      destination_config: [],
      document_db_event_source_config: [],
      enabled: true,
      event_source_arn: QUEUE_ARN,
      filter_criteria: [],
      function_arn: functionArn('intake'),
      function_name: functionArn('intake'),
      function_response_types: ['ReportBatchItemFailures'],
      id,
      kms_key_arn: '',
      last_modified: '2026-11-02T08:00:00Z',
      last_processing_result: '',
      maximum_batching_window_in_seconds: 1,
      maximum_record_age_in_seconds: 0,
      maximum_retry_attempts: 0,
      metrics_config: [],
      parallelization_factor: 0,
      provisioned_poller_config: [],
      queues: [],
      scaling_config: [],
      self_managed_event_source: [],
      self_managed_kafka_event_source_config: [],
      source_access_configuration: [],
      starting_position: '',
      starting_position_timestamp: '',
      state: 'Enabled',
      state_transition_reason: 'USER_INITIATED',
      tags: null,
      topics: [],
      tumbling_window_in_seconds: 0,
      uuid: id,
    },
    ['aws_lambda_function.intake', 'aws_sqs_queue.orders'],
  );
}

function topic(ids) {
  return [
    managed('aws_sns_topic', 'order_events', {
      application_failure_feedback_role_arn: '',
      application_success_feedback_role_arn: '',
      application_success_feedback_sample_rate: 0,
      archive_policy: '',
      arn: TOPIC_ARN,
      beginning_archive_time: '',
      content_based_deduplication: false,
      delivery_policy: '',
      display_name: 'Orders',
      fifo_throughput_scope: '',
      fifo_topic: false,
      firehose_failure_feedback_role_arn: '',
      firehose_success_feedback_role_arn: '',
      firehose_success_feedback_sample_rate: 0,
      http_failure_feedback_role_arn: '',
      http_success_feedback_role_arn: '',
      http_success_feedback_sample_rate: 0,
      id: TOPIC_ARN,
      kms_master_key_id: 'alias/aws/sns',
      lambda_failure_feedback_role_arn: '',
      lambda_success_feedback_role_arn: '',
      lambda_success_feedback_sample_rate: 0,
      name: 'shop-order-events',
      name_prefix: '',
      owner: ACCOUNT,
      policy: JSON.stringify(DEFAULT_TOPIC_POLICY),
      signature_version: 0,
      sqs_failure_feedback_role_arn: '',
      sqs_success_feedback_role_arn: '',
      sqs_success_feedback_sample_rate: 0,
      tags: named('shop-order-events'),
      tracing_config: '',
    }),
    managed(
      'aws_sns_topic_subscription',
      'notify',
      {
        arn: ids.topic.subscription,
        confirmation_timeout_in_minutes: 1,
        confirmation_was_authenticated: true,
        delivery_policy: '',
        endpoint: functionArn('notify'),
        endpoint_auto_confirms: false,
        filter_policy: '',
        filter_policy_scope: '',
        id: ids.topic.subscription,
        owner_id: ACCOUNT,
        pending_confirmation: false,
        protocol: 'lambda',
        raw_message_delivery: false,
        redrive_policy: '',
        replay_policy: '',
        subscription_role_arn: '',
        topic_arn: TOPIC_ARN,
      },
      ['aws_lambda_function.notify', 'aws_sns_topic.order_events'],
    ),
  ];
}

/** What SNS gives every topic that was created without a policy. */
const DEFAULT_TOPIC_POLICY = {
  Version: '2008-10-17',
  Id: '__default_policy_ID',
  Statement: [
    {
      Sid: '__default_statement_ID',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: [
        'SNS:GetTopicAttributes',
        'SNS:SetTopicAttributes',
        'SNS:AddPermission',
        'SNS:RemovePermission',
        'SNS:DeleteTopic',
        'SNS:Subscribe',
        'SNS:ListSubscriptionsByTopic',
        'SNS:Publish',
      ],
      Resource: TOPIC_ARN,
      Condition: { StringEquals: { 'AWS:SourceOwner': ACCOUNT } },
    },
  ],
};

function stateMachine() {
  return managed(
    'aws_sfn_state_machine',
    'fulfilment',
    {
      arn: WORKFLOW_ARN,
      creation_date: '2026-11-02T08:00:00Z',
      definition: JSON.stringify(workflow),
      description: '',
      encryption_configuration: [
        { kms_data_key_reuse_period_seconds: 0, kms_key_id: '', type: 'AWS_OWNED_KEY' },
      ],
      id: WORKFLOW_ARN,
      logging_configuration: [{ include_execution_data: false, level: 'OFF', log_destination: '' }],
      name: 'shop-fulfilment',
      name_prefix: '',
      publish: false,
      revision_id: '',
      role_arn: roleArn('shop-fulfilment'),
      state_machine_version_arn: null,
      status: 'ACTIVE',
      tags: named('shop-fulfilment'),
      timeouts: null,
      tracing_configuration: [{ enabled: false }],
      type: 'STANDARD',
      version_description: null,
    },
    ['aws_iam_role.shop_fulfilment', 'aws_lambda_function.payment', 'aws_lambda_function.receipt'],
  );
}

function events({ rules }) {
  const rule = (name, detail) =>
    managed('aws_cloudwatch_event_rule', name.replaceAll('-', '_').replace('shop_', ''), {
      arn: rules[name].arn,
      description: `${detail} events of the shop`,
      event_bus_name: 'shop',
      event_pattern: JSON.stringify({ 'detail-type': [detail], source: ['shop.checkout'] }),
      force_destroy: false,
      id: `shop/${name}`,
      is_enabled: true,
      name,
      name_prefix: '',
      role_arn: '',
      schedule_expression: '',
      state: 'ENABLED',
      tags: named(name),
    });
  return [
    managed('aws_cloudwatch_event_bus', 'shop', {
      arn: BUS_ARN,
      dead_letter_config: [],
      description: '',
      event_source_name: null,
      id: 'shop',
      kms_key_identifier: '',
      name: 'shop',
      tags: named('shop'),
    }),
    rule('shop-order-placed', 'OrderPlaced'),
    rule('shop-order-refunded', 'OrderRefunded'),
    target('orders', 'shop-order-placed', 'orders', QUEUE_ARN),
    target('notify', 'shop-order-refunded', 'notify', functionArn('notify')),
  ];
}

function target(name, ruleName, id, arn) {
  return managed(
    'aws_cloudwatch_event_target',
    name,
    {
      appsync_target: [],
      arn,
      batch_target: [],
      dead_letter_config: [],
      ecs_target: [],
      event_bus_name: 'shop',
      force_destroy: false,
      http_target: [],
      id: `shop/${ruleName}/${id}`,
      input: '',
      input_path: '',
      input_transformer: [],
      kinesis_target: [],
      redshift_target: [],
      retry_policy: [],
      role_arn: '',
      rule: ruleName,
      run_command_targets: [],
      sagemaker_pipeline_target: [],
      sqs_target: [],
      target_id: id,
    },
    [`aws_cloudwatch_event_rule.${ruleName.replaceAll('-', '_').replace('shop_', '')}`],
  );
}
