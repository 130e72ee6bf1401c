import { expect, test } from 'vitest';
import { notifications, presence } from '../../../src/catalogue/kinds/notifications.ts';
import type { Value } from '../../../src/model/value.ts';

const { canonical, equal, targets } = notifications([]).kind;
const same = (one: Value, other: Value): boolean => one === other;

const API = {
  LambdaFunctionConfigurations: [
    {
      Id: 'made-by-aws',
      LambdaFunctionArn: 'arn:f',
      Events: ['s3:ObjectCreated:*'],
      Filter: { Key: { FilterRules: [{ Name: 'Suffix', Value: '.pdf' }] } },
    },
  ],
  QueueConfigurations: [{ QueueArn: 'arn:q', Events: ['s3:ObjectRemoved:*'] }],
};

test('read the same from the API, CloudFormation and Terraform', () => {
  const cloudformation = {
    LambdaConfigurations: [
      {
        Function: 'arn:f',
        Event: 's3:ObjectCreated:*',
        Filter: { S3Key: { Rules: [{ Name: 'suffix', Value: '.pdf' }] } },
      },
    ],
    QueueConfigurations: [{ Queue: 'arn:q', Event: 's3:ObjectRemoved:*' }],
  };
  const terraform = {
    bucket: 'b',
    lambda_function: [
      {
        id: 'x',
        lambda_function_arn: 'arn:f',
        events: ['s3:ObjectCreated:*'],
        filter_prefix: '',
        filter_suffix: '.pdf',
      },
    ],
    queue: [{ queue_arn: 'arn:q', events: ['s3:ObjectRemoved:*'], filter_prefix: '', filter_suffix: '' }],
    topic: [],
  };
  expect(canonical(cloudformation)).toEqual(canonical(API));
  expect(canonical(terraform)).toEqual(canonical(API));
});

test('point at their targets with the event on the arrow', () => {
  expect(targets?.(canonical(API) ?? null)).toEqual(
    expect.arrayContaining([
      { to: 'arn:f', label: 's3:ObjectCreated:*' },
      { to: 'arn:q', label: 's3:ObjectRemoved:*' },
    ]),
  );
});

test('differ by filter and by target', () => {
  const [one] = API.LambdaFunctionConfigurations;
  const unfiltered = { ...API, LambdaFunctionConfigurations: [{ ...one, Filter: {} }] };
  const elsewhere = { ...API, LambdaFunctionConfigurations: [{ ...one, LambdaFunctionArn: 'arn:g' }] };
  const deployed = canonical(API) ?? null;
  expect(equal(deployed, deployed, same)).toBe(true);
  expect(equal(canonical(unfiltered) ?? null, deployed, same)).toBe(false);
  expect(equal(canonical(elsewhere) ?? null, deployed, same)).toBe(false);
});

test('an empty configuration is one that is switched on', () => {
  const { kind } = presence();
  expect(kind.canonical({})).toBe(true);
  expect(kind.canonical({ EventBridgeEnabled: false })).toBe(false);
  expect(kind.canonical(false)).toBe(false);
  expect(kind.canonical(undefined)).toBeUndefined();
});
