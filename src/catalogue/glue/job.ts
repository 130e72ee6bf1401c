import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { s3Location } from '../kinds/location.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';

/** A program over data: Spark, Python or Ray. The values of its arguments are not kept. */
export const glueJob: ResourceType = resourceType({
  type: 'AWS::Glue::Job',
  title: 'Glue job',
  drawn: 'block',
  shape: 'batch',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_glue_job'],
  folds: [
    { type: 'aws_glue_trigger', owner: 'actions[].job_name' },
    { type: 'AWS::Glue::Trigger', owner: 'Actions[].JobName' },
  ],
  list: { service: 'glue', action: 'GetJobs', items: 'Jobs[]' },
  id: 'Name',
  arn: 'arn:${partition}:glue:${region}:${account}:job/${id}',
  name: 'Name',
  naturalKey: ['Name'],
  attributes: {
    Name: text(),
    Description: text(),
    Role: ref('AWS::IAM::Role', 'assumes', { terraform: 'role_arn' }),
    'Command.Name': text(),
    'Command.PythonVersion': text(),
    'Command.Runtime': text(),
    'Command.ScriptLocation': s3Location('reads'),
    'Connections.Connections': refs('AWS::Glue::Connection', 'uses', { terraform: 'connections' }),
    DefaultArguments: secretMap(),
    'DefaultArguments{}': environmentRefs('DefaultArguments'),
    NonOverridableArguments: secretMap(),
    GlueVersion: text(),
    WorkerType: text(),
    NumberOfWorkers: number(),
    MaxCapacity: number(),
    Timeout: number(),
    MaxRetries: number({ default: 0 }),
    'ExecutionProperty.MaxConcurrentRuns': number({ default: 1 }),
    ExecutionClass: text({ default: 'STANDARD' }),
    JobMode: text({ default: 'SCRIPT' }),
    JobRunQueuingEnabled: flag({ default: false }),
    MaintenanceWindow: text(),
    'NotificationProperty.NotifyDelayAfter': number(),
    SecurityConfiguration: text({ concern: 'encryption' }),
  },
});
