import { type ResourceType, resourceType } from '../define.ts';
import { refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

const VPCS = 'VpcAssociations[].VpcId';
const LATTICE_SERVICES = 'ServiceAssociations[].ServiceArn';

/** Services that find one another across VPCs. */
export const serviceNetwork: ResourceType = resourceType({
  type: 'AWS::VpcLattice::ServiceNetwork',
  title: 'Service network',
  drawn: 'block',
  shape: 'transit',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_vpclattice_service_network'],
  folds: [
    {
      type: 'aws_vpclattice_service_network_vpc_association',
      owner: 'service_network_identifier',
      append: { [VPCS]: 'vpc_identifier' },
    },
    {
      type: 'AWS::VpcLattice::ServiceNetworkVpcAssociation',
      owner: 'ServiceNetworkIdentifier',
      append: { [VPCS]: 'VpcIdentifier' },
    },
    {
      type: 'aws_vpclattice_service_network_service_association',
      owner: 'service_network_identifier',
      append: { [LATTICE_SERVICES]: 'service_identifier' },
    },
    {
      type: 'AWS::VpcLattice::ServiceNetworkServiceAssociation',
      owner: 'ServiceNetworkIdentifier',
      append: { [LATTICE_SERVICES]: 'ServiceIdentifier' },
    },
  ],
  list: { service: 'vpc-lattice', action: 'ListServiceNetworks', items: 'items[]' },
  details: [
    {
      service: 'vpc-lattice',
      action: 'GetServiceNetwork',
      params: { serviceNetworkIdentifier: '.id' },
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'vpc-lattice',
      action: 'ListServiceNetworkVpcAssociations',
      params: { serviceNetworkIdentifier: '.id' },
      items: 'items[]',
      into: 'VpcAssociations',
    },
    {
      service: 'vpc-lattice',
      action: 'ListServiceNetworkServiceAssociations',
      params: { serviceNetworkIdentifier: '.id' },
      items: 'items[]',
      into: 'ServiceAssociations',
    },
  ],
  id: 'arn',
  arn: 'arn',
  name: 'name',
  aliases: ['id'],
  terraformId: 'arn',
  naturalKey: ['Name'],
  attributes: {
    Name: text({ api: 'name' }),
    AuthType: text({ api: 'authType', default: 'NONE', concern: 'identity' }),
    'SharingConfig.enabled': flag({ api: 'sharingConfig.enabled', terraform: null, concern: 'exposure' }),
    [VPCS]: refs('AWS::EC2::VPC', 'uses', { api: 'VpcAssociations[].vpcId', terraform: null }),
    [LATTICE_SERVICES]: refs('AWS::VpcLattice::Service', 'routes', {
      api: 'ServiceAssociations[].serviceArn',
      terraform: null,
    }),
  },
});
