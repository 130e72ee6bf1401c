import { expect, test } from 'vitest';
import { keyValues } from '../../../src/catalogue/kinds/key-values.ts';

const { kind } = keyValues(
  { 'idle_timeout.timeout_seconds': 'idle_timeout', 'access_logs.s3.bucket': 'access_logs.bucket' },
  { pointer: 'access_logs.s3.bucket' },
);
const never = (): boolean => false;

test('a list of keys and values, the arguments of Terraform and the canonical form say the same', () => {
  const canonical = { 'access_logs.s3.bucket': 'logs', 'idle_timeout.timeout_seconds': '60' };
  const listed = [
    { Key: 'idle_timeout.timeout_seconds', Value: '60' },
    { Key: 'access_logs.s3.bucket', Value: 'logs' },
    { Key: 'access_logs.s3.prefix', Value: '' },
  ];
  expect(kind.canonical(listed)).toEqual(canonical);
  expect(kind.canonical({ idle_timeout: 60, access_logs: [{ bucket: 'logs' }], name: 'shop' })).toEqual(
    canonical,
  );
  expect(kind.canonical(canonical)).toEqual(canonical);
  expect(kind.targets?.(canonical)).toEqual([{ to: 'logs' }]);
});

test('only what is declared is compared', () => {
  const deployed = { 'idle_timeout.timeout_seconds': '60', 'routing.http2.enabled': 'true' };
  expect(kind.equal({ 'idle_timeout.timeout_seconds': '60' }, deployed, never)).toBe(true);
  expect(kind.equal({ 'idle_timeout.timeout_seconds': '90' }, deployed, never)).toBe(false);
});

test('a setting that this flavour of load balancer lacks is no difference', () => {
  expect(
    kind.equal({ 'waf.fail_open.enabled': 'false' }, { 'idle_timeout.timeout_seconds': '60' }, never),
  ).toBe(true);
});
