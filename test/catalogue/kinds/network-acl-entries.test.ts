import { expect, test } from 'vitest';
import { networkAclEntries } from '../../../src/catalogue/kinds/network-acl-entries.ts';

const { kind } = networkAclEntries();
const HTTPS = {
  egress: false,
  rule: 100,
  action: 'allow',
  protocol: 'tcp',
  cidr: '10.0.0.0/16',
  from: 443,
  to: 443,
};

test.each([
  [
    'the API',
    [
      {
        RuleNumber: 100,
        Egress: false,
        RuleAction: 'allow',
        Protocol: '6',
        CidrBlock: '10.0.0.0/16',
        PortRange: { From: 443, To: 443 },
      },
    ],
  ],
  [
    "Terraform's ACL",
    {
      vpc_id: 'vpc-0a1',
      ingress: [
        {
          rule_no: 100,
          action: 'Allow',
          protocol: 'tcp',
          cidr_block: '10.0.9.9/16',
          from_port: 443,
          to_port: 443,
        },
      ],
      egress: [],
    },
  ],
  [
    "Terraform's rule",
    [
      {
        rule_number: 100,
        egress: false,
        rule_action: 'allow',
        protocol: '6',
        cidr_block: '10.0.0.0/16',
        from_port: 443,
        to_port: 443,
        icmp_code: 0,
      },
    ],
  ],
  ['the canonical form itself', [HTTPS]],
])('an entry of %s', (_spelling, raw) => {
  expect(kind.canonical(raw)).toEqual([HTTPS]);
});

test('the final deny rules that AWS adds are left out', () => {
  const last = {
    RuleNumber: 32_767,
    Egress: true,
    RuleAction: 'deny',
    Protocol: '-1',
    CidrBlock: '0.0.0.0/0',
  };
  expect(kind.canonical([last])).toBeUndefined();
});

test('both directions may use one number', () => {
  const entries = kind.canonical([HTTPS, { ...HTTPS, egress: true }]);
  expect(entries).toHaveLength(2);
});
