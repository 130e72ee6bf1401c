import { type ResourceType, resourceType } from '../define.ts';
import { set } from '../kinds/collection.ts';
import { text } from '../kinds/scalar.ts';

/**
 * Code that functions share, of which each change is a version of its own. Only those in use are read, from the list of
 * versions: asking for one alone would hand out a link to its code.
 */
export const layerVersion: ResourceType = resourceType({
  type: 'AWS::Lambda::LayerVersion',
  title: 'Lambda layer',
  drawn: 'detail',
  shape: 'function',
  layer: 'compute',
  scope: 'regional',
  terraform: ['aws_lambda_layer_version'],
  folds: [
    { type: 'aws_lambda_layer_version_permission', owner: 'layer_version_arn' },
    { type: 'AWS::Lambda::LayerVersionPermission', owner: 'LayerVersionArn' },
  ],
  list: {
    service: 'lambda',
    action: 'ListLayerVersions',
    items: 'LayerVersions[]',
    params: { LayerName: '.$' },
    referencedOnly: true,
    reference: /^(arn:[^:]+:lambda:[^:]*:[^:]*:layer:[^:]+):\d+$/,
  },
  id: 'LayerVersionArn',
  arn: 'LayerVersionArn',
  terraformId: 'arn',
  naturalKey: ['LayerName'],
  foldsIntoUsers: true,
  attributes: {
    LayerName: text({ api: null }),
    Description: text(),
    CompatibleRuntimes: set(),
    CompatibleArchitectures: set(),
    LicenseInfo: text(),
  },
});
