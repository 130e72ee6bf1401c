import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { plainUrl } from '../kinds/plain-url.ts';

/** Whom the account believes when they say who somebody is: a cluster, a build service. */
export const oidcProvider: ResourceType = resourceType({
  type: 'AWS::IAM::OIDCProvider',
  title: 'OIDC provider',
  drawn: 'block',
  shape: 'user-pool',
  layer: 'identity',
  scope: 'global',
  terraform: ['aws_iam_openid_connect_provider'],
  list: { service: 'iam', action: 'ListOpenIDConnectProviders', items: 'OpenIDConnectProviderList[]' },
  details: [
    {
      service: 'iam',
      action: 'GetOpenIDConnectProvider',
      params: { OpenIDConnectProviderArn: '.Arn' },
      absent: ['NoSuchEntityException', 'NoSuchEntity'],
    },
  ],
  id: 'Arn',
  arn: 'Arn',
  name: 'Url',
  tags: 'Tags',
  naturalKey: ['Url'],
  attributes: {
    Url: plainUrl({ concern: 'identity' }),
    ClientIdList: set({ api: 'ClientIDList', concern: 'identity' }),
    ThumbprintList: set({ concern: 'identity' }),
  },
});
