import { expect, test } from 'vitest';
import { certificateNames } from '../../../src/catalogue/kinds/certificate-names.ts';
import { dnsName, dnsRefs } from '../../../src/catalogue/kinds/dns.ts';
import { apex, hostedZoneId, records } from '../../../src/catalogue/kinds/records.ts';

test('a DNS name has no case, no trailing dot and no octal star', () => {
  const { canonical } = dnsName().kind;
  expect(canonical('WWW.Example.com.')).toBe('www.example.com');
  expect(canonical('\\052.example.com.')).toBe('*.example.com');
});

test('a load balancer is the same with and without dualstack', () => {
  const { canonical } = dnsRefs([], 'routes').kind;
  expect(canonical('dualstack.Web-1.eu-west-1.elb.amazonaws.com.')).toEqual([
    'web-1.eu-west-1.elb.amazonaws.com',
  ]);
});

test('record values are kept, those of text records are not', () => {
  const { canonical } = records([]).kind;
  const record = { Type: 'TXT', ResourceRecords: [{ Value: '"do-not-keep-me"' }] };
  expect(canonical(record)).toEqual(['(not kept)']);
  expect(canonical({ type: 'SPF', records: ['do-not-keep-me'] })).toEqual(['(not kept)']);
  expect(canonical({ Type: 'CNAME', ResourceRecords: [{ Value: 'Shop.example.com.' }] })).toEqual([
    'shop.example.com',
  ]);
  expect(canonical({ type: 'A', records: ['192.0.2.2', '192.0.2.1'] })).toEqual(['192.0.2.1', '192.0.2.2']);
  expect(canonical({ Type: 'A', AliasTarget: { DNSName: 'x' } })).toBeUndefined();
});

test('a hosted zone id is the same with and without its path', () => {
  const { canonical } = hostedZoneId().kind;
  expect(canonical('/hostedzone/Z1')).toBe('Z1');
  expect(canonical('Z1')).toBe('Z1');
});

test('only a record of the zone itself is at its apex', () => {
  const { canonical } = apex().kind;
  expect(canonical({ Name: 'example.com.', ZoneName: 'example.com.' })).toBe(true);
  expect(canonical({ Name: 'team.example.com.', ZoneName: 'example.com.' })).toBeUndefined();
});

test('a certificate has the same names whether its domain is among the alternative ones or not', () => {
  const { canonical } = certificateNames().kind;
  const apart = { DomainName: 'shop.example.com', SubjectAlternativeNames: ['WWW.shop.example.com'] };
  const among = {
    domain_name: 'shop.example.com',
    subject_alternative_names: ['www.shop.example.com', 'shop.example.com'],
  };
  expect(canonical(apart)).toEqual(['shop.example.com', 'www.shop.example.com']);
  expect(canonical(among)).toEqual(canonical(apart));
});
