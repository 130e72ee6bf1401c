import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { type Facts, parts } from '../kinds/parts.ts';

/** What is done with a file once it is there, and as whom. */
const WORKFLOW: Facts = { WorkflowId: text(), ExecutionRole: ref('AWS::IAM::Role', 'assumes') };

/** Files in and out by SFTP, FTPS, FTP or AS2. */
export const transferServer: ResourceType = resourceType({
  type: 'AWS::Transfer::Server',
  title: 'transfer server',
  drawn: 'block',
  shape: 'gateway',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_transfer_server'],
  folds: [
    { type: 'AWS::Transfer::User', owner: 'ServerId' },
    { type: 'aws_transfer_user', owner: 'server_id' },
    { type: 'aws_transfer_ssh_key', owner: 'server_id' },
    { type: 'AWS::Transfer::Agreement', owner: 'ServerId' },
    { type: 'aws_transfer_agreement', owner: 'server_id' },
    { type: 'aws_transfer_access', owner: 'server_id' },
  ],
  list: { service: 'transfer', action: 'ListServers', items: 'Servers[]' },
  details: [
    {
      service: 'transfer',
      action: 'DescribeServer',
      params: { ServerId: '.ServerId' },
      items: 'Server',
    },
  ],
  id: 'ServerId',
  arn: 'Arn',
  tags: 'Tags',
  parent: ['EndpointDetails.SubnetIds', 'EndpointDetails.VpcId'],
  protection: {
    encryption: 'always',
    'public access': [{ path: 'EndpointType', is: 'PUBLIC' }],
  },
  traffic: { publicWhen: [{ EndpointType: 'PUBLIC' }] },
  attributes: {
    Domain: text({ default: 'S3' }),
    Protocols: set({ default: ['SFTP'], concern: 'encryption' }),
    SecurityPolicyName: text({ concern: 'encryption' }),
    EndpointType: text({ default: 'PUBLIC', concern: 'exposure' }),
    'EndpointDetails.VpcId': ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    'EndpointDetails.SubnetIds': refs('AWS::EC2::Subnet', 'contains', { reverse: true }),
    'EndpointDetails.SecurityGroupIds': refs('AWS::EC2::SecurityGroup', 'guards', {
      api: null,
      reverse: true,
    }),
    'EndpointDetails.AddressAllocationIds': refs('AWS::EC2::EIP', 'uses'),
    'EndpointDetails.VpcEndpointId': ref('AWS::EC2::VPCEndpoint', 'connects', { computed: true }),
    IdentityProviderType: text({ default: 'SERVICE_MANAGED', concern: 'identity' }),
    'IdentityProviderDetails.Function': ref('AWS::Lambda::Function', 'invokes', { terraform: 'function' }),
    'IdentityProviderDetails.InvocationRole': ref('AWS::IAM::Role', 'assumes', {
      terraform: 'invocation_role',
    }),
    'IdentityProviderDetails.DirectoryId': ref('AWS::DirectoryService::MicrosoftAD', 'uses', {
      terraform: 'directory_id',
    }),
    LoggingRole: ref('AWS::IAM::Role', 'assumes'),
    StructuredLogDestinations: refs('AWS::Logs::LogGroup', 'logs'),
    Certificate: ref('AWS::CertificateManager::Certificate', 'uses'),
    IpAddressType: text({ default: 'IPV4' }),
    PreAuthenticationLoginBanner: text({ concern: 'words' }),
    PostAuthenticationLoginBanner: text({ concern: 'words' }),
    'ProtocolDetails.PassiveIp': text({ default: 'AUTO' }),
    'ProtocolDetails.SetStatOption': text({ default: 'DEFAULT' }),
    'ProtocolDetails.TlsSessionResumptionMode': text({ default: 'ENFORCED' }),
    'ProtocolDetails.As2Transports': set(),
    'S3StorageOptions.DirectoryListingOptimization': text(),
    'WorkflowDetails.OnUpload': parts('workflows', WORKFLOW),
    'WorkflowDetails.OnPartialUpload': parts('workflows', WORKFLOW),
    State: text({ terraform: null, computed: true }),
  },
});
