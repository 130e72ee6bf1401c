import { expect, test } from 'vitest';
import type { Exchange } from '../../src/endpoint/exchange.ts';
import { ACCOUNT, get, preflight, REGION, scanTrial, target, plainFunction } from './account.ts';

const GUARDED = [
  'APPLICATION_LOAD_BALANCER',
  'API_GATEWAY',
  'APPSYNC',
  'COGNITO_USER_POOL',
  'APP_RUNNER_SERVICE',
  'VERIFIED_ACCESS_INSTANCE',
];
const BALANCER = `arn:aws:elasticloadbalancing:${REGION}:${ACCOUNT}:loadbalancer/app/shop/1`;

function waf(region: string, action: string, ask: object, answer: object): Exchange {
  return target(['wafv2', region, `AWSWAF_20190729.${action}`], ask, answer);
}

function webAcl(region: string, scope: 'REGIONAL' | 'CLOUDFRONT', name: string): Exchange[] {
  const where = scope === 'REGIONAL' ? 'regional' : 'global';
  const acl = {
    Name: name,
    Id: `id-${name}`,
    ARN: `arn:aws:wafv2:${region}:${ACCOUNT}:${where}/webacl/${name}/1`,
  };
  return [
    waf(region, 'ListWebACLs', { Limit: 100, Scope: scope }, { WebACLs: [acl] }),
    waf(
      region,
      'GetWebACL',
      { Name: acl.Name, Id: acl.Id, Scope: scope },
      { WebACL: { ...acl, DefaultAction: { Allow: {} } } },
    ),
  ];
}

test('web ACLs for CloudFront are listed wherever a scan looks, have no region and are not asked what they guard', async () => {
  const regional = webAcl(REGION, 'REGIONAL', 'shop');
  const guards = GUARDED.map((ResourceType) =>
    waf(
      REGION,
      'ListResourcesForWebACL',
      { WebACLArn: `arn:aws:wafv2:${REGION}:${ACCOUNT}:regional/webacl/shop/1`, ResourceType },
      { ResourceArns: ResourceType === 'APPLICATION_LOAD_BALANCER' ? [BALANCER] : [] },
    ),
  );
  const { inventory } = await scanTrial({
    exchanges: [...preflight, ...regional, ...guards, ...webAcl('us-east-1', 'CLOUDFRONT', 'cdn')],
    types: ['AWS::WAFv2::WebACL'],
  });
  expect(inventory.gaps).toEqual([]);
  expect(inventory.resources.map(({ name, region }) => `${name} ${region}`)).toEqual([
    `shop ${REGION}`,
    'cdn global',
  ]);
  const [shop, cdn] = inventory.resources;
  expect(shop?.attributes).toMatchObject({ Scope: 'REGIONAL', ResourceArns: [BALANCER] });
  expect(cdn?.attributes).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: 'Allow' });
});

test('of a layer only the version in use is read, and of another account nothing is asked', async () => {
  const layer = (account: string): string => `arn:aws:lambda:${REGION}:${account}:layer:shared`;
  const uses = {
    FunctionName: 'resize',
    FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:resize`,
    Layers: [{ Arn: `${layer(ACCOUNT)}:2` }, { Arn: `${layer('444455556666')}:9` }],
  };
  const versions = [3, 2, 1].map((Version) => ({ LayerVersionArn: `${layer(ACCOUNT)}:${Version}`, Version }));
  const { inventory, asked } = await scanTrial({
    exchanges: [
      ...preflight,
      get('lambda', REGION, '/2015-03-31/functions', { Functions: [uses] }),
      ...plainFunction('resize'),
      get('lambda', REGION, `/2018-10-31/layers/${encodeURIComponent(layer(ACCOUNT))}/versions`, {
        LayerVersions: versions,
      }),
    ],
    types: ['AWS::Lambda::Function', 'AWS::Lambda::LayerVersion'],
  });
  expect(inventory.gaps).toEqual([]);
  expect(inventory.resources.map(({ id }) => id)).toEqual(['resize', `${layer(ACCOUNT)}:2`]);
  expect(asked.filter((call) => call.includes('LayerVersions'))).toHaveLength(1);
});
