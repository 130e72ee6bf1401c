import { expect, test } from 'vitest';
import {
  looksSecret,
  messageWithoutSecrets,
  tagsWithoutSecrets,
  withoutSecrets,
} from '../../src/model/redact.ts';

test.each([
  'AKIAIOSFODNN7EXAMPLE',
  'key is ASIAIOSFODNN7EXAMPLE now',
  '-----BEGIN RSA PRIVATE KEY-----\nMIIE',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N',
  'postgres://shop:secret@db.example.com/shop',
  'Server=db;Password=hunter2',
])('%j is taken for a secret', (text) => {
  expect(looksSecret(text)).toBe(true);
});

test.each([
  'arn:aws:iam::111122223333:role/shop',
  'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
  'redis://cache.example.com:6379',
  'password rotation: monthly',
  '${password}',
  'sg-0123456789abcdef0',
  'mailto:team@example.com',
])('%j is not', (text) => {
  expect(looksSecret(text)).toBe(false);
});

test('a hundred thousand letters take no time', () => {
  const started = performance.now();
  for (const text of [
    'a'.repeat(100_000),
    'a://'.repeat(25_000),
    'password '.repeat(11_000),
    'eyJ'.repeat(33_000),
  ])
    looksSecret(text);
  expect(performance.now() - started).toBeLessThan(500);
});

test('strings are swept wherever they sit, plain keys are left alone', () => {
  expect(withoutSecrets({ password: ['x', { y: 'password=abc' }], n: 1 })).toEqual({
    password: ['x', { y: '(redacted)' }],
    n: 1,
  });
});

test('a tag whose key says that it is a secret is swept, and so is a key that holds one', () => {
  const plain = { team: 'shop', secret: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:db' };
  expect(tagsWithoutSecrets(plain)).toBe(plain);
  expect(tagsWithoutSecrets({ 'api-key': 'x1', 'password=x1': 'on', team: 'shop' })).toEqual({
    'api-key': '(redacted)',
    '(redacted)': '(redacted)',
    team: 'shop',
  });
});

test('of a message the words that are secrets go, or all of it where words do not tell', () => {
  expect(messageWithoutSecrets('a.yaml:2:1: must be object: ["password=x1"]')).toBe(
    'a.yaml:2:1: must be object: ["(redacted)"]',
  );
  expect(messageWithoutSecrets('set access_token = x1')).toBe('(redacted)');
  expect(messageWithoutSecrets('nothing in it')).toBe('nothing in it');
});
