import { type ResourceType, resourceType } from '../define.ts';
import { ref, refs } from '../kinds/ref.ts';
import { caseless, number, text } from '../kinds/scalar.ts';
import { set } from '../kinds/collection.ts';

/** A machine with a notebook for one who looks into data. */
export const notebookInstance: ResourceType = resourceType({
  type: 'AWS::SageMaker::NotebookInstance',
  title: 'notebook instance',
  drawn: 'block',
  shape: 'instance',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_sagemaker_notebook_instance'],
  list: { service: 'sagemaker', action: 'ListNotebookInstances', items: 'NotebookInstances[]' },
  details: [
    {
      service: 'sagemaker',
      action: 'DescribeNotebookInstance',
      params: { NotebookInstanceName: '.NotebookInstanceName' },
    },
  ],
  id: 'NotebookInstanceName',
  arn: 'NotebookInstanceArn',
  name: 'NotebookInstanceName',
  naturalKey: ['NotebookInstanceName'],
  parent: ['SubnetId'],
  gone: { NotebookInstanceStatus: 'Deleting' },
  protection: {
    encryption: 'always',
    'public access': [{ path: 'DirectInternetAccess', is: 'Enabled' }],
  },
  attributes: {
    NotebookInstanceName: caseless({ terraform: 'name' }),
    InstanceType: text(),
    PlatformIdentifier: text(),
    SubnetId: ref('AWS::EC2::Subnet', 'contains', { reverse: true }),
    SecurityGroupIds: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'SecurityGroups',
      terraform: 'security_groups',
      reverse: true,
    }),
    RoleArn: ref('AWS::IAM::Role', 'assumes'),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    DirectInternetAccess: text({ default: 'Enabled', concern: 'exposure' }),
    RootAccess: text({ default: 'Enabled', concern: 'identity' }),
    VolumeSizeInGB: number({ terraform: 'volume_size', default: 5 }),
    LifecycleConfigName: text({ api: 'NotebookInstanceLifecycleConfigName' }),
    DefaultCodeRepository: text(),
    AdditionalCodeRepositories: set(),
    AcceleratorTypes: set({ terraform: null }),
    'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion': text({
      default: '1',
      concern: 'identity',
    }),
    NotebookInstanceStatus: text({ terraform: null, computed: true }),
  },
});
