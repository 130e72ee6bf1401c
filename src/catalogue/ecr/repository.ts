import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

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
    { type: 'aws_ecr_repository_policy', owner: 'repository' },
    { type: 'aws_ecr_lifecycle_policy', owner: 'repository' },
  ],
  list: { service: 'ecr', action: 'DescribeRepositories', items: 'repositories[]' },
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
