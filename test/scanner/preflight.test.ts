import { expect, test } from 'vitest';
import { scan } from '../../src/scanner/scan.ts';
import { nearest } from '../../src/scanner/regions.ts';
import { identity, preflight, REGION, regions, scanTrial, subnets, tags } from './account.ts';

const moved = [identity, regions].map((one) => ({
  ...one,
  request: { ...one.request, region: 'us-east-1' },
}));

test('a misspelt region is an error that names the nearest one', async () => {
  for (const wanted of [['eu-wset-1'], [REGION, 'eu-wset-1']]) {
    const trial = scanTrial({ exchanges: [...preflight, ...moved], types: [], options: { regions: wanted } });
    await expect(trial).rejects.toMatchObject({ code: 'REGION_UNKNOWN', hint: 'did you mean eu-west-1?' });
  }
});

test('all regions are those the account has opted in to', async () => {
  const { inventory } = await scanTrial({
    exchanges: [...moved, tags(REGION), tags('us-east-1')],
    types: [],
    options: { regions: 'all' },
  });
  expect(inventory.regions).toEqual(['eu-west-1', 'us-east-1']);
});

test('when the regions may not be listed, the given ones are scanned', async () => {
  const { inventory } = await scanTrial({
    exchanges: preflight,
    types: [],
    faults: { 'ec2:DescribeRegions': { kind: 'denied' } },
  });
  expect(inventory.regions).toEqual([REGION]);
  expect(inventory.accounts).toEqual(['111122223333']);
});

test('rejected credentials are one error that says what to do', async () => {
  const trial = scanTrial({
    exchanges: preflight,
    types: [],
    faults: { 'sts:GetCallerIdentity': { kind: 'error', code: 'InvalidClientTokenId', status: 403 } },
  });
  await expect(trial).rejects.toMatchObject({
    code: 'CREDENTIALS_REJECTED',
    hint: expect.stringContaining('--profile'),
  });
});

test('missing credentials are told from rejected ones', async () => {
  const trial = scan({ regions: [REGION], now: new Date(0), profile: 'no-such-profile-here', catalogue: [] });
  await expect(trial).rejects.toMatchObject({
    code: 'CREDENTIALS_MISSING',
    message: expect.stringContaining('no-such-profile-here'),
  });
});

test('an endpoint where nobody listens is named in the error', async () => {
  const trial = scan({
    regions: [REGION],
    now: new Date(0),
    endpointUrl: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    limits: { maxAttempts: 1 },
    catalogue: [],
  });
  await expect(trial).rejects.toMatchObject({
    code: 'ENDPOINT_UNREACHABLE',
    message: expect.stringContaining('127.0.0.1:9'),
  });
});

test('an unknown service is an error that names the nearest one', async () => {
  const trial = scanTrial({
    exchanges: preflight,
    types: ['AWS::EC2::Subnet'],
    options: { services: ['lamda'] },
  });
  await expect(trial).rejects.toMatchObject({ code: 'OPTION_INVALID', hint: 'did you mean lambda?' });
});

test('a name far from every known one has no nearest', () => {
  expect(nearest('moon-base-1', ['eu-west-1', 'us-east-1'])).toBeUndefined();
});

test('an object store has no accounts: it is scanned all the same, and a gap says what stands for the account', async () => {
  const { inventory } = await scanTrial({
    exchanges: [regions, tags(REGION), tags('us-east-1'), subnets(['subnet-1'])],
    types: ['AWS::EC2::Subnet'],
    faults: {
      'sts:GetCallerIdentity': {
        kind: 'error',
        code: 'InvalidParameterValue',
        status: 400,
        message: 'Unsupported action',
      },
    },
  });
  expect(inventory.accounts).toEqual(['000000000000']);
  expect(inventory.resources.map(({ id }) => id)).toEqual(['subnet-1']);
  expect(inventory.gaps).toMatchObject([
    {
      service: 'sts',
      action: 'GetCallerIdentity',
      reason: 'not-available',
      message: expect.stringContaining('Unsupported action'),
    },
  ]);
});

test('keys that the endpoint rejects end the scan, be it an emulator or not', async () => {
  const trial = scanTrial({
    exchanges: [regions],
    types: [],
    faults: { 'sts:GetCallerIdentity': { kind: 'error', code: 'InvalidClientTokenId', status: 403 } },
  });
  await expect(trial).rejects.toMatchObject({ code: 'CREDENTIALS_REJECTED' });
});
