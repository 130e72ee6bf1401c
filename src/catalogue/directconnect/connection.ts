import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { text } from '../kinds/scalar.ts';

/** A cable between a building and AWS. */
export const directConnectConnection: ResourceType = resourceType({
  type: 'AWS::DirectConnect::Connection',
  title: 'Direct Connect connection',
  drawn: 'block',
  shape: 'peering',
  layer: 'edge',
  scope: 'regional',
  terraform: ['aws_dx_connection'],
  folds: [
    { type: 'aws_dx_connection_association', owner: 'connection_id', set: { LagId: 'lag_id' } },
    { type: 'aws_dx_connection_confirmation', owner: 'connection_id' },
    { type: 'aws_dx_macsec_key_association', owner: 'connection_id' },
  ],
  list: { service: 'direct-connect', action: 'DescribeConnections', items: 'connections[]' },
  id: 'connectionId',
  arn: 'arn:${partition}:directconnect:${region}:${account}:dxcon/${id}',
  name: 'connectionName',
  tags: 'tags',
  naturalKey: ['ConnectionName'],
  gone: { connectionState: /^(deleted|deleting|rejected)$/ },
  attributes: {
    ConnectionName: text({ api: 'connectionName', terraform: 'name' }),
    Bandwidth: text({ api: 'bandwidth', concern: 'capacity' }),
    Location: text({ api: 'location' }),
    ProviderName: text({ api: 'providerName' }),
    LagId: ref('AWS::DirectConnect::Lag', 'uses', { api: 'lagId', terraform: null }),
    EncryptionMode: text({ api: 'encryptionMode' }),
    ConnectionState: text({ api: 'connectionState', terraform: null, computed: true }),
  },
});
