import { type Attribute, type Fold, type ResourceType, resourceType } from '../define.ts';
import { choice } from '../kinds/choice.ts';
import { set } from '../kinds/collection.ts';
import { keyedParts } from '../kinds/keyed-parts.ts';
import { parts } from '../kinds/parts.ts';
import { ref, refs } from '../kinds/ref.ts';
import { flag, number, text } from '../kinds/scalar.ts';

/** Each kind of resource that can be guarded is asked for by itself. */
const GUARDED = [
  'APPLICATION_LOAD_BALANCER',
  'API_GATEWAY',
  'APPSYNC',
  'COGNITO_USER_POOL',
  'APP_RUNNER_SERVICE',
  'VERIFIED_ACCESS_INSTANCE',
];

const folds: readonly Fold[] = [
  {
    type: 'aws_wafv2_web_acl_association',
    owner: 'web_acl_arn',
    append: { ResourceArns: 'resource_arn' },
  },
  { type: 'AWS::WAFv2::WebACLAssociation', owner: 'WebACLArn', append: { ResourceArns: 'ResourceArn' } },
  { type: 'aws_wafv2_web_acl_logging_configuration', owner: 'resource_arn' },
  { type: 'AWS::WAFv2::LoggingConfiguration', owner: 'ResourceArn' },
];

/** Of a rule what decides: its place, what it looks for, what it does. */
const RULE: Readonly<Record<string, Attribute>> = {
  Name: text(),
  Priority: number(),
  Action: choice(),
  OverrideAction: choice(),
  Statement: choice(),
  'Statement.ManagedRuleGroupStatement.Name': text(),
  'Statement.ManagedRuleGroupStatement.VendorName': text(),
  'Statement.ManagedRuleGroupStatement.Version': text(),
  'Statement.ManagedRuleGroupStatement.RuleActionOverrides[].Name': set({
    terraform: 'statement.managed_rule_group_statement.rule_action_override[].name',
  }),
  'Statement.RateBasedStatement.Limit': number(),
  'Statement.RateBasedStatement.AggregateKeyType': text(),
  'Statement.GeoMatchStatement.CountryCodes': set(),
  'Statement.IPSetReferenceStatement.Arn': text({ api: 'Statement.IPSetReferenceStatement.ARN' }),
  'Statement.RuleGroupReferenceStatement.Arn': ref('AWS::WAFv2::RuleGroup', 'uses', {
    api: 'Statement.RuleGroupReferenceStatement.ARN',
  }),
};

/** Whose requests are looked into up to a size of its own. */
const INSPECTED: readonly string[] = [
  'API_GATEWAY',
  'APP_RUNNER_SERVICE',
  'CLOUDFRONT',
  'COGNITO_USER_POOL',
  'VERIFIED_ACCESS_INSTANCE',
];

/** Decides which requests from the web get through. For CloudFront there are some without a region. */
export const webAcl: ResourceType = resourceType({
  type: 'AWS::WAFv2::WebACL',
  title: 'Web ACL',
  drawn: 'block',
  shape: 'firewall',
  layer: 'edge',
  scope: 'regional',
  globalWhen: { Scope: 'CLOUDFRONT' },
  terraform: ['aws_wafv2_web_acl'],
  folds,
  list: {
    service: 'wafv2',
    action: 'ListWebACLs',
    items: 'WebACLs[]',
    params: { Limit: 100 },
    variants: [{ Scope: 'REGIONAL' }],
    globalVariants: [{ Scope: 'CLOUDFRONT' }],
  },
  details: [
    {
      service: 'wafv2',
      action: 'GetWebACL',
      params: { Name: '.Name', Id: '.Id', Scope: '.Scope' },
      items: 'WebACL',
      absent: ['WAFNonexistentItemException'],
    },
    {
      // of those for CloudFront the distributions tell
      service: 'wafv2',
      action: 'ListResourcesForWebACL',
      params: { WebACLArn: '.ARN' },
      variants: GUARDED.map((ResourceType) => ({ ResourceType })),
      items: 'ResourceArns[]',
      into: 'ResourceArns',
      absent: ['WAFNonexistentItemException'],
      unless: '$global',
    },
  ],
  id: 'ARN',
  arn: 'ARN',
  name: 'Name',
  aliases: ['Id'],
  terraformId: 'arn',
  naturalKey: ['Name', 'Scope'],
  attributes: {
    Name: text(),
    Scope: text(),
    Description: text(),
    DefaultAction: choice({ concern: 'exposure' }),
    Rules: parts('web rules', RULE, { terraform: 'rule', concern: 'exposure' }),
    ResourceArns: refs(
      [
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'AWS::ApiGateway::RestApi',
        'AWS::AppSync::GraphQLApi',
        'AWS::Cognito::UserPool',
        'AWS::AppRunner::Service',
      ],
      'guards',
      { terraform: null },
    ),
    TokenDomains: set(),
    'CaptchaConfig.ImmunityTimeProperty.ImmunityTime': number({ default: 300 }),
    'ChallengeConfig.ImmunityTimeProperty.ImmunityTime': number({ default: 300 }),
    CustomResponseBodies: keyedParts(
      'response bodies',
      { Key: text(), ContentType: text(), Content: text() },
      { terraform: 'custom_response_body', concern: 'words' },
    ),
    ...Object.fromEntries(
      INSPECTED.map((kind): [string, Attribute] => [
        `AssociationConfig.RequestBody.${kind}.DefaultSizeInspectionLimit`,
        text({
          terraform: `association_config.request_body.${kind.toLowerCase()}.default_size_inspection_limit`,
          default: 'KB_16',
        }),
      ]),
    ),
    'DataProtectionConfig.DataProtections': parts(
      'data protections',
      {
        Action: text(),
        'Field.FieldType': text(),
        'Field.FieldKeys': set(),
        ExcludeRuleMatchDetails: flag({ default: false }),
        ExcludeRateBasedDetails: flag({ default: false }),
      },
      { terraform: 'data_protection_config.data_protection' },
    ),
    'MonetizationConfig.CurrencyMode': text({ terraform: null }),
    'OnSourceDDoSProtectionConfig.ALBLowReputationMode': text({
      terraform: null,
      default: 'ACTIVE_UNDER_DDOS',
    }),
    'ApplicationConfig.Attributes': parts(
      'application attributes',
      { Name: text(), Values: set() },
      { terraform: null },
    ),
    'VisibilityConfig.CloudWatchMetricsEnabled': flag({
      terraform: 'visibility_config.cloudwatch_metrics_enabled',
    }),
    'VisibilityConfig.MetricName': text(),
    'VisibilityConfig.SampledRequestsEnabled': flag(),
    ManagedByFirewallManager: flag({ terraform: null, computed: true }),
  },
  awsDefault: [{ ManagedByFirewallManager: true }],
});
