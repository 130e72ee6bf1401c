import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { parts } from '../kinds/parts.ts';
import { labels } from '../kinds/labels.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** Which pods of a cluster run without machines of its own. */
export const fargateProfile: ResourceType = resourceType({
  type: 'AWS::EKS::FargateProfile',
  title: 'Fargate profile',
  drawn: 'block',
  shape: 'container',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_eks_fargate_profile'],
  list: {
    service: 'eks',
    action: 'ListFargateProfiles',
    items: 'fargateProfileNames[]',
    per: 'AWS::EKS::Cluster',
    params: { clusterName: '.$' },
    keep: { clusterName: '$' },
  },
  details: [
    {
      service: 'eks',
      action: 'DescribeFargateProfile',
      params: { clusterName: '.clusterName', fargateProfileName: '.$' },
      items: 'fargateProfile',
    },
  ],
  id: 'fargateProfileArn',
  arn: 'fargateProfileArn',
  name: 'fargateProfileName',
  tags: 'tags',
  terraformId: 'arn',
  naturalKey: ['ClusterName', 'FargateProfileName'],
  parent: ['Subnets'],
  attributes: camelCased({
    FargateProfileName: text(),
    ClusterName: ref('AWS::EKS::Cluster', 'contains', { reverse: true }),
    Subnets: refs('AWS::EC2::Subnet', 'contains', { terraform: 'subnet_ids', reverse: true }),
    PodExecutionRoleArn: ref('AWS::IAM::Role', 'assumes'),
    Selectors: parts(
      'pod selectors',
      { Namespace: text({ api: 'namespace' }), Labels: labels({ api: 'labels' }) },
      { terraform: 'selector' },
    ),
    Status: text({ computed: true }),
  }),
});
