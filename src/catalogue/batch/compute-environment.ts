import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { labels } from '../kinds/labels.ts';
import { parts } from '../kinds/parts.ts';
import { positive } from '../kinds/positive.ts';

/** Machines or Fargate on which jobs run. Batch makes the cluster and the group of instances behind it. */
export const computeEnvironment: ResourceType = resourceType({
  type: 'AWS::Batch::ComputeEnvironment',
  title: 'Compute environment',
  drawn: 'block',
  shape: 'batch',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_batch_compute_environment'],
  list: { service: 'batch', action: 'DescribeComputeEnvironments', items: 'computeEnvironments[]' },
  id: 'computeEnvironmentArn',
  arn: 'computeEnvironmentArn',
  name: 'computeEnvironmentName',
  tags: 'tags',
  terraformId: 'arn',
  naturalKey: ['ComputeEnvironmentName'],
  parent: ['ComputeResources.Subnets'],
  gone: { status: /^(DELETED|DELETING)$/ },
  attributes: camelCased({
    ComputeEnvironmentName: text({ terraform: 'name' }),
    Type: text(),
    State: text({ default: 'ENABLED' }),
    ServiceRole: ref('AWS::IAM::Role', 'assumes'),
    'ComputeResources.Type': text(),
    'ComputeResources.AllocationStrategy': text(),
    'ComputeResources.MinvCpus': number({ terraform: 'compute_resources.min_vcpus' }),
    'ComputeResources.MaxvCpus': number({ terraform: 'compute_resources.max_vcpus' }),
    // scaling moves it all the time (rule 5)
    'ComputeResources.DesiredvCpus': number({ terraform: 'compute_resources.desired_vcpus', computed: true }),
    'ComputeResources.InstanceTypes': set({ terraform: 'compute_resources.instance_type' }),
    'ComputeResources.Subnets': refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    'ComputeResources.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    'ComputeResources.InstanceRole': ref(['AWS::IAM::InstanceProfile', 'AWS::IAM::Role'], 'assumes'),
    'ComputeResources.SpotIamFleetRole': ref('AWS::IAM::Role', 'assumes'),
    'ComputeResources.LaunchTemplate.LaunchTemplateId': ref('AWS::EC2::LaunchTemplate', 'uses'),
    'ComputeResources.BidPercentage': number(),
    'ComputeResources.Ec2KeyPair': text({ terraform: 'compute_resources.ec2_key_pair' }),
    'ComputeResources.LaunchTemplate.LaunchTemplateName': ref('AWS::EC2::LaunchTemplate', 'uses'),
    'ComputeResources.LaunchTemplate.Version': text(),
    'ComputeResources.ImageId': text(),
    'ComputeResources.PlacementGroup': text(),
    'ComputeResources.Tags': labels(),
    'ComputeResources.Ec2Configuration': parts(
      'images of a compute environment',
      camelCased({ ImageType: text(), ImageIdOverride: text(), ImageKubernetesVersion: text() }),
      { terraform: 'compute_resources.ec2_configuration' },
    ),
    'UpdatePolicy.TerminateJobsOnUpdate': flag({ default: false }),
    'UpdatePolicy.JobExecutionTimeoutMinutes': number({ default: 30, concern: 'configuration' }),
    UnmanagedvCpus: positive({ terraform: null }),
    Context: text({ terraform: null }),
    'EksConfiguration.KubernetesNamespace': text(),
    'EksConfiguration.EksClusterArn': ref('AWS::EKS::Cluster', 'uses'),
    EcsClusterArn: ref('AWS::ECS::Cluster', 'uses', { computed: true }),
    Status: text({ computed: true }),
  }),
});
