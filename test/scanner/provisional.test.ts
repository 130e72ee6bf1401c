import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { serializeStage } from '../../src/model/stage-file.ts';
import { declared, design } from '../compare/graphs.ts';
import { ACCOUNT, form, preflight, REGION, scanTrial } from './account.ts';

const TYPE = 'AWS::SNS::Subscription';
const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:orders`;
const HOOK = 'https://hooks.example.com/canary';

function listed(...rows: readonly (readonly [protocol: string, endpoint: string])[]): string {
  const members = rows.map(
    ([protocol, endpoint]) =>
      `<member><SubscriptionArn>PendingConfirmation</SubscriptionArn><Owner>${ACCOUNT}</Owner><Protocol>${protocol}</Protocol><Endpoint>${endpoint}</Endpoint><TopicArn>${TOPIC}</TopicArn></member>`,
  );
  return `<ListSubscriptionsResponse><ListSubscriptionsResult><Subscriptions>${members.join('')}</Subscriptions></ListSubscriptionsResult></ListSubscriptionsResponse>`;
}

function subscription(
  key: string,
  attributes: Record<string, string | boolean>,
): ReturnType<typeof declared> {
  return declared(TYPE, key, { attributes: { TopicArn: TOPIC, Endpoint: '(not kept)', ...attributes } });
}

const scanned = scanTrial({
  exchanges: [
    ...preflight,
    form(
      'sns',
      REGION,
      'Action=ListSubscriptions&Version=2010-03-31',
      listed(['https', HOOK], ['email', 'canary-1@example.com'], ['email', 'canary-2@example.com']),
    ),
  ],
  types: [TYPE],
});

test('subscriptions that nobody has confirmed are there, without the addresses, and are not asked about', async () => {
  const { inventory } = await scanned;
  expect(inventory.resources.map(({ id, arn }) => [id, arn])).toEqual([
    [`${TOPIC}/email/(not kept)`, undefined],
    [`${TOPIC}/email/(not kept)#2`, undefined],
    [`${TOPIC}/https/(not kept)`, undefined],
  ]);
  expect(serializeStage(inventory)).not.toContain('canary');
  expect(inventory.coverage.map(({ action }) => action)).not.toContain('GetSubscriptionAttributes');
  expect(new Set(inventory.gaps.map(({ reason, message }) => `${reason}: ${message}`))).toEqual(
    new Set(['not-available: nobody has confirmed the subscription yet']),
  );
});

test('a declared one is found by topic, protocol and endpoint; what AWS does not tell yet is not checked', async () => {
  const { inventory } = await scanned;
  const { findings } = compare(
    design([
      subscription('plain', { Protocol: 'https' }),
      subscription('mail', { Protocol: 'email' }),
      subscription('text', { Protocol: 'sms' }),
    ]),
    inventory,
  );
  const status = Object.fromEntries(findings.map(({ key, status: is }) => [key, is]));
  // two addresses look alike, so which of both is meant cannot be told
  expect(status).toMatchObject({ plain: 'in-sync', mail: 'not-checked', text: 'missing' });
  const raw = compare(
    design([subscription('raw', { Protocol: 'https', RawMessageDelivery: true })]),
    inventory,
  );
  expect(raw.findings.find(({ key }) => key === 'raw')).toMatchObject({
    status: 'not-checked',
    changes: [],
    notCompared: [{ path: 'RawMessageDelivery' }],
  });
});
