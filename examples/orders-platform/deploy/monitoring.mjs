import { tagStackResources } from '../../../scripts/stack-tags.mjs';

/** Another team's stack in the same account: it belongs to somebody, though not to this design. */
export async function deployMonitoring(aws) {
  await aws('cloudformation', 'CreateStack', {
    StackName: 'monitoring',
    TemplateBody: JSON.stringify(TEMPLATE),
  });
  await tagStackResources(aws, 'monitoring');
}

const TEMPLATE = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'Alarms of the operations team',
  Resources: {
    Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'monitoring-alerts' } },
    Findings: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: 'monitoring-findings', MessageRetentionPeriod: 86400 },
    },
    ProbeRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'monitoring-probe',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
    Probe: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'monitoring-probe',
        Runtime: 'python3.13',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['ProbeRole', 'Arn'] },
        Code: { ZipFile: 'def handler(event, context): pass' },
      },
    },
  },
};
