import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** A desktop in the cloud. Whose it is, is not kept. */
export const workspace: ResourceType = resourceType({
  type: 'AWS::WorkSpaces::Workspace',
  title: 'WorkSpace',
  drawn: 'block',
  shape: 'instance',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_workspaces_workspace'],
  list: { service: 'workspaces', action: 'DescribeWorkspaces', items: 'Workspaces[]' },
  id: 'WorkspaceId',
  arn: 'arn:${partition}:workspaces:${region}:${account}:workspace/${id}',
  parent: ['SubnetId'],
  gone: { State: /^(TERMINATED|TERMINATING)$/ },
  protection: {
    encryption: [{ path: 'UserVolumeEncryptionEnabled', is: true }],
  },
  attributes: {
    SubnetId: ref('AWS::EC2::Subnet', 'contains', { terraform: null, reverse: true, computed: true }),
    DirectoryId: ref('AWS::DirectoryService::MicrosoftAD', 'uses'),
    BundleId: text(),
    VolumeEncryptionKey: ref('AWS::KMS::Key', 'encrypts', { reverse: true }),
    UserVolumeEncryptionEnabled: flag({ default: false }),
    RootVolumeEncryptionEnabled: flag({ default: false }),
    'WorkspaceProperties.RunningMode': text({ default: 'ALWAYS_ON' }),
    'WorkspaceProperties.ComputeTypeName': text({ default: 'VALUE' }),
    'WorkspaceProperties.RootVolumeSizeGib': number(),
    'WorkspaceProperties.UserVolumeSizeGib': number(),
    State: text({ terraform: null, computed: true }),
  },
});
