import { expect, test } from 'vitest';
import { openPace, type Pace } from '../../src/scanner/pace.ts';
import { RATES, type Rate } from '../../src/scanner/rates.ts';
import { openTurns } from '../../src/scanner/turns.ts';

const SLOW: Rate = {
  services: ['sqs'],
  actions: /^List/,
  perSecond: 20,
  burst: 4,
  source: 'this test',
};
const never = new AbortController().signal;

async function timeOf(pace: Pace, region: string, action: string, count: number): Promise<number> {
  const start = performance.now();
  for (let n = 0; n < count; n += 1) await pace.token({ service: 'sqs', action, region }, never);
  return performance.now() - start;
}

test('a bucket gives its burst at once and then its rate, each region and action by itself', async () => {
  const pace = openPace([SLOW]);
  expect(await timeOf(pace, 'eu-west-1', 'ListQueues', 4)).toBeLessThan(40);
  expect(await timeOf(pace, 'eu-west-1', 'ListQueues', 4)).toBeGreaterThan(150);
  expect(await timeOf(pace, 'eu-west-1', 'ListQueueTags', 4)).toBeLessThan(40);
  expect(await timeOf(pace, 'us-east-1', 'ListQueues', 4)).toBeLessThan(40);
  expect(await timeOf(pace, 'eu-west-1', 'GetQueueAttributes', 100)).toBeLessThan(40);
});

test('who waits for a token is let go when the scan is stopped', async () => {
  const pace = openPace([{ ...SLOW, perSecond: 0.01, burst: 1 }]);
  const stop = new AbortController();
  const request = { service: 'sqs', action: 'ListQueues', region: 'eu-west-1' } as const;
  await pace.token(request, stop.signal);
  setTimeout(() => stop.abort(), 20);
  const start = performance.now();
  await pace.token(request, stop.signal);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('a service that bears few requests at once gets no more', async () => {
  const pace = openPace([{ ...SLOW, atOnce: 2 }]);
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
  };
  const request = { service: 'sqs', action: 'ListQueues', region: 'eu-west-1' } as const;
  await Promise.all(Array.from({ length: 10 }, () => pace.few(request, work)));
  expect(most).toBe(2);
});

test('every rate names its source and lets at least one request through', () => {
  for (const { perSecond, burst, source, services } of RATES) {
    expect(perSecond).toBeGreaterThan(0);
    expect(burst).toBeGreaterThanOrEqual(1);
    expect(source).not.toBe('');
    expect(services.length).toBeGreaterThan(0);
  }
});

test('one lane with many questions does not hold up another with one', async () => {
  const turns = openTurns(1);
  const done: string[] = [];
  const ask = (lane: string): Promise<number> => turns(lane, async () => done.push(lane));
  await Promise.all([...Array.from({ length: 100 }, () => ask('many')), ask('one')]);
  expect(done.indexOf('one')).toBeLessThan(3);
  expect(done).toHaveLength(101);
});

test('what is asked step by step about a few things is done before all that began with it', async () => {
  const turns = openTurns(2);
  const done: string[] = [];
  const ask = (lane: string, step?: number): Promise<number> =>
    turns(lane, async () => done.push(lane), step);
  const chain = async (): Promise<void> => {
    for (const step of [0, 1, 2, 3]) await ask(`step ${step}`, step);
  };
  await Promise.all([chain(), ...Array.from({ length: 50 }, (_unused, one) => ask(`list ${one}`))]);
  expect(done.indexOf('step 3')).toBeLessThan(20);
  expect(done).toHaveLength(54);
});

test('many questions make those wait no longer that come later with few', async () => {
  const turns = openTurns(1);
  const done: string[] = [];
  const ask = (lane: string, step?: number): Promise<number> =>
    turns(lane, async () => done.push(lane), step);
  await Promise.all([
    ...Array.from({ length: 100 }, () => ask('many', 5)),
    ...Array.from({ length: 100 }, () => ask('as many', 0)),
    ...Array.from({ length: 10 }, () => ask('few', 0)),
  ]);
  expect(done.lastIndexOf('few')).toBeLessThan(15);
  // the two large ones in turn
  expect(Math.abs(done.lastIndexOf('many') - done.lastIndexOf('as many'))).toBeLessThan(45);
});

test('work that fails gives its turn to the next', async () => {
  const turns = openTurns(1);
  await expect(turns('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns('a', () => Promise.resolve(1))).toBe(1);
});
