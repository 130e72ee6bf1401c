import { type Attribute, type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { ref } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';
import { userPoolSettings } from './user-pool-settings.ts';

const TRIGGERS: readonly string[] = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'PreTokenGeneration',
  'CustomMessage',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'UserMigration',
];

/** Who may sign in, and what runs when they do. Its clients hold secrets and are not read. */
export const userPool: ResourceType = resourceType({
  type: 'AWS::Cognito::UserPool',
  title: 'user pool',
  drawn: 'block',
  shape: 'user-pool',
  layer: 'entry',
  scope: 'regional',
  terraform: ['aws_cognito_user_pool'],
  folds: [
    { type: 'AWS::Cognito::UserPoolClient', owner: 'UserPoolId' },
    { type: 'aws_cognito_user_pool_client', owner: 'user_pool_id' },
    { type: 'AWS::Cognito::UserPoolDomain', owner: 'UserPoolId' },
    { type: 'aws_cognito_user_pool_domain', owner: 'user_pool_id' },
    { type: 'AWS::Cognito::UserPoolGroup', owner: 'UserPoolId' },
    { type: 'aws_cognito_user_group', owner: 'user_pool_id' },
    { type: 'AWS::Cognito::UserPoolResourceServer', owner: 'UserPoolId' },
    { type: 'aws_cognito_resource_server', owner: 'user_pool_id' },
  ],
  list: {
    service: 'cognito-identity-provider',
    action: 'ListUserPools',
    items: 'UserPools[]',
    params: { MaxResults: 60 },
  },
  details: [
    {
      service: 'cognito-identity-provider',
      action: 'DescribeUserPool',
      params: { UserPoolId: '.Id' },
      items: 'UserPool',
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'cognito-identity-provider',
      action: 'GetUserPoolMfaConfig',
      params: { UserPoolId: '.Id' },
      into: 'Mfa',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'Id',
  arn: 'arn:${partition}:cognito-idp:${region}:${account}:userpool/${id}',
  name: 'Name',
  tags: 'UserPoolTags',
  naturalKey: ['UserPoolName'],
  protection: { 'deletion protection': [{ path: 'DeletionProtection', is: 'ACTIVE' }] },
  attributes: {
    UserPoolName: text({ api: 'Name', terraform: 'name' }),
    MfaConfiguration: text({ default: 'OFF' }),
    DeletionProtection: text({ default: 'INACTIVE' }),
    UsernameAttributes: set(),
    AliasAttributes: set(),
    AutoVerifiedAttributes: set(),
    'AdminCreateUserConfig.AllowAdminCreateUserOnly': flag({ default: false }),
    ...userPoolSettings,
    ...Object.fromEntries(
      TRIGGERS.map((trigger): [string, Attribute] => [
        `LambdaConfig.${trigger}`,
        ref('AWS::Lambda::Function', 'invokes'),
      ]),
    ),
  },
});
