import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { serializeStage } from '../../src/model/stage-file.ts';
import { listOf, readAccounts, targetOf } from '../../src/scanner/accounts.ts';
import { shared } from '../../src/scanner/credentials.ts';
import { listOrganization } from '../../src/scanner/organization.ts';
import type { ScanOptions } from '../../src/scanner/options.ts';
import { scanAccounts } from '../../src/scanner/scan-accounts.ts';
import { inShard, readShard, shardFrom, shardOf } from '../../src/scanner/shard.ts';
import { entries, preflight, REGION, subnets } from './account.ts';
import { HUB, type Member, startOrganization } from './organization.ts';

const OPTIONS = {
  regions: [REGION],
  now: new Date('2026-11-20T12:00:00Z'),
  credentials: { accessKeyId: 'hub', secretAccessKey: 'hub' },
  catalogue: entries('AWS::EC2::Subnet'),
  limits: { maxAttempts: 1, requestTimeoutMs: 5000 },
} as const satisfies Partial<ScanOptions>;

/** A member with one subnet; regions and tags are answered as everywhere. */
function member(id: string, more: Member = {}): Member {
  return { exchanges: [...preflight.slice(1), subnets([`subnet-${id}`])], ...more };
}

const IDS = ['111122223333', '123456789012', '444455556666'];
const HUB_WITHIN = { account: HUB, partition: 'aws', roleName: 'IsodriftReadOnly', externalId: 'ci' };

test('the accounts of an organisation are listed over all pages, suspended ones left out and named', async () => {
  const organization = await startOrganization({
    [IDS[2] ?? '']: {},
    [IDS[0] ?? '']: {},
    [IDS[1] ?? '']: { state: 'SUSPENDED' },
  });
  try {
    const list = await listOrganization({ ...OPTIONS, endpointUrl: organization.url });
    expect(list.accounts.map(({ id }) => id)).toEqual([IDS[0], IDS[2]]);
    expect(list.leftOut).toEqual([{ id: IDS[1], name: `account ${IDS[1]}`, state: 'SUSPENDED' }]);
  } finally {
    await organization.close();
  }
});

test('each account is entered by its role with the external id; the own account needs none', async () => {
  const own = member(HUB);
  const organization = await startOrganization({
    [HUB]: own,
    [IDS[0] ?? '']: member('one', { externalId: 'ci' }),
    [IDS[1] ?? '']: member('two', { externalId: 'ci' }),
  });
  try {
    const list = await listOrganization({ ...OPTIONS, endpointUrl: organization.url });
    const targets = list.accounts.map((one) => targetOf(one, HUB_WITHIN));
    const told: string[] = [];
    const inventory = await scanAccounts({
      targets,
      options: { ...OPTIONS, endpointUrl: organization.url },
      onAccount: ({ account }, failure) => void told.push(`${account} ${failure ?? 'scanned'}`),
    });
    expect(inventory.accounts).toEqual([IDS[0], IDS[1], HUB]);
    expect(inventory.resources.map(({ key }) => key)).toEqual([
      `${IDS[0]}/${REGION}/AWS::EC2::Subnet/subnet-one`,
      `${IDS[1]}/${REGION}/AWS::EC2::Subnet/subnet-two`,
      `${HUB}/${REGION}/AWS::EC2::Subnet/subnet-${HUB}`,
    ]);
    expect(inventory.gaps).toEqual([]);
    expect(told.toSorted()).toEqual([`${IDS[0]} scanned`, `${IDS[1]} scanned`, `${HUB} scanned`]);
    // three services and two regions share one assumed role
    const assumed = organization.requests.filter(({ action }) => action === 'AssumeRole');
    expect(assumed).toHaveLength(2);
  } finally {
    await organization.close();
  }
});

test('an account that lets nobody in is a gap over everything in it, and the others are whole', async () => {
  const organization = await startOrganization({
    [IDS[0] ?? '']: member('one'),
    [IDS[1] ?? '']: member('two', { externalId: '' }),
  });
  try {
    const targets = [IDS[0] ?? '', IDS[1] ?? ''].map((id) => targetOf({ id }, HUB_WITHIN));
    const inventory = await scanAccounts({
      targets,
      options: { ...OPTIONS, endpointUrl: organization.url },
    });
    expect(inventory.accounts).toEqual([IDS[0], IDS[1]]);
    expect(inventory.resources.map(({ id }) => id)).toEqual(['subnet-one']);
    expect(inventory.gaps).toMatchObject([
      {
        account: IDS[1],
        region: 'global',
        service: 'sts',
        action: 'AssumeRole',
        reason: 'denied',
        types: ['AWS::EC2::Subnet'],
        message: expect.stringContaining(`arn:aws:iam::${IDS[1]}:role/IsodriftReadOnly`),
      },
    ]);
  } finally {
    await organization.close();
  }
});

test('a role that leads into another account than its target is a gap of the target, and nothing is read twice', async () => {
  const [one = '', two = ''] = IDS;
  const organization = await startOrganization({ [one]: member('one'), [two]: member('two') });
  try {
    const astray = targetOf({ id: two, roleArn: `arn:aws:iam::${one}:role/IsodriftReadOnly` }, HUB_WITHIN);
    const inventory = await scanAccounts({
      targets: [targetOf({ id: one }, HUB_WITHIN), astray],
      options: { ...OPTIONS, endpointUrl: organization.url },
    });
    expect(inventory.accounts).toEqual([one, two]);
    expect(inventory.resources.map(({ id }) => id)).toEqual(['subnet-one']);
    expect(inventory.gaps).toMatchObject([
      {
        account: two,
        action: 'AssumeRole',
        reason: 'denied',
        message: `arn:aws:iam::${one}:role/IsodriftReadOnly: WrongAccount: leads into ${one}, not into ${two}`,
      },
    ]);
  } finally {
    await organization.close();
  }
});

test('a misspelt region ends the whole scan: it would be wrong in every account', async () => {
  const organization = await startOrganization({ [IDS[0] ?? '']: member('one') });
  try {
    const trial = scanAccounts({
      targets: [targetOf({ id: IDS[0] ?? '' }, HUB_WITHIN)],
      options: { ...OPTIONS, endpointUrl: organization.url, regions: [REGION, 'eu-wset-1'] },
    });
    await expect(trial).rejects.toMatchObject({ code: 'REGION_UNKNOWN' });
  } finally {
    await organization.close();
  }
});

test('the order in which accounts are given or answer makes no difference to a byte', async () => {
  const organization = await startOrganization(
    Object.fromEntries(IDS.map((id) => [id, member(id, { externalId: id === IDS[2] ? '' : 'ci' })])),
  );
  try {
    const texts = await Promise.all(
      [IDS, IDS.toReversed()].map(async (order) => {
        const targets = order.map((id) => targetOf({ id }, HUB_WITHIN));
        return serializeStage(
          await scanAccounts({ targets, options: { ...OPTIONS, endpointUrl: organization.url } }),
        );
      }),
    );
    expect(texts[0]).toBe(texts[1]);
  } finally {
    await organization.close();
  }
});

test('credentials are renewed shortly before they end, once for all who ask, and a failure is not kept', async () => {
  let clock = 0;
  let fetched = 0;
  let isBroken = false;
  const provider = shared(
    async () => {
      fetched += 1;
      if (isBroken) throw new Error('sts is down');
      return {
        accessKeyId: String(fetched),
        secretAccessKey: 's',
        expiration: new Date(clock + 3_600_000),
      };
    },
    () => clock,
  );
  const keys = async (): Promise<string[]> =>
    (await Promise.all([provider(), provider(), provider()])).map(({ accessKeyId }) => accessKeyId);
  expect(await keys()).toEqual(['1', '1', '1']);
  clock = 3_000_000;
  expect(await keys()).toEqual(['1', '1', '1']);
  clock = 3_400_000;
  expect(await keys()).toEqual(['2', '2', '2']);
  clock = 7_000_000;
  isBroken = true;
  await expect(keys()).rejects.toThrow('sts is down');
  isBroken = false;
  expect(new Set(await keys()).size).toBe(1);
});

test.each([
  ['plain lines', '# ours\n111122223333 shop\n\n444455556666\n'],
  ['a JSON list', '["111122223333", {"id":"444455556666"}]'],
  ['what the AWS CLI prints', '{"Accounts":[{"Id":"111122223333"},{"Id":"444455556666","Status":"ACTIVE"}]}'],
  ['what isodrift wrote', serializeStage(listOf([{ id: '444455556666' }, { id: '111122223333' }]))],
])('a list of accounts may be %s', (_name, text) => {
  expect(readAccounts(text, 'accounts').accounts.map(({ id }) => id)).toEqual([
    '111122223333',
    '444455556666',
  ]);
});

test.each(['12345', '{"a":1}', '{', '["arn:aws:iam::111122223333:role/x"]'])(
  '%s is no list of accounts, and the error says how to make one',
  (text) => {
    expect(() => readAccounts(text, 'accounts.txt')).toThrow(/accounts\.txt is no list of accounts/);
  },
);

const account = fc.integer({ min: 0, max: 999_999_999_999 }).map((n) => String(n).padStart(12, '0'));

test('every account is in exactly one shard, whoever else is there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(account, { maxLength: 50 }), fc.integer({ min: 1, max: 40 }), (ids, count) => {
      const parts = Array.from({ length: count }, (_unused, n) =>
        inShard(ids, readShard(`${n + 1}/${count}`), (id) => id),
      );
      expect(parts.flat().toSorted()).toEqual(ids.toSorted());
    }),
  );
});

test('shards are about equally large', () => {
  const sizes = Array.from({ length: 8 }, () => 0);
  for (let n = 0; n < 4000; n += 1) {
    const index = shardOf(String(100_000_000_000 + n * 7919), 8) - 1;
    sizes[index] = (sizes[index] ?? 0) + 1;
  }
  expect(Math.min(...sizes)).toBeGreaterThan(400);
  expect(Math.max(...sizes)).toBeLessThan(600);
});

test('the shard of an account never changes: results of other days would not fit together', () => {
  expect(IDS.map((id) => shardOf(id, 8))).toEqual([1, 1, 8]);
});

test.each([
  [{ AWS_BATCH_JOB_ARRAY_INDEX: '0', AWS_BATCH_JOB_ARRAY_SIZE: '4' }, '1/4'],
  [{ AWS_BATCH_JOB_ARRAY_INDEX: '3', ISODRIFT_SHARDS: '4' }, '4/4'],
  [{ JOB_COMPLETION_INDEX: '1', ISODRIFT_SHARDS: '3' }, '2/3'],
  [{ CI_NODE_INDEX: '1', CI_NODE_TOTAL: '2' }, '1/2'],
  [{}, undefined],
])('the shard of %j is %s', (environment, expected) => {
  const shard = shardFrom(environment);
  expect(shard && `${shard.index}/${shard.count}`).toBe(expected);
});

test.each([{ JOB_COMPLETION_INDEX: '0' }, { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '2' }])(
  '%j is refused',
  (environment) => {
    expect(() => shardFrom(environment)).toThrow();
  },
);

test.each(['0/4', '5/4', '1', 'a/b', '1/0'])('--shard %s is refused', (text) => {
  expect(() => readShard(text)).toThrow(/is no shard/);
});
