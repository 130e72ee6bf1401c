import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { labels } from '../kinds/labels.ts';
import { refs } from '../kinds/ref.ts';
import { flag, text } from '../kinds/scalar.ts';

/** Hands roles to people who proved elsewhere who they are. */
export const identityPool: ResourceType = resourceType({
  type: 'AWS::Cognito::IdentityPool',
  title: 'Identity pool',
  drawn: 'block',
  shape: 'user-pool',
  layer: 'identity',
  scope: 'regional',
  terraform: ['aws_cognito_identity_pool'],
  folds: [
    {
      type: 'aws_cognito_identity_pool_roles_attachment',
      owner: 'identity_pool_id',
      append: { Roles: 'roles{}' },
    },
    {
      type: 'AWS::Cognito::IdentityPoolRoleAttachment',
      owner: 'IdentityPoolId',
      append: { Roles: 'Roles{}' },
    },
    { type: 'aws_cognito_identity_pool_provider_principal_tag', owner: 'identity_pool_id' },
    { type: 'AWS::Cognito::IdentityPoolPrincipalTag', owner: 'IdentityPoolId' },
  ],
  list: {
    service: 'cognito-identity',
    action: 'ListIdentityPools',
    items: 'IdentityPools[]',
    params: { MaxResults: 60 },
  },
  details: [
    {
      service: 'cognito-identity',
      action: 'DescribeIdentityPool',
      params: { IdentityPoolId: '.IdentityPoolId' },
      absent: ['ResourceNotFoundException'],
    },
    {
      service: 'cognito-identity',
      action: 'GetIdentityPoolRoles',
      params: { IdentityPoolId: '.IdentityPoolId' },
      items: 'Roles',
      into: 'Roles',
      absent: ['ResourceNotFoundException'],
    },
  ],
  id: 'IdentityPoolId',
  arn: 'arn:${partition}:cognito-identity:${region}:${account}:identitypool/${id}',
  name: 'IdentityPoolName',
  tags: 'IdentityPoolTags',
  naturalKey: ['IdentityPoolName'],
  protection: { 'public access': [{ path: 'AllowUnauthenticatedIdentities', is: true }] },
  attributes: {
    IdentityPoolName: text(),
    AllowUnauthenticatedIdentities: flag({ default: false, concern: 'identity' }),
    AllowClassicFlow: flag({ default: false, concern: 'identity' }),
    'CognitoIdentityProviders[].ProviderName': refs('AWS::Cognito::UserPool', 'uses', {
      terraform: 'cognito_identity_providers[].provider_name',
      concern: 'identity',
    }),
    OpenIdConnectProviderARNs: refs('AWS::IAM::OIDCProvider', 'uses', {
      terraform: 'openid_connect_provider_arns',
      concern: 'identity',
    }),
    SupportedLoginProviders: labels({ concern: 'identity' }),
    SamlProviderARNs: set({ terraform: 'saml_provider_arns', concern: 'identity' }),
    DeveloperProviderName: text(),
    Roles: refs('AWS::IAM::Role', 'assumes', { api: 'Roles{}', terraform: null }),
  },
});
