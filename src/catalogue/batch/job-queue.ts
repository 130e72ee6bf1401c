import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { parts } from '../kinds/parts.ts';
import { ref } from '../kinds/ref.ts';
import { number, text } from '../kinds/scalar.ts';

/** Jobs that wait for a place to run. */
export const jobQueue: ResourceType = resourceType({
  type: 'AWS::Batch::JobQueue',
  title: 'Job queue',
  drawn: 'block',
  shape: 'queue',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_batch_job_queue'],
  list: { service: 'batch', action: 'DescribeJobQueues', items: 'jobQueues[]' },
  id: 'jobQueueArn',
  arn: 'jobQueueArn',
  name: 'jobQueueName',
  tags: 'tags',
  terraformId: 'arn',
  naturalKey: ['JobQueueName'],
  gone: { status: /^(DELETED|DELETING)$/ },
  attributes: camelCased({
    JobQueueName: text({ terraform: 'name' }),
    Priority: number({ concern: 'configuration' }),
    State: text({ default: 'ENABLED' }),
    ComputeEnvironmentOrder: parts('compute environments in order', {
      ComputeEnvironment: ref('AWS::Batch::ComputeEnvironment', 'routes', { api: 'computeEnvironment' }),
      Order: number({ api: 'order' }),
    }),
    ServiceEnvironmentOrder: parts(
      'service environments in order',
      {
        ServiceEnvironment: text({ api: 'serviceEnvironment' }),
        Order: number({ api: 'order', concern: 'configuration' }),
      },
      { terraform: null },
    ),
    JobStateTimeLimitActions: parts(
      'limits for waiting jobs',
      camelCased({ State: text(), Reason: text(), MaxTimeSeconds: number(), Action: text() }),
      { terraform: 'job_state_time_limit_action' },
    ),
    SchedulingPolicyArn: ref('AWS::Batch::SchedulingPolicy', 'uses'),
    JobQueueType: text({ terraform: null }),
    Status: text({ computed: true }),
  }),
});
