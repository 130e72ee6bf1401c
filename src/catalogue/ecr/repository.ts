import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { inDocument } from '../kinds/in-document.ts';
import { jsonSet } from '../kinds/json-set.ts';
import { parts } from '../kinds/parts.ts';
import { policy } from '../kinds/policy.ts';

/** Images by tag. */
export const repository: ResourceType = resourceType({
  type: 'AWS::ECR::Repository',
  title: 'image repository',
  drawn: 'block',
  shape: 'image',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_ecr_repository'],
  folds: [
    { type: 'aws_ecr_repository_policy', owner: 'repository', set: { RepositoryPolicyText: 'policy' } },
    {
      type: 'aws_ecr_lifecycle_policy',
      owner: 'repository',
      set: { 'LifecyclePolicy.LifecyclePolicyText': 'policy' },
    },
  ],
  list: { service: 'ecr', action: 'DescribeRepositories', items: 'repositories[]' },
  details: [
    {
      service: 'ecr',
      action: 'GetRepositoryPolicy',
      params: { repositoryName: '.repositoryName' },
      items: 'policyText',
      into: 'policyText',
      absent: ['RepositoryPolicyNotFoundException'],
    },
    {
      service: 'ecr',
      action: 'GetLifecyclePolicy',
      params: { repositoryName: '.repositoryName' },
      items: 'lifecyclePolicyText',
      into: 'lifecyclePolicyText',
      absent: ['LifecyclePolicyNotFoundException'],
    },
  ],
  id: 'repositoryName',
  arn: 'repositoryArn',
  name: 'repositoryName',
  aliases: ['repositoryUri'],
  // https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html
  owners: [{ owner: 'the CDK bootstrap', when: { name: /^cdk-[a-z0-9]{1,10}-container-assets-\d{12}-/ } }],
  naturalKey: ['RepositoryName'],
  protection: { encryption: 'always' },
  attributes: {
    RepositoryName: text({ api: 'repositoryName', terraform: 'name' }),
    ImageTagMutability: text({ api: 'imageTagMutability', default: 'MUTABLE' }),
    ImageTagMutabilityExclusionFilters: parts(
      'tags that may change',
      {
        ImageTagMutabilityExclusionFilterType: text({ api: 'filterType', terraform: 'filter_type' }),
        ImageTagMutabilityExclusionFilterValue: text({ api: 'filter', terraform: 'filter' }),
      },
      {
        api: 'imageTagMutabilityExclusionFilters',
        terraform: 'image_tag_mutability_exclusion_filter',
      },
    ),
    RepositoryPolicyText: policy({ api: 'policyText', terraform: null }),
    'LifecyclePolicy.LifecyclePolicyText': inDocument(
      'Rules',
      jsonSet({ api: 'lifecyclePolicyText', terraform: null }),
    ),
    'ImageScanningConfiguration.ScanOnPush': flag({
      api: 'imageScanningConfiguration.scanOnPush',
      default: false,
    }),
    'EncryptionConfiguration.EncryptionType': text({
      api: 'encryptionConfiguration.encryptionType',
      default: 'AES256',
    }),
    'EncryptionConfiguration.KmsKey': ref('AWS::KMS::Key', 'encrypts', {
      api: 'encryptionConfiguration.kmsKey',
      reverse: true,
    }),
  },
});
