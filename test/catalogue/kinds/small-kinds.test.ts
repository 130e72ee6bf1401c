import { expect, test } from 'vitest';
import { lastSegment } from '../../../src/catalogue/kinds/last-segment.ts';
import { logOwner } from '../../../src/catalogue/kinds/log-owner.ts';
import { receiver } from '../../../src/catalogue/kinds/receiver.ts';
import { deadLetterQueue, maxReceiveCount } from '../../../src/catalogue/kinds/redrive.ts';
import { enabled, ruleState } from '../../../src/catalogue/kinds/switch.ts';

test('a redrive policy names its queue as text and as object', () => {
  const policy = { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:dead', maxReceiveCount: '3' };
  expect(deadLetterQueue().kind.canonical(JSON.stringify(policy))).toBe(policy.deadLetterTargetArn);
  expect(deadLetterQueue().kind.canonical({ ...policy, deadLetterTargetArn: { $ref: 'Dead' } })).toEqual({
    $ref: 'Dead',
  });
  expect(maxReceiveCount().kind.canonical(policy)).toBe(3);
  expect(deadLetterQueue().kind.canonical('')).toBeUndefined();
});

test('a subscription keeps a resource and forgets a person', () => {
  const { canonical, equal } = receiver([]).kind;
  const queue = 'arn:aws:sqs:eu-west-1:111122223333:orders';
  expect(canonical(queue)).toBe(queue);
  expect(canonical('someone@example.com')).toBe('(not kept)');
  expect(canonical('+15550100')).toBe('(not kept)');
  expect(equal('(not kept)', '(not kept)', () => false)).toBe(true);
  expect(equal('(not kept)', queue, () => false)).toBe(false);
});

test('a name is read off the end of an ARN or a URL', () => {
  const { canonical } = lastSegment().kind;
  expect(canonical('arn:aws:sns:eu-west-1:111122223333:placed')).toBe('placed');
  expect(canonical('https://sqs.eu-west-1.amazonaws.com/111122223333/jobs.fifo')).toBe('jobs.fifo');
  expect(canonical('jobs')).toBe('jobs');
});

test('what was never switched on is not suspended', () => {
  const { canonical } = enabled().kind;
  expect([true, false, 'Enabled', 'Suspended', 'Disabled', undefined].map(canonical)).toEqual([
    'Enabled',
    undefined,
    'Enabled',
    'Suspended',
    undefined,
    undefined,
  ]);
});

test('the state of a rule may be a flag', () => {
  const { canonical } = ruleState().kind;
  expect([true, false, 'DISABLED', ''].map(canonical)).toEqual([
    'ENABLED',
    'DISABLED',
    'DISABLED',
    undefined,
  ]);
});

test('a log group has an owner only where its name tells one', () => {
  const { canonical } = logOwner().kind;
  expect(canonical('/aws/lambda/orders')).toBe('/aws/lambda/orders');
  expect(canonical('orders-access')).toBeUndefined();
});
