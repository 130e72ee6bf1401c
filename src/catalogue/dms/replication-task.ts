import { type ResourceType, resourceType } from '../define.ts';
import { ref } from '../kinds/ref.ts';
import { caseless, text } from '../kinds/scalar.ts';
import { json, jsonPart } from '../kinds/document.ts';

/** Moves data from one database to another, once or for as long as it runs. */
export const replicationTask: ResourceType = resourceType({
  type: 'AWS::DMS::ReplicationTask',
  title: 'replication task',
  drawn: 'block',
  shape: 'pipeline',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_dms_replication_task'],
  list: {
    service: 'database-migration-service',
    action: 'DescribeReplicationTasks',
    items: 'ReplicationTasks[]',
  },
  id: 'ReplicationTaskArn',
  arn: 'ReplicationTaskArn',
  name: 'ReplicationTaskIdentifier',
  aliases: ['ReplicationTaskIdentifier'],
  terraformId: 'replication_task_arn',
  naturalKey: ['ReplicationTaskIdentifier'],
  gone: { Status: 'deleting' },
  attributes: {
    ReplicationTaskIdentifier: caseless({ terraform: 'replication_task_id' }),
    ReplicationInstanceArn: ref('AWS::DMS::ReplicationInstance', 'uses'),
    SourceEndpointArn: ref('AWS::DMS::Endpoint', 'reads'),
    TargetEndpointArn: ref('AWS::DMS::Endpoint', 'writes'),
    MigrationType: text(),
    TableMappings: json(),
    // AWS adds what it has besides
    ReplicationTaskSettings: jsonPart(),
    CdcStopPosition: text({ terraform: null }),
    Status: text({ terraform: 'status', computed: true }),
  },
});
