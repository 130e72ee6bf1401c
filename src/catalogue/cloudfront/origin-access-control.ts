import { type ResourceType, resourceType } from '../define.ts';
import { text } from '../kinds/scalar.ts';

/** How a distribution proves to a bucket who it is. */
export const originAccessControl: ResourceType = resourceType({
  type: 'AWS::CloudFront::OriginAccessControl',
  title: 'origin access control',
  drawn: 'detail',
  shape: 'policy',
  layer: 'edge',
  scope: 'global',
  terraform: ['aws_cloudfront_origin_access_control'],
  list: {
    service: 'cloudfront',
    action: 'ListOriginAccessControls',
    items: 'OriginAccessControlList.Items[]',
  },
  id: 'Id',
  arn: 'arn:${partition}:cloudfront::${account}:origin-access-control/${id}',
  name: 'Name',
  naturalKey: ['OriginAccessControlConfig.Name'],
  attributes: {
    'OriginAccessControlConfig.Name': text({ api: 'Name', terraform: 'name' }),
    'OriginAccessControlConfig.Description': text({ api: 'Description', terraform: 'description' }),
    'OriginAccessControlConfig.OriginAccessControlOriginType': text({
      api: 'OriginAccessControlOriginType',
      terraform: 'origin_access_control_origin_type',
    }),
    'OriginAccessControlConfig.SigningBehavior': text({
      api: 'SigningBehavior',
      terraform: 'signing_behavior',
    }),
    'OriginAccessControlConfig.SigningProtocol': text({
      api: 'SigningProtocol',
      terraform: 'signing_protocol',
    }),
  },
});
