import { expect, test } from 'vitest';
import { canonicalCidr, cidr } from '../../../src/catalogue/kinds/cidr.ts';

test.each([
  ['10.0.0.7/16', '10.0.0.0/16'],
  ['10.20.30.40/32', '10.20.30.40/32'],
  ['192.168.255.255/17', '192.168.128.0/17'],
  ['255.255.255.255/0', '0.0.0.0/0'],
  ['0:0:0:0:0:0:0:0/0', '::/0'],
  ['2001:DB8:0:0:1::5/64', '2001:db8::/64'],
  ['2001:db8:1200:0::/56', '2001:db8:1200::/56'],
  ['::1/128', '::1/128'],
  ['fe80:1:2:3:4:5:6:7/128', 'fe80:1:2:3:4:5:6:7/128'],
])('%s is the range %s', (given, range) => {
  expect(canonicalCidr(given)).toBe(range);
});

test.each(['sg-0a1', 'pl-0a1', '10.0.0.1', '10.0.0/8', '10.0.0.300/8', '1:2/64', '10.0.0.0/x'])(
  '%s is no range and stays as it is',
  (text) => {
    expect(canonicalCidr(text)).toBe(text);
  },
);

test('a range that is not known yet stays unknown', () => {
  const { kind } = cidr();
  expect(kind.canonical({ $unknown: 'known after apply' })).toEqual({ $unknown: 'known after apply' });
  expect(kind.canonical('')).toBeUndefined();
});
