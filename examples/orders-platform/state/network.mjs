import { data, managed, managedEach } from '../../../scripts/terraform/state.mjs';
import { GROUPS, INGRESS, OPEN_EGRESS } from '../deploy/network.mjs';
import { ACCOUNT, CIDR, REGION, TAGS, ZONES } from '../names.mjs';

const arn = (resource) => `arn:aws:ec2:${REGION}:${ACCOUNT}:${resource}`;
const named = (Name) => ({ ...TAGS, Name });
const perZone = (make) => Object.fromEntries(ZONES.map((zone) => [zone, make(zone)]));

export function networkState(ids) {
  return [
    availabilityZones(),
    vpc(ids),
    ...['public', 'app', 'data'].map((tier) => subnets(ids, tier)),
    gateways(ids),
    routing(ids),
    endpoints(ids),
    Object.keys(GROUPS).map((name) => securityGroup(ids, name)),
    securityRules(ids),
  ];
}

function availabilityZones() {
  const names = ZONES.map((zone) => `${REGION}${zone}`);
  return data('aws_availability_zones', 'here', { id: REGION, names, state: 'available' });
}

function vpc({ vpc: { id, dhcpOptions, defaultGroup, defaultAcl, mainTable } }) {
  return managed('aws_vpc', 'shop', {
    arn: arn(`vpc/${id}`),
    assign_generated_ipv6_cidr_block: false,
    cidr_block: CIDR.vpc,
    default_network_acl_id: defaultAcl,
    default_route_table_id: mainTable,
    default_security_group_id: defaultGroup,
    dhcp_options_id: dhcpOptions,
    enable_dns_hostnames: true,
    enable_dns_support: true,
    enable_network_address_usage_metrics: false,
    id,
    instance_tenancy: 'default',
    ipv4_ipam_pool_id: null,
    ipv4_netmask_length: null,
    ipv6_association_id: '',
    ipv6_cidr_block: '',
    ipv6_cidr_block_network_border_group: '',
    ipv6_ipam_pool_id: '',
    ipv6_netmask_length: 0,
    main_route_table_id: mainTable,
    owner_id: ACCOUNT,
    tags: named('shop'),
  });
}

function subnets(ids, tier) {
  const subnet = (zone) => ({
    arn: arn(`subnet/${ids.subnets[tier][zone].id}`),
    assign_ipv6_address_on_creation: false,
    availability_zone: `${REGION}${zone}`,
    availability_zone_id: ids.subnets[tier][zone].zoneId,
    cidr_block: CIDR[tier][zone],
    customer_owned_ipv4_pool: '',
    enable_dns64: false,
    enable_lni_at_device_index: 0,
    enable_resource_name_dns_a_record_on_launch: false,
    enable_resource_name_dns_aaaa_record_on_launch: false,
    id: ids.subnets[tier][zone].id,
    ipv6_cidr_block: '',
    ipv6_cidr_block_association_id: '',
    ipv6_native: false,
    map_customer_owned_ip_on_launch: false,
    map_public_ip_on_launch: tier === 'public',
    outpost_arn: '',
    owner_id: ACCOUNT,
    private_dns_hostname_type_on_launch: 'ip-name',
    tags: named(`shop-${tier}-${zone}`),
    timeouts: null,
    vpc_id: ids.vpc.id,
  });
  return managedEach('aws_subnet', tier, perZone(subnet), [
    'aws_vpc.shop',
    'data.aws_availability_zones.here',
  ]);
}

function gateways(ids) {
  const address = (zone) => ({
    address: null,
    allocation_id: ids.nat[zone].allocation,
    arn: arn(`elastic-ip/${ids.nat[zone].allocation}`),
    associate_with_private_ip: null,
    association_id: '',
    carrier_ip: '',
    customer_owned_ip: '',
    customer_owned_ipv4_pool: '',
    domain: 'vpc',
    id: ids.nat[zone].allocation,
    instance: '',
    ipam_pool_id: null,
    network_border_group: REGION,
    network_interface: '',
    private_dns: null,
    private_ip: '',
    ptr_record: '',
    public_dns: `ec2-${ids.nat[zone].publicIp.replaceAll('.', '-')}.${REGION}.compute.amazonaws.com`,
    public_ip: ids.nat[zone].publicIp,
    public_ipv4_pool: 'amazon',
    tags: named(`shop-nat-${zone}`),
    timeouts: null,
    vpc: true,
  });
  const nat = (zone) => ({
    allocation_id: ids.nat[zone].allocation,
    association_id: '',
    connectivity_type: 'public',
    id: ids.nat[zone].id,
    network_interface_id: ids.nat[zone].networkInterface ?? '',
    private_ip: ids.nat[zone].privateIp ?? '',
    public_ip: ids.nat[zone].publicIp,
    secondary_allocation_ids: [],
    secondary_private_ip_address_count: 0,
    secondary_private_ip_addresses: [],
    subnet_id: ids.subnets.public[zone].id,
    tags: named(`shop-${zone}`),
    timeouts: null,
  });
  return [
    managed(
      'aws_internet_gateway',
      'shop',
      {
        arn: arn(`internet-gateway/${ids.gateway.id}`),
        id: ids.gateway.id,
        owner_id: ACCOUNT,
        tags: named('shop'),
        timeouts: null,
        vpc_id: ids.vpc.id,
      },
      ['aws_vpc.shop'],
    ),
    managedEach('aws_eip', 'nat', perZone(address)),
    managedEach('aws_nat_gateway', 'shop', perZone(nat), [
      'aws_eip.nat',
      'aws_internet_gateway.shop',
      'aws_subnet.public',
    ]),
  ];
}

/** Two styles side by side, as people mix them: the public table has its route inline, the others have aws_route. */
function routing(ids) {
  const tables = Object.entries(ids.tables);
  const blocks = tables.map(([name, each]) =>
    managed('aws_route_table', name.replace('-', '_'), {
      arn: arn(`route-table/${each.id}`),
      id: each.id,
      owner_id: ACCOUNT,
      propagating_vgws: [],
      route: name === 'public' ? [inlineRoute(ids.gateway.id)] : [],
      tags: named(`shop-${name}`),
      timeouts: null,
      vpc_id: ids.vpc.id,
    }),
  );
  const routes = managedEach(
    'aws_route',
    'app_out',
    perZone((zone) => natRoute(ids.tables[`app-${zone}`].id, ids.nat[zone].id)),
    ['aws_nat_gateway.shop'],
  );
  const associations = tables.map(([name, each]) =>
    managedEach(
      'aws_route_table_association',
      name.replace('-', '_'),
      Object.fromEntries(
        Object.entries(each.associations).map(([zone, id]) => [
          zone,
          {
            gateway_id: '',
            id,
            route_table_id: each.id,
            subnet_id: ids.subnets[each.tier][zone].id,
            timeouts: null,
          },
        ]),
      ),
      [`aws_route_table.${name.replace('-', '_')}`, `aws_subnet.${each.tier}`],
    ),
  );
  return [...blocks, routes, ...associations];
}

function inlineRoute(gateway) {
  return {
    carrier_gateway_id: '',
    cidr_block: '0.0.0.0/0',
    core_network_arn: '',
    destination_prefix_list_id: '',
    egress_only_gateway_id: '',
    gateway_id: gateway,
    ipv6_cidr_block: '',
    local_gateway_id: '',
    nat_gateway_id: '',
    network_interface_id: '',
    transit_gateway_id: '',
    vpc_endpoint_id: '',
    vpc_peering_connection_id: '',
  };
}

function natRoute(table, nat) {
  return {
    carrier_gateway_id: '',
    core_network_arn: '',
    destination_cidr_block: '0.0.0.0/0',
    destination_ipv6_cidr_block: '',
    destination_prefix_list_id: '',
    egress_only_gateway_id: '',
    gateway_id: '',
    // the provider's hash of the destination
    id: `r-${table}1080289494`,
    instance_id: '',
    instance_owner_id: '',
    local_gateway_id: '',
    nat_gateway_id: nat,
    network_interface_id: '',
    origin: 'CreateRoute',
    route_table_id: table,
    state: 'active',
    timeouts: null,
    transit_gateway_id: '',
    vpc_endpoint_id: '',
    vpc_peering_connection_id: '',
  };
}

function endpoints(ids) {
  const policy = {
    Version: '2008-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
  };
  return Object.entries(ids.endpoints).map(([service, { id }]) =>
    managed(
      'aws_vpc_endpoint',
      service,
      {
        arn: arn(`vpc-endpoint/${id}`),
        auto_accept: null,
        cidr_blocks: [],
        dns_entry: [],
        dns_options: [],
        id,
        ip_address_type: '',
        network_interface_ids: [],
        owner_id: ACCOUNT,
        policy: JSON.stringify(policy),
        prefix_list_id: `pl-${service === 's3' ? '6da54004' : '6fa54006'}`,
        private_dns_enabled: false,
        requester_managed: false,
        route_table_ids: ZONES.map((zone) => ids.tables[`app-${zone}`].id),
        security_group_ids: [],
        service_name: `com.amazonaws.${REGION}.${service}`,
        service_region: REGION,
        state: 'available',
        subnet_configuration: [],
        subnet_ids: [],
        tags: named(`shop-${service}`),
        timeouts: null,
        vpc_endpoint_type: 'Gateway',
        vpc_id: ids.vpc.id,
      },
      ['aws_route_table.app_a', 'aws_route_table.app_b', 'aws_route_table.app_c', 'aws_vpc.shop'],
    ),
  );
}

/**
 * Three styles, as one finds them: the load balancer's group has its rules inline, web and checkout have one block per rule,
 * and the groups of the data stores have aws_security_group_rule, which the last refresh also copied into the group.
 */
function securityGroup(ids, name) {
  const refreshed = ['alb', 'aurora', 'cache'].includes(name);
  return managed(
    'aws_security_group',
    name,
    {
      arn: arn(`security-group/${ids.groups[name].id}`),
      description: GROUPS[name],
      egress:
        refreshed && OPEN_EGRESS.includes(name)
          ? [inlineRule({ port: 0, protocol: '-1', cidrs: ['0.0.0.0/0'] })]
          : [],
      id: ids.groups[name].id,
      ingress: refreshed
        ? INGRESS.filter(({ group }) => group === name).map((rule) => inlineIngress(ids, rule))
        : [],
      name: `shop-${name}`,
      name_prefix: '',
      owner_id: ACCOUNT,
      revoke_rules_on_delete: false,
      tags: named(`shop-${name}`),
      timeouts: null,
      vpc_id: ids.vpc.id,
    },
    ['aws_vpc.shop'],
  );
}

function inlineIngress(ids, { port, from, cidr, description }) {
  return inlineRule({
    port,
    protocol: 'tcp',
    description,
    cidrs: cidr ? [cidr] : [],
    groups: from ? [ids.groups[from].id] : [],
  });
}

function inlineRule({ port, protocol, description = '', cidrs = [], groups = [] }) {
  return {
    cidr_blocks: cidrs,
    description,
    from_port: port,
    ipv6_cidr_blocks: [],
    prefix_list_ids: [],
    protocol,
    security_groups: groups,
    self: false,
    to_port: port,
  };
}

function securityRules(ids) {
  const single = INGRESS.filter(({ group }) => ['web', 'checkout'].includes(group)).map((rule) =>
    managed('aws_vpc_security_group_ingress_rule', `${rule.group}_from_${rule.from}`, {
      ...singleRule(ids, rule.group, ids.groups[rule.group].rules[`${rule.port}-${rule.from}`]),
      description: rule.description,
      from_port: rule.port,
      ip_protocol: 'tcp',
      referenced_security_group_id: ids.groups[rule.from].id,
      to_port: rule.port,
    }),
  );
  const egress = ['web', 'checkout', 'payment', 'import'].map((group) =>
    managed('aws_vpc_security_group_egress_rule', `${group}_out`, {
      ...singleRule(ids, group, ids.groups[group].rules.egress),
      cidr_ipv4: '0.0.0.0/0',
      ip_protocol: '-1',
    }),
  );
  const shared = INGRESS.filter(({ group }) => ['aurora', 'cache'].includes(group)).map((rule, index) =>
    managed('aws_security_group_rule', `${rule.group}_from_${rule.from}`, {
      cidr_blocks: null,
      description: rule.description,
      from_port: rule.port,
      id: `sgrule-30185617${index}`,
      ipv6_cidr_blocks: null,
      prefix_list_ids: null,
      protocol: 'tcp',
      security_group_id: ids.groups[rule.group].id,
      security_group_rule_id: ids.groups[rule.group].rules[`${rule.port}-${rule.from}`] ?? '',
      self: false,
      source_security_group_id: ids.groups[rule.from].id,
      timeouts: null,
      to_port: rule.port,
      type: 'ingress',
    }),
  );
  return [...single, ...egress, ...shared];
}

function singleRule(ids, group, id) {
  return {
    arn: arn(`security-group-rule/${id}`),
    cidr_ipv4: null,
    cidr_ipv6: null,
    description: null,
    from_port: null,
    id,
    ip_protocol: null,
    prefix_list_id: null,
    referenced_security_group_id: null,
    security_group_id: ids.groups[group].id,
    security_group_rule_id: id,
    tags: null,
    to_port: null,
  };
}
