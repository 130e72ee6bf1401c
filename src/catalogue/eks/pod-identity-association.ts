import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { json } from '../kinds/document.ts';

/** The role that the pods of one service account have. */
export const podIdentityAssociation: ResourceType = resourceType({
  type: 'AWS::EKS::PodIdentityAssociation',
  title: 'Pod identity association',
  drawn: 'detail',
  shape: 'role',
  layer: 'identity',
  scope: 'regional',
  terraform: ['aws_eks_pod_identity_association'],
  list: {
    service: 'eks',
    action: 'ListPodIdentityAssociations',
    items: 'associations[]',
    per: 'AWS::EKS::Cluster',
    params: { clusterName: '.$' },
  },
  details: [
    {
      service: 'eks',
      action: 'DescribePodIdentityAssociation',
      params: { clusterName: '.clusterName', associationId: '.associationId' },
      items: 'association',
      absent: ['ResourceNotFoundException', 'NotFoundException'],
    },
  ],
  id: 'associationArn',
  arn: 'associationArn',
  tags: 'tags',
  terraformId: 'association_arn',
  naturalKey: ['ClusterName', 'Namespace', 'ServiceAccount'],
  owner: 'ClusterName',
  attributes: camelCased({
    ClusterName: ref('AWS::EKS::Cluster', 'uses', { reverse: true }),
    Namespace: text({ concern: 'identity' }),
    ServiceAccount: text({ concern: 'identity' }),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    TargetRoleArn: ref('AWS::IAM::Role', 'assumes'),
    Policy: json({ concern: 'identity' }),
    DisableSessionTags: flag({ default: false, concern: 'identity' }),
  }),
});
