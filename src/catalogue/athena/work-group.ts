import { type ResourceType, resourceType } from '../define.ts';
import { s3Location } from '../kinds/location.ts';
import { ref } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { snakeCase } from '../pick.ts';

/** Whose queries are run under which limits, and where their answers go. */
export const workGroup: ResourceType = resourceType({
  type: 'AWS::Athena::WorkGroup',
  title: 'Athena workgroup',
  drawn: 'block',
  shape: 'search',
  layer: 'data',
  scope: 'regional',
  terraform: ['aws_athena_workgroup'],
  folds: [
    { type: 'AWS::Athena::NamedQuery', owner: 'WorkGroup' },
    { type: 'aws_athena_named_query', owner: 'workgroup' },
    { type: 'AWS::Athena::PreparedStatement', owner: 'WorkGroup' },
    { type: 'aws_athena_prepared_statement', owner: 'workgroup' },
  ],
  list: { service: 'athena', action: 'ListWorkGroups', items: 'WorkGroups[]' },
  details: [
    {
      service: 'athena',
      action: 'GetWorkGroup',
      params: { WorkGroup: '.Name' },
      items: 'WorkGroup',
    },
  ],
  id: 'Name',
  arn: 'arn:${partition}:athena:${region}:${account}:workgroup/${id}',
  name: 'Name',
  naturalKey: ['Name'],
  protection: {
    encryption: [
      {
        path: 'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption',
        isSet: true,
      },
    ],
  },
  attributes: {
    Name: text(),
    Description: text(),
    State: text({ default: 'ENABLED' }),
    'WorkGroupConfiguration.ResultConfiguration.OutputLocation': s3Location('writes', {
      ...configured('ResultConfiguration.OutputLocation'),
    }),
    'WorkGroupConfiguration.ResultConfiguration.ExpectedBucketOwner': text(
      configured('ResultConfiguration.ExpectedBucketOwner'),
    ),
    'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.EncryptionOption': text(
      configured('ResultConfiguration.EncryptionConfiguration.EncryptionOption'),
    ),
    'WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration.KmsKey': ref(
      'AWS::KMS::Key',
      'encrypts',
      {
        api: 'Configuration.ResultConfiguration.EncryptionConfiguration.KmsKey',
        terraform: 'configuration.result_configuration.encryption_configuration.kms_key_arn',
        reverse: true,
      },
    ),
    'WorkGroupConfiguration.EnforceWorkGroupConfiguration': flag({
      api: 'Configuration.EnforceWorkGroupConfiguration',
      terraform: 'configuration.enforce_workgroup_configuration',
      default: true,
    }),
    'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled': flag({
      api: 'Configuration.PublishCloudWatchMetricsEnabled',
      terraform: 'configuration.publish_cloudwatch_metrics_enabled',
      default: true,
    }),
    'WorkGroupConfiguration.BytesScannedCutoffPerQuery': number(configured('BytesScannedCutoffPerQuery')),
    'WorkGroupConfiguration.RequesterPaysEnabled': flag({
      ...configured('RequesterPaysEnabled'),
      default: false,
    }),
    'WorkGroupConfiguration.EngineVersion.SelectedEngineVersion': text({
      ...configured('EngineVersion.SelectedEngineVersion'),
      default: 'AUTO',
    }),
    'WorkGroupConfiguration.ExecutionRole': ref('AWS::IAM::Role', 'assumes', {
      ...configured('ExecutionRole'),
    }),
  },
  awsDefault: [{ Name: 'primary' }],
});

function configured(path: string): { readonly api: string; readonly terraform: string } {
  return { api: `Configuration.${path}`, terraform: `configuration.${snakeCase(path)}` };
}
