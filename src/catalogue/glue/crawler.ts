import { type ResourceType, resourceType } from '../define.ts';
import { list } from '../kinds/collection.ts';
import { json } from '../kinds/document.ts';
import { s3Locations } from '../kinds/location.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Looks through data and writes down what tables it finds. */
export const crawler: ResourceType = resourceType({
  type: 'AWS::Glue::Crawler',
  title: 'Glue crawler',
  drawn: 'block',
  shape: 'batch',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_glue_crawler'],
  list: { service: 'glue', action: 'GetCrawlers', items: 'Crawlers[]' },
  id: 'Name',
  arn: 'arn:${partition}:glue:${region}:${account}:crawler/${id}',
  name: 'Name',
  naturalKey: ['Name'],
  attributes: {
    Name: text(),
    Description: text(),
    Role: ref('AWS::IAM::Role', 'assumes'),
    DatabaseName: ref('AWS::Glue::Database', 'writes'),
    'Targets.S3Targets[].Path': s3Locations('reads', { terraform: 's3_target[].path' }),
    'Targets.DynamoDBTargets[].Path': refs('AWS::DynamoDB::Table', 'reads', {
      terraform: 'dynamodb_target[].path',
    }),
    'Targets.JdbcTargets[].ConnectionName': refs('AWS::Glue::Connection', 'uses', {
      terraform: 'jdbc_target[].connection_name',
    }),
    'Targets.MongoDBTargets[].ConnectionName': refs('AWS::Glue::Connection', 'uses', {
      terraform: 'mongodb_target[].connection_name',
    }),
    'Schedule.ScheduleExpression': text({ terraform: 'schedule' }),
    TablePrefix: text(),
    Classifiers: list(),
    Configuration: json(),
    'SchemaChangePolicy.UpdateBehavior': text({ default: 'UPDATE_IN_DATABASE' }),
    'SchemaChangePolicy.DeleteBehavior': text({ default: 'DEPRECATE_IN_DATABASE' }),
    'RecrawlPolicy.RecrawlBehavior': text({ default: 'CRAWL_EVERYTHING' }),
    'LakeFormationConfiguration.UseLakeFormationCredentials': flag({ default: false }),
    CrawlerSecurityConfiguration: text({ terraform: 'security_configuration', concern: 'encryption' }),
    State: text({ terraform: null, computed: true }),
  },
});
