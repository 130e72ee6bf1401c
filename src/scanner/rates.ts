import type { ServiceName } from '../catalogue/services.ts';

/** How fast AWS lets one account ask in one region. */
export interface Rate {
  readonly services: readonly ServiceName[];
  /** the actions it holds for, each by itself; absent: all of a service together */
  readonly actions?: RegExp;
  /** requests a second in the long run */
  readonly perSecond: number;
  /** requests at once, after a rest */
  readonly burst: number;
  /** requests in flight */
  readonly atOnce?: number;
  readonly source: string;
}

const STEAMPIPE = 'steampipe-plugin-aws, aws/plugin.go: measured by its users';
const DISCOVERY = 'aws-solutions/workload-discovery-on-aws, src/lib/awsClient.mjs';
const FIX = 'someengineering/fixinventory, plugins/aws/fix_plugin_aws/configuration.py';
const EC2 =
  'https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html: unfiltered, unpaginated reads';

/**
 * Where AWS, or somebody who ran into it, states a rate. Everything else goes as fast as answers come, and is slowed by the
 * SDK's adaptive retries when AWS says so: Kinesis, IAM and Lambda answer the first throttle with a second, not with a loss.
 */
export const RATES: readonly Rate[] = [
  rate(['ec2'], [10, 50], EC2, /^Describe/),
  { ...rate(['cloudfront', 'route-53', 'wafv2'], [5, 10], STEAMPIPE), atOnce: 10 },
  rate(['kinesis'], [5, 5], STEAMPIPE, /^ListStreams$/),
  rate(['kinesis'], [10, 10], STEAMPIPE, /^DescribeStream$/),
  rate(['kinesis'], [20, 20], STEAMPIPE, /^DescribeStreamSummary$/),
  rate(['iam'], [15, 15], STEAMPIPE, /^(GetRole|ListAttachedRolePolicies|ListRolePolicies)$/),
  rate(['iam'], [35, 35], STEAMPIPE, /^GetPolicy$/),
  rate(['iam'], [40, 40], STEAMPIPE, /^ListEntitiesForPolicy$/),
  rate(['lambda'], [100, 100], STEAMPIPE, /^GetFunction$/),
  rate(
    ['lambda'],
    [15, 15],
    'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    /^GetPolicy$/,
  ),
  rate(['lambda'], [10, 10], STEAMPIPE, /^(ListFunctions|ListFunctionUrlConfigs|GetFunctionUrlConfig)$/),
  rate(['api-gateway'], [2.5, 5], DISCOVERY, /^GetResources$/),
  rate(
    ['api-gateway', 'apigatewayv2'],
    [10, 40],
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  ),
  rate(
    ['ecs'],
    [20, 100],
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html',
    /^(Describe|List)/,
  ),
  rate(['eks'], [5, 10], DISCOVERY, /^DescribeNodegroup$/),
  rate(['elastic-load-balancing', 'elastic-load-balancing-v2'], [10, 40], DISCOVERY, /^Describe/),
  { ...rate(['elastic-load-balancing', 'sagemaker'], [20, 40], FIX), atOnce: 6 },
  rate(['appsync'], [5, 10], DISCOVERY, /^List/),
  rate(['config-service'], [8, 8], DISCOVERY, /^Select/),
  rate(['config-service'], [15, 15], DISCOVERY, /^BatchGet/),
  rate(['organizations'], [1, 5], DISCOVERY),
  rate(
    ['resource-explorer-2'],
    [3, 3],
    'https://docs.aws.amazon.com/resource-explorer/latest/userguide/quotas.html',
  ),
  rate(
    ['resource-groups-tagging-api'],
    [15, 15],
    'https://docs.aws.amazon.com/tag-editor/latest/userguide/reference.html',
  ),
];

function rate(
  services: readonly ServiceName[],
  [perSecond, burst]: readonly [number, number],
  source: string,
  actions?: RegExp,
): Rate {
  return { services, perSecond, burst, source, ...(actions ? { actions } : {}) };
}
