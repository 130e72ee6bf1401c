import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { set } from '../kinds/collection.ts';

/** Where a team works on models, with its own file system. */
export const studioDomain: ResourceType = resourceType({
  type: 'AWS::SageMaker::Domain',
  title: 'SageMaker domain',
  drawn: 'block',
  shape: 'model',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_sagemaker_domain'],
  folds: [
    { type: 'AWS::SageMaker::UserProfile', owner: 'DomainId' },
    { type: 'aws_sagemaker_user_profile', owner: 'domain_id' },
    { type: 'AWS::SageMaker::Space', owner: 'DomainId' },
    { type: 'aws_sagemaker_space', owner: 'domain_id' },
    { type: 'AWS::SageMaker::App', owner: 'DomainId' },
    { type: 'aws_sagemaker_app', owner: 'domain_id' },
  ],
  list: { service: 'sagemaker', action: 'ListDomains', items: 'Domains[]' },
  details: [{ service: 'sagemaker', action: 'DescribeDomain', params: { DomainId: '.DomainId' } }],
  id: 'DomainId',
  arn: 'DomainArn',
  name: 'DomainName',
  naturalKey: ['DomainName'],
  parent: ['SubnetIds', 'VpcId'],
  gone: { Status: 'Deleting' },
  attributes: {
    DomainName: text(),
    AuthMode: text({ concern: 'identity' }),
    AppNetworkAccessType: text({ default: 'PublicInternetOnly', concern: 'exposure' }),
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    SubnetIds: refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    'DefaultUserSettings.ExecutionRole': ref('AWS::IAM::Role', 'assumes'),
    'DefaultUserSettings.SecurityGroups': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    AppSecurityGroupManagement: text(),
    TagPropagation: text({ default: 'DISABLED' }),
    HomeEfsFileSystemCreation: text({ terraform: null }),
    'DomainSettings.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    'DomainSettings.ExecutionRoleIdentityConfig': text({ default: 'DISABLED', concern: 'identity' }),
    'DomainSettings.DockerSettings.EnableDockerAccess': text({ default: 'DISABLED' }),
    'DomainSettings.DockerSettings.VpcOnlyTrustedAccounts': set({ concern: 'identity' }),
    'DefaultSpaceSettings.ExecutionRole': ref('AWS::IAM::Role', 'assumes'),
    'DefaultSpaceSettings.SecurityGroups': refs('AWS::EC2::SecurityGroup', 'guards', { reverse: true }),
    HomeEfsFileSystemId: ref('AWS::EFS::FileSystem', 'uses', {
      terraform: 'home_efs_file_system_id',
      computed: true,
    }),
    Status: text({ terraform: null, computed: true }),
  },
});
