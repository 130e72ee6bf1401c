import { type ResourceType, resourceType } from '../define.ts';
import { hostRef } from '../kinds/host.ts';
import { ref, refs } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';

const PLACE = 'ConnectionInput.PhysicalConnectionRequirements';

/** How jobs reach a database, and from which subnet. Of its properties only the server and the name of the secret are kept. */
export const glueConnection: ResourceType = resourceType({
  type: 'AWS::Glue::Connection',
  title: 'Glue connection',
  drawn: 'detail',
  shape: 'endpoint',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_glue_connection'],
  list: {
    service: 'glue',
    action: 'GetConnections',
    items: 'ConnectionList[]',
    params: { HidePassword: true },
  },
  id: 'Name',
  arn: 'arn:${partition}:glue:${region}:${account}:connection/${id}',
  name: 'Name',
  terraformId: 'name',
  naturalKey: ['ConnectionInput.Name'],
  parent: [`${PLACE}.SubnetId`],
  foldsIntoUsers: true,
  attributes: {
    'ConnectionInput.Name': text({ api: 'Name', terraform: 'name' }),
    'ConnectionInput.Description': text({ api: 'Description', terraform: 'description' }),
    'ConnectionInput.ConnectionType': text({
      api: 'ConnectionType',
      terraform: 'connection_type',
      default: 'JDBC',
    }),
    'ConnectionInput.ConnectionProperties.JDBC_CONNECTION_URL': hostRef(
      ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Redshift::Cluster', 'AWS::RDS::DBProxy'],
      'connects',
      {
        api: 'ConnectionProperties.JDBC_CONNECTION_URL',
        terraform: 'connection_properties.JDBC_CONNECTION_URL',
      },
    ),
    'ConnectionInput.ConnectionProperties.SECRET_ID': ref('AWS::SecretsManager::Secret', 'reads', {
      api: 'ConnectionProperties.SECRET_ID',
      terraform: 'connection_properties.SECRET_ID',
    }),
    'ConnectionInput.ConnectionProperties.PASSWORD': secret({
      api: null,
      terraform: 'connection_properties.PASSWORD',
    }),
    [`${PLACE}.SubnetId`]: ref('AWS::EC2::Subnet', 'contains', {
      api: 'PhysicalConnectionRequirements.SubnetId',
      terraform: 'physical_connection_requirements.subnet_id',
      reverse: true,
    }),
    [`${PLACE}.SecurityGroupIdList`]: refs('AWS::EC2::SecurityGroup', 'guards', {
      api: 'PhysicalConnectionRequirements.SecurityGroupIdList',
      terraform: 'physical_connection_requirements.security_group_id_list',
      reverse: true,
    }),
  },
});
