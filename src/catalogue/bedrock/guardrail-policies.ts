import { camelCased } from '../camel.ts';
import type { Attribute } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { parts } from '../kinds/parts.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** What is done with what comes in and goes out: blocked unless said otherwise. */
const DEEDS: Readonly<Record<string, Attribute>> = {
  InputAction: text({ default: 'BLOCK' }),
  OutputAction: text({ default: 'BLOCK' }),
  InputEnabled: flag({ default: true }),
  OutputEnabled: flag({ default: true }),
};

/** The policies of a guardrail: CloudFormation and Terraform write `Config` where the API does not. */
export const guardrailPolicies: Readonly<Record<string, Attribute>> = {
  'ContentPolicyConfig.FiltersConfig': policy('content filters', 'contentPolicy.filters', {
    Type: text(),
    InputStrength: text(),
    OutputStrength: text(),
    InputModalities: set(),
    OutputModalities: set(),
    ...DEEDS,
  }),
  'ContentPolicyConfig.ContentFiltersTierConfig.TierName': text({
    api: 'contentPolicy.tier.tierName',
    terraform: 'content_policy_config.tier_config.tier_name',
    default: 'CLASSIC',
  }),
  'TopicPolicyConfig.TopicsConfig': policy('topics', 'topicPolicy.topics', {
    Name: text(),
    Definition: text(),
    Examples: set(),
    Type: text(),
    ...DEEDS,
  }),
  'TopicPolicyConfig.TopicsTierConfig.TierName': text({
    api: 'topicPolicy.tier.tierName',
    terraform: 'topic_policy_config.tier_config.tier_name',
    default: 'CLASSIC',
  }),
  'WordPolicyConfig.WordsConfig': policy('words', 'wordPolicy.words', { Text: text(), ...DEEDS }),
  'WordPolicyConfig.ManagedWordListsConfig': policy('word lists', 'wordPolicy.managedWordLists', {
    Type: text(),
    ...DEEDS,
  }),
  'SensitiveInformationPolicyConfig.PiiEntitiesConfig': policy(
    'personal data',
    'sensitiveInformationPolicy.piiEntities',
    { Type: text(), Action: text() },
  ),
  'SensitiveInformationPolicyConfig.RegexesConfig': policy('patterns', 'sensitiveInformationPolicy.regexes', {
    Name: text(),
    Description: text(),
    Pattern: text(),
    Action: text(),
  }),
  'ContextualGroundingPolicyConfig.FiltersConfig': policy('grounding', 'contextualGroundingPolicy.filters', {
    Type: text(),
    Threshold: number(),
    Action: text({ default: 'BLOCK' }),
    Enabled: flag({ default: true }),
  }),
  'AutomatedReasoningPolicyConfig.Policies': set({
    api: 'automatedReasoningPolicy.policies',
    terraform: null,
    concern: 'protection',
  }),
  'AutomatedReasoningPolicyConfig.ConfidenceThreshold': number({
    api: 'automatedReasoningPolicy.confidenceThreshold',
    terraform: null,
  }),
  // Terraform names it by its id or its ARN
  'CrossRegionConfig.GuardrailProfileArn': text({
    api: 'crossRegionDetails.guardrailProfileArn',
    terraform: null,
  }),
};

function policy(name: string, api: string, facts: Readonly<Record<string, Attribute>>): Attribute {
  return parts(name, camelCased(facts), { api, concern: 'protection' });
}
