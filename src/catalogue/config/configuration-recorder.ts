import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Writes down how resources change. */
export const configurationRecorder: ResourceType = resourceType({
  type: 'AWS::Config::ConfigurationRecorder',
  title: 'Configuration recorder',
  drawn: 'detail',
  shape: 'logs',
  layer: 'operations',
  scope: 'regional',
  terraform: ['aws_config_configuration_recorder'],
  folds: [
    { type: 'aws_config_configuration_recorder_status', owner: 'name', set: { Recording: 'is_enabled' } },
  ],
  list: {
    service: 'config-service',
    action: 'DescribeConfigurationRecorders',
    items: 'ConfigurationRecorders[]',
  },
  details: [
    {
      service: 'config-service',
      action: 'DescribeConfigurationRecorderStatus',
      params: { ConfigurationRecorderNames: ['.name'] },
      items: 'ConfigurationRecordersStatus[]',
      into: 'Statuses',
      absent: ['NoSuchConfigurationRecorderException'],
    },
  ],
  id: 'name',
  arn: 'arn',
  name: 'name',
  naturalKey: ['Name'],
  attributes: {
    Name: text({ api: 'name', default: 'default' }),
    RoleARN: ref('AWS::IAM::Role', 'assumes', { api: 'roleARN' }),
    Recording: flag({ api: 'Statuses[0].recording', terraform: null, concern: 'protection' }),
    'RecordingGroup.AllSupported': flag({ api: 'recordingGroup.allSupported', concern: 'protection' }),
    'RecordingGroup.IncludeGlobalResourceTypes': flag({
      api: 'recordingGroup.includeGlobalResourceTypes',
      default: false,
      concern: 'protection',
    }),
    'RecordingGroup.ResourceTypes': set({ api: 'recordingGroup.resourceTypes', concern: 'protection' }),
    'RecordingGroup.RecordingStrategy.UseOnly': text({ api: 'recordingGroup.recordingStrategy.useOnly' }),
    'RecordingMode.RecordingFrequency': text({
      api: 'recordingMode.recordingFrequency',
      default: 'CONTINUOUS',
    }),
    ServicePrincipal: text({ api: 'servicePrincipal', terraform: null, computed: true }),
  },
  // other services have recorders of their own
  awsDefault: [{ ServicePrincipal: /./ }],
});
