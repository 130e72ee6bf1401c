import { type ResourceType, resourceType } from '../define.ts';
import { anyTrue } from '../kinds/any-true.ts';
import { ref, refs } from '../kinds/ref.ts';
import { routes } from '../kinds/routes.ts';

const PROPAGATING = 'PropagatingVgws[].GatewayId';

export const routeTable: ResourceType = resourceType({
  type: 'AWS::EC2::RouteTable',
  title: 'Route table',
  drawn: 'detail',
  shape: 'route-table',
  layer: 'network',
  scope: 'regional',
  terraform: ['aws_route_table', 'aws_default_route_table'],
  folds: [
    { type: 'aws_route', owner: 'route_table_id', append: { Routes: '' } },
    { type: 'aws_route_table_association', owner: 'route_table_id', append: { SubnetIds: 'subnet_id' } },
    { type: 'AWS::EC2::Route', owner: 'RouteTableId', append: { Routes: '' } },
    {
      type: 'AWS::EC2::SubnetRouteTableAssociation',
      owner: 'RouteTableId',
      append: { SubnetIds: 'SubnetId' },
    },
    {
      type: 'aws_vpn_gateway_route_propagation',
      owner: 'route_table_id',
      append: { [PROPAGATING]: 'vpn_gateway_id' },
    },
    {
      type: 'AWS::EC2::VPNGatewayRoutePropagation',
      owner: 'RouteTableIds[]',
      append: { [PROPAGATING]: 'VpnGatewayId' },
    },
  ],
  list: { service: 'ec2', action: 'DescribeRouteTables', items: 'RouteTables[]' },
  id: 'RouteTableId',
  arn: 'arn:${partition}:ec2:${region}:${account}:route-table/${id}',
  tags: 'Tags',
  parent: ['VpcId'],
  traffic: { routes: 'Routes', subnets: 'SubnetIds', fallback: { Main: true } },
  attributes: {
    VpcId: ref('AWS::EC2::VPC', 'contains', { reverse: true }),
    // traffic leaves a subnet through its table: subnet, table, gateway
    SubnetIds: refs('AWS::EC2::Subnet', 'routes', {
      api: 'Associations[].SubnetId',
      terraform: null,
      reverse: true,
    }),
    Routes: routes({
      terraform: 'route',
      whole: true,
      relation: 'routes',
      to: [
        'AWS::EC2::InternetGateway',
        'AWS::EC2::NatGateway',
        'AWS::EC2::VPCEndpoint',
        'AWS::EC2::TransitGateway',
        'AWS::EC2::VPCPeeringConnection',
        'AWS::EC2::NetworkInterface',
        'AWS::EC2::Instance',
        'AWS::EC2::EgressOnlyInternetGateway',
        'AWS::EC2::VPNGateway',
      ],
    }),
    [PROPAGATING]: refs('AWS::EC2::VPNGateway', 'uses', { terraform: 'propagating_vgws' }),
    Main: anyTrue({ api: 'Associations[].Main', terraform: null, computed: true }),
  },
  awsDefault: [{ Main: true }],
});
