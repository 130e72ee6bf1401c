import { type ResourceType, resourceType } from '../define.ts';
import { hostRef } from '../kinds/host.ts';
import { ref } from '../kinds/ref.ts';
import { caseless, number, text } from '../kinds/scalar.ts';
import { secret } from '../kinds/secret.ts';

/** A database that data is moved from or to. Users, passwords and settings are not kept. */
export const migrationEndpoint: ResourceType = resourceType({
  type: 'AWS::DMS::Endpoint',
  title: 'migration endpoint',
  drawn: 'detail',
  shape: 'endpoint',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_dms_endpoint', 'aws_dms_s3_endpoint'],
  list: {
    service: 'database-migration-service',
    action: 'DescribeEndpoints',
    items: 'Endpoints[]',
  },
  id: 'EndpointArn',
  arn: 'EndpointArn',
  name: 'EndpointIdentifier',
  terraformId: 'endpoint_arn',
  naturalKey: ['EndpointIdentifier'],
  gone: { Status: 'deleting' },
  attributes: {
    EndpointIdentifier: caseless({ terraform: 'endpoint_id' }),
    EndpointType: caseless(),
    EngineName: caseless(),
    ServerName: hostRef(
      ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::Redshift::Cluster', 'AWS::RDS::DBProxy'],
      'connects',
    ),
    Port: number(),
    DatabaseName: text(),
    SslMode: text({ default: 'none', concern: 'encryption' }),
    KmsKeyId: ref('AWS::KMS::Key', 'encrypts', { terraform: 'kms_key_arn', reverse: true }),
    'S3Settings.BucketName': ref('AWS::S3::Bucket', 'connects'),
    'KinesisSettings.StreamArn': ref('AWS::Kinesis::Stream', 'connects'),
    'DynamoDbSettings.ServiceAccessRoleArn': ref('AWS::IAM::Role', 'assumes', {
      terraform: 'service_access_role',
    }),
    Password: secret({ api: null }),
  },
});
