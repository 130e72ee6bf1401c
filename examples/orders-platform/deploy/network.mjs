import { CIDR, REGION, TAGS, ZONES } from '../names.mjs';

/** The VPC: three zones with a public, an application and a data subnet each. */
export async function deployNetwork(aws) {
  const vpc = await createVpc(aws);
  const subnets = await createSubnets(aws, vpc);
  const gateway = await createInternetGateway(aws, vpc);
  const nat = await createNatGateways(aws, subnets);
  const tables = await createRouteTables(aws, { vpc, subnets, gateway, nat });
  const endpoints = await createEndpoints(aws, vpc, tables);
  const groups = await createSecurityGroups(aws, vpc);
  return { vpc, subnets, gateway, nat, tables, endpoints, groups };
}

const tagged = (ResourceType, Name) => [
  { ResourceType, Tags: Object.entries({ ...TAGS, Name }).map(([Key, Value]) => ({ Key, Value })) },
];

async function createVpc(aws) {
  const { Vpc } = await aws('ec2', 'CreateVpc', {
    CidrBlock: CIDR.vpc,
    TagSpecifications: tagged('vpc', 'shop'),
  });
  await aws('ec2', 'ModifyVpcAttribute', { VpcId: Vpc.VpcId, EnableDnsHostnames: { Value: true } });
  const answer = await aws('ec2', 'DescribeSecurityGroups', {
    Filters: [{ Name: 'vpc-id', Values: [Vpc.VpcId] }],
  });
  const acls = await aws('ec2', 'DescribeNetworkAcls', {
    Filters: [{ Name: 'vpc-id', Values: [Vpc.VpcId] }],
  });
  const tables = await aws('ec2', 'DescribeRouteTables', {
    Filters: [{ Name: 'vpc-id', Values: [Vpc.VpcId] }],
  });
  return {
    id: Vpc.VpcId,
    dhcpOptions: Vpc.DhcpOptionsId,
    defaultGroup: answer.SecurityGroups[0].GroupId,
    defaultAcl: acls.NetworkAcls[0].NetworkAclId,
    mainTable: tables.RouteTables[0].RouteTableId,
  };
}

async function createSubnets(aws, vpc) {
  const subnets = { public: {}, app: {}, data: {} };
  for (const tier of Object.keys(subnets)) {
    for (const zone of ZONES) {
      const { Subnet } = await aws('ec2', 'CreateSubnet', {
        VpcId: vpc.id,
        AvailabilityZone: `${REGION}${zone}`,
        CidrBlock: CIDR[tier][zone],
        TagSpecifications: tagged('subnet', `shop-${tier}-${zone}`),
      });
      if (tier === 'public') {
        await aws('ec2', 'ModifySubnetAttribute', {
          SubnetId: Subnet.SubnetId,
          MapPublicIpOnLaunch: { Value: true },
        });
      }
      subnets[tier][zone] = { id: Subnet.SubnetId, zoneId: Subnet.AvailabilityZoneId };
    }
  }
  return subnets;
}

async function createInternetGateway(aws, vpc) {
  const { InternetGateway } = await aws('ec2', 'CreateInternetGateway', {
    TagSpecifications: tagged('internet-gateway', 'shop'),
  });
  const id = InternetGateway.InternetGatewayId;
  await aws('ec2', 'AttachInternetGateway', { InternetGatewayId: id, VpcId: vpc.id });
  return { id };
}

async function createNatGateways(aws, subnets) {
  const nat = {};
  for (const zone of ZONES) {
    const address = await aws('ec2', 'AllocateAddress', {
      Domain: 'vpc',
      TagSpecifications: tagged('elastic-ip', `shop-nat-${zone}`),
    });
    const { NatGateway } = await aws('ec2', 'CreateNatGateway', {
      AllocationId: address.AllocationId,
      SubnetId: subnets.public[zone].id,
      TagSpecifications: tagged('natgateway', `shop-${zone}`),
    });
    const [found] = NatGateway.NatGatewayAddresses ?? [];
    nat[zone] = {
      id: NatGateway.NatGatewayId,
      allocation: address.AllocationId,
      publicIp: address.PublicIp,
      privateIp: found?.PrivateIp,
      networkInterface: found?.NetworkInterfaceId,
    };
  }
  return nat;
}

async function createRouteTables(aws, { vpc, subnets, gateway, nat }) {
  const tables = {};
  const plan = [
    { name: 'public', tier: 'public', zones: ZONES, route: { GatewayId: gateway.id } },
    ...ZONES.map((zone) => ({
      name: `app-${zone}`,
      tier: 'app',
      zones: [zone],
      route: { NatGatewayId: nat[zone].id },
    })),
    { name: 'data', tier: 'data', zones: ZONES },
  ];
  for (const { name, tier, zones, route } of plan) {
    const { RouteTable } = await aws('ec2', 'CreateRouteTable', {
      VpcId: vpc.id,
      TagSpecifications: tagged('route-table', `shop-${name}`),
    });
    const id = RouteTable.RouteTableId;
    if (route)
      await aws('ec2', 'CreateRoute', { RouteTableId: id, DestinationCidrBlock: '0.0.0.0/0', ...route });
    tables[name] = { id, tier, route, associations: {} };
    for (const zone of zones) {
      const made = await aws('ec2', 'AssociateRouteTable', {
        RouteTableId: id,
        SubnetId: subnets[tier][zone].id,
      });
      tables[name].associations[zone] = made.AssociationId;
    }
  }
  return tables;
}

async function createEndpoints(aws, vpc, tables) {
  const endpoints = {};
  for (const service of ['s3', 'dynamodb']) {
    const { VpcEndpoint } = await aws('ec2', 'CreateVpcEndpoint', {
      VpcId: vpc.id,
      VpcEndpointType: 'Gateway',
      PrivateDnsEnabled: false,
      ServiceName: `com.amazonaws.${REGION}.${service}`,
      RouteTableIds: ZONES.map((zone) => tables[`app-${zone}`].id),
      TagSpecifications: tagged('vpc-endpoint', `shop-${service}`),
    });
    endpoints[service] = { id: VpcEndpoint.VpcEndpointId };
  }
  return endpoints;
}

async function createSecurityGroups(aws, vpc) {
  const groups = {};
  for (const [name, description] of Object.entries(GROUPS)) {
    const { GroupId } = await aws('ec2', 'CreateSecurityGroup', {
      GroupName: `shop-${name}`,
      Description: description,
      VpcId: vpc.id,
      TagSpecifications: tagged('security-group', `shop-${name}`),
    });
    groups[name] = { id: GroupId, rules: {} };
    // Terraform takes away the rule that AWS adds, and makes its own where one is declared
    await aws('ec2', 'RevokeSecurityGroupEgress', { GroupId, IpPermissions: [EVERYWHERE] });
    if (OPEN_EGRESS.includes(name)) {
      const made = await aws('ec2', 'AuthorizeSecurityGroupEgress', { GroupId, IpPermissions: [EVERYWHERE] });
      groups[name].rules.egress = made.SecurityGroupRules?.[0]?.SecurityGroupRuleId;
    }
  }
  for (const { group, port, from, cidr, description } of INGRESS) {
    const source = cidr
      ? { IpRanges: [{ CidrIp: cidr, Description: description }] }
      : { UserIdGroupPairs: [{ GroupId: groups[from].id, Description: description }] };
    const made = await aws('ec2', 'AuthorizeSecurityGroupIngress', {
      GroupId: groups[group].id,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...source }],
    });
    groups[group].rules[`${port}-${from ?? cidr}`] = made.SecurityGroupRules?.[0]?.SecurityGroupRuleId;
  }
  return groups;
}

const EVERYWHERE = { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

export const GROUPS = {
  alb: 'Visitors to load balancer',
  web: 'Shop pages',
  checkout: 'Checkout',
  payment: 'Payment function',
  import: 'Price list import',
  aurora: 'Orders database',
  cache: 'Session cache',
};

export const OPEN_EGRESS = ['alb', 'web', 'checkout', 'payment', 'import'];

export const INGRESS = [
  { group: 'alb', port: 443, cidr: '0.0.0.0/0', description: 'HTTPS from anywhere' },
  { group: 'alb', port: 80, cidr: '0.0.0.0/0', description: 'redirected to HTTPS' },
  { group: 'web', port: 8080, from: 'alb', description: 'pages' },
  { group: 'checkout', port: 8081, from: 'alb', description: 'checkout' },
  { group: 'aurora', port: 5432, from: 'web', description: 'catalogue' },
  { group: 'aurora', port: 5432, from: 'checkout', description: 'orders' },
  { group: 'aurora', port: 5432, from: 'payment', description: 'payments' },
  { group: 'aurora', port: 5432, from: 'import', description: 'price lists' },
  { group: 'cache', port: 6379, from: 'web', description: 'sessions' },
  { group: 'cache', port: 6379, from: 'checkout', description: 'baskets' },
];
