import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { stackResources } from '../kinds/stack-resources.ts';

export const stack: ResourceType = resourceType({
  type: 'AWS::CloudFormation::Stack',
  title: 'CloudFormation stack',
  drawn: 'detail',
  shape: 'stack',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_cloudformation_stack'],
  list: { service: 'cloudformation', action: 'DescribeStacks', items: 'Stacks[]' },
  details: [
    {
      service: 'cloudformation',
      action: 'ListStackResources',
      params: { StackName: '.StackId' },
      items: 'StackResourceSummaries[]',
      into: 'Resources',
    },
  ],
  id: 'StackId',
  arn: 'StackId',
  name: 'StackName',
  tags: 'Tags',
  naturalKey: ['StackName'],
  hasUniqueName: true,
  attributes: {
    StackName: text({ terraform: 'name' }),
    ParentId: ref('AWS::CloudFormation::Stack', 'contains', {
      terraform: null,
      reverse: true,
      computed: true,
    }),
    RoleARN: ref('AWS::IAM::Role', 'assumes', { terraform: 'iam_role_arn' }),
    NotificationARNs: refs('AWS::SNS::Topic', 'uses', { terraform: 'notification_arns' }),
    Capabilities: set({ computed: true }),
    TimeoutInMinutes: number(),
    EnableTerminationProtection: flag({ terraform: null, default: false }),
    Resources: stackResources({ terraform: null, computed: true }),
    StackStatus: text({ terraform: null, computed: true }),
  },
  gone: { StackStatus: 'DELETE_COMPLETE' },
});
