import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** An application with all that AWS made to run it, which a stack of its own holds. */
export const beanstalkEnvironment: ResourceType = resourceType({
  type: 'AWS::ElasticBeanstalk::Environment',
  title: 'Elastic Beanstalk environment',
  drawn: 'block',
  shape: 'stack',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_elastic_beanstalk_environment'],
  list: {
    service: 'elastic-beanstalk',
    action: 'DescribeEnvironments',
    items: 'Environments[]',
    params: { IncludeDeleted: false },
  },
  details: [
    {
      service: 'elastic-beanstalk',
      action: 'DescribeEnvironmentResources',
      params: { EnvironmentId: '.EnvironmentId' },
      items: 'EnvironmentResources',
      into: 'Resources',
    },
  ],
  id: 'EnvironmentId',
  arn: 'EnvironmentArn',
  name: 'EnvironmentName',
  aliases: ['EnvironmentName', 'CNAME', 'EndpointURL'],
  naturalKey: ['EnvironmentName'],
  gone: { Status: /^(Terminated|Terminating)$/ },
  attributes: {
    EnvironmentName: text({ terraform: 'name' }),
    ApplicationName: ref('AWS::ElasticBeanstalk::Application', 'uses', { terraform: 'application' }),
    Description: text(),
    PlatformArn: text(),
    SolutionStackName: text(),
    TemplateName: text(),
    VersionLabel: text(),
    'Tier.Name': text({ terraform: 'tier', default: 'WebServer' }),
    OperationsRole: ref('AWS::IAM::Role', 'assumes', { terraform: null }),
    'Resources.AutoScalingGroups[].Name': refs('AWS::AutoScaling::AutoScalingGroup', 'uses', {
      terraform: null,
      computed: true,
    }),
    'Resources.LoadBalancers[].Name': refs(
      ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer'],
      'uses',
      { terraform: null, computed: true },
    ),
    'Resources.Queues[].URL': refs('AWS::SQS::Queue', 'uses', { terraform: null, computed: true }),
    Health: text({ terraform: null, computed: true }),
    Status: text({ terraform: null, computed: true }),
  },
});
