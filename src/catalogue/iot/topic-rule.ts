import { type ResourceType, resourceType } from '../define.ts';
import { ruleActions } from '../kinds/rule-actions.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Picks messages of things by a query and sends them on. */
export const topicRule: ResourceType = resourceType({
  type: 'AWS::IoT::TopicRule',
  title: 'IoT rule',
  drawn: 'block',
  shape: 'rule',
  layer: 'integration',
  scope: 'regional',
  terraform: ['aws_iot_topic_rule'],
  list: { service: 'iot', action: 'ListTopicRules', items: 'rules[]' },
  details: [
    {
      service: 'iot',
      action: 'GetTopicRule',
      params: { ruleName: '.ruleName' },
      items: 'rule',
    },
  ],
  id: 'ruleName',
  arn: 'ruleArn',
  name: 'ruleName',
  terraformId: 'name',
  naturalKey: ['RuleName'],
  attributes: {
    RuleName: text({ api: 'ruleName', terraform: 'name' }),
    'TopicRulePayload.Description': text({ api: 'description', terraform: 'description' }),
    'TopicRulePayload.Sql': text({ api: 'sql', terraform: 'sql' }),
    'TopicRulePayload.AwsIotSqlVersion': text({ api: 'awsIotSqlVersion', terraform: 'sql_version' }),
    'TopicRulePayload.RuleDisabled': flag({ api: 'ruleDisabled', terraform: null, default: false }),
    'TopicRulePayload.Actions': ruleActions({ api: 'actions' }),
    'TopicRulePayload.ErrorAction': ruleActions({ api: 'errorAction', terraform: 'error_action' }),
  },
});
