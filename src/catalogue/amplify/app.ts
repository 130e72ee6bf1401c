import { camelCased } from '../camel.ts';
import { type ResourceType, resourceType } from '../define.ts';
import { environmentRefs } from '../kinds/environment.ts';
import { hostRef } from '../kinds/host.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { secretMap } from '../kinds/secret.ts';
import { set } from '../kinds/collection.ts';
import { sequence } from '../kinds/parts.ts';

/** A web site with its own delivery from a repository. The values of its variables and its password are not kept. */
export const amplifyApp: ResourceType = resourceType({
  type: 'AWS::Amplify::App',
  title: 'Amplify app',
  drawn: 'block',
  shape: 'cdn',
  layer: 'edge',
  scope: 'regional',
  terraform: ['aws_amplify_app'],
  folds: [
    { type: 'AWS::Amplify::Branch', owner: 'AppId' },
    { type: 'aws_amplify_branch', owner: 'app_id' },
    { type: 'AWS::Amplify::Domain', owner: 'AppId' },
    { type: 'aws_amplify_domain_association', owner: 'app_id' },
    { type: 'aws_amplify_webhook', owner: 'app_id' },
    { type: 'aws_amplify_backend_environment', owner: 'app_id' },
  ],
  list: { service: 'amplify', action: 'ListApps', items: 'apps[]' },
  id: 'appId',
  arn: 'appArn',
  name: 'name',
  tags: 'tags',
  aliases: ['defaultDomain'],
  naturalKey: ['Name'],
  attributes: camelCased({
    Name: text(),
    Description: text(),
    Platform: text({ default: 'WEB' }),
    Repository: gitHost(),
    IAMServiceRole: ref('AWS::IAM::Role', 'assumes', {
      api: 'iamServiceRoleArn',
      terraform: 'iam_service_role_arn',
    }),
    ComputeRoleArn: ref('AWS::IAM::Role', 'assumes'),
    EnvironmentVariables: secretMap(),
    'EnvironmentVariables{}': environmentRefs('EnvironmentVariables'),
    'BasicAuthConfig.EnableBasicAuth': flag({
      api: 'enableBasicAuth',
      terraform: 'enable_basic_auth',
      default: false,
      concern: 'exposure',
    }),
    'AutoBranchCreationConfig.EnableAutoBranchCreation': flag({
      api: 'enableAutoBranchCreation',
      terraform: 'enable_auto_branch_creation',
      default: false,
    }),
    'AutoBranchCreationConfig.AutoBranchCreationPatterns': set({
      api: 'autoBranchCreationPatterns',
      terraform: 'auto_branch_creation_patterns',
    }),
    'AutoBranchCreationConfig.EnableAutoBuild': flag({ default: false }),
    'AutoBranchCreationConfig.EnablePullRequestPreview': flag({ default: false, concern: 'exposure' }),
    'AutoBranchCreationConfig.EnablePerformanceMode': flag({ default: false }),
    'AutoBranchCreationConfig.Stage': text(),
    'CacheConfig.Type': text(),
    'JobConfig.BuildComputeType': text(),
    CustomRules: sequence(
      'redirects',
      camelCased({ Source: text(), Target: text(), Status: text(), Condition: text() }),
      { terraform: 'custom_rule' },
    ),
    // CloudFormation says it of a branch
    EnableBranchAutoBuild: flag({ default: false }),
    EnableBranchAutoDeletion: flag({ default: false }),
  }),
});

/** Where the code comes from: the server only, since the address may hold a token. */
function gitHost(): ReturnType<typeof hostRef> {
  return hostRef([], 'reads');
}
