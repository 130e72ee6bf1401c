import { CATALOGUE } from '../../src/catalogue/index.ts';
import type { ResourceType } from '../../src/catalogue/define.ts';
import type { Exchange } from '../../src/endpoint/exchange.ts';
import type { Faults, Strike } from '../../src/endpoint/faults.ts';
import { startReplay } from '../../src/endpoint/replay.ts';
import { canonicalRequest, type RawRequest } from '../../src/endpoint/request.ts';
import type { Inventory } from '../../src/model/graph.ts';
import type { Limits, ScanOptions } from '../../src/scanner/options.ts';
import { callsOf } from '../../src/scanner/plan.ts';
import { loadSdk } from '../../src/scanner/sdk.ts';
import { scan } from '../../src/scanner/scan.ts';

export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';

/** Entries of the real catalogue, by type name. */
export function entries(...types: string[]): ResourceType[] {
  return types.map((type) => {
    const entry = CATALOGUE.find((known) => known.type === type);
    if (!entry) throw new Error(`no entry ${type}`);
    return entry;
  });
}

/** An exchange of the query protocols (EC2, STS, IAM, ...). */
export function form(service: string, region: string, fields: string, xml: string): Exchange {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return exchange({ service, region, method: 'POST', url: '/', headers, body: fields }, xml, 'text/xml');
}

/** An exchange of the JSON protocols with a target header (SQS, tagging, DynamoDB, ...). */
export function target(
  [service, region, name]: readonly [string, string, string],
  ask: object,
  answer: object,
): Exchange {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': name };
  return exchange(
    { service, region, method: 'POST', url: '/', headers, body: JSON.stringify(ask) },
    JSON.stringify(answer),
  );
}

/** An exchange of the REST protocols (Lambda, ...). */
export function get(service: string, region: string, url: string, answer: object): Exchange {
  return exchange({ service, region, method: 'GET', url, headers: {}, body: '' }, JSON.stringify(answer));
}

/** What Lambda answers, setting by setting, of a function of which nothing is set. */
export function plainFunction(name: string): Exchange[] {
  const path = `functions/${name}`;
  const policy = get('lambda', REGION, `/2015-03-31/${path}/policy`, {});
  const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' };
  return [
    { ...policy, response: { status: 404, headers, text: '{}' } },
    get('lambda', REGION, `/2021-10-31/${path}/urls`, { FunctionUrlConfigs: [] }),
    get('lambda', REGION, `/2019-09-30/${path}/concurrency`, {}),
  ];
}

/** An exchange of a REST service that is asked by POST. */
export function post(
  [service, region, url]: readonly [string, string, string],
  ask: object,
  answer: object,
): Exchange {
  const headers = { 'content-type': 'application/json' };
  return exchange(
    { service, region, method: 'POST', url, headers, body: JSON.stringify(ask) },
    JSON.stringify(answer),
  );
}

interface Asked extends RawRequest {
  readonly service: string;
  readonly region: string;
}

function exchange({ service, region, ...raw }: Asked, body: string, type = 'application/json'): Exchange {
  const authorization = `AWS4-HMAC-SHA256 Credential=X/20260101/${region}/${service}/aws4_request, SignedHeaders=host`;
  const request = canonicalRequest({ ...raw, headers: { ...raw.headers, authorization } });
  return { request, response: { status: 200, headers: { 'content-type': type }, text: body } };
}

export const identity: Exchange = form(
  'sts',
  REGION,
  'Action=GetCallerIdentity&Version=2011-06-15',
  `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${ACCOUNT}:user/scanner</Arn><Account>${ACCOUNT}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
);

export const regions: Exchange = form(
  'ec2',
  REGION,
  'Action=DescribeRegions&AllRegions=true&Version=2016-11-15',
  `<DescribeRegionsResponse><regionInfo>${[
    ['eu-west-1', 'opt-in-not-required'],
    ['us-east-1', 'opt-in-not-required'],
    ['me-south-1', 'not-opted-in'],
  ]
    .map(
      ([name, status]) => `<item><regionName>${name}</regionName><optInStatus>${status}</optInStatus></item>`,
    )
    .join('')}</regionInfo></DescribeRegionsResponse>`,
);

/** What the tagging API says in a region: tags by ARN. */
export function tags(
  region: string,
  byArn: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Exchange {
  const list = Object.entries(byArn).map(([arn, pairs]) => ({
    ResourceARN: arn,
    Tags: Object.entries(pairs).map(([Key, Value]) => ({ Key, Value })),
  }));
  return target(
    ['tagging', region, 'ResourceGroupsTaggingAPI_20170126.GetResources'],
    { ResourcesPerPage: 100 },
    {
      PaginationToken: '',
      ResourceTagMappingList: list,
    },
  );
}

export const preflight: readonly Exchange[] = [identity, regions, tags(REGION), tags('us-east-1')];

/** Subnets as EC2 writes them. */
export function subnets(ids: readonly string[], more = ''): Exchange {
  const items = ids.map(
    (id) => `<item><subnetId>${id}</subnetId><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/24</cidrBlock></item>`,
  );
  return form(
    'ec2',
    REGION,
    'Action=DescribeSubnets&Version=2016-11-15',
    `<DescribeSubnetsResponse><subnetSet>${items.join('')}</subnetSet>${more}</DescribeSubnetsResponse>`,
  );
}

export interface Trial {
  readonly exchanges: readonly Exchange[];
  readonly types: readonly string[];
  readonly faults?: Faults | Strike;
  readonly limits?: Partial<Limits>;
  readonly options?: Partial<ScanOptions>;
}

/** Scans a hand-made account over HTTP, and says what was asked. */
export async function scanTrial({ exchanges, types, faults, limits, options }: Trial): Promise<{
  readonly inventory: Inventory;
  readonly asked: readonly string[];
}> {
  const catalogue = entries(...types);
  // loading a client blocks the process; a request on its way meanwhile would seem to time out
  for (const { service } of callsOf(catalogue, 'full')) loadSdk(service);
  const replay = await startReplay(exchanges, faults);
  try {
    const inventory = await scan({
      regions: [REGION],
      now: new Date('2026-11-20T12:00:00Z'),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      catalogue,
      ...options,
      limits: { maxAttempts: 2, requestTimeoutMs: 800, ...limits },
    });
    return { inventory, asked: replay.requests.map(({ service, action }) => `${service}:${action}`) };
  } finally {
    await replay.close();
  }
}
