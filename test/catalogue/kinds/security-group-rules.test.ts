import { describe, expect, test } from 'vitest';
import { securityGroupRules } from '../../../src/catalogue/kinds/security-group-rules.ts';
import type { Value } from '../../../src/model/value.ts';

const { kind: ingress } = securityGroupRules('ingress');
const { kind: egress } = securityGroupRules('egress');

const POSTGRES = { protocol: 'tcp', from: 5432, to: 5432, source: 'sg-0b2' };

/** Takes every reference to be the group sg-0b2. */
const same = (one: Value, other: Value): boolean => typeof one === 'object' && other === 'sg-0b2';

describe('one rule, four spellings', () => {
  test.each([
    [
      'the API',
      {
        GroupId: 'sg-0a1',
        VpcId: 'vpc-0a1',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 5432,
            ToPort: 5432,
            IpRanges: [],
            UserIdGroupPairs: [{ GroupId: 'sg-0b2', UserId: '111122223333', Description: 'orders' }],
          },
        ],
      },
    ],
    [
      'CloudFormation',
      [
        {
          IpProtocol: '6',
          FromPort: '5432',
          ToPort: 5432,
          SourceSecurityGroupId: 'sg-0b2',
          Description: 'x',
        },
      ],
    ],
    [
      "Terraform's block in the group",
      {
        id: 'sg-0a1',
        vpc_id: 'vpc-0a1',
        ingress: [
          {
            protocol: 'tcp',
            from_port: 5432,
            to_port: 5432,
            cidr_blocks: [],
            security_groups: ['111122223333/sg-0b2'],
            self: false,
            description: '',
          },
        ],
      },
    ],
    [
      "Terraform's older rule",
      [
        {
          type: 'ingress',
          protocol: 'TCP',
          from_port: 5432,
          to_port: 5432,
          security_group_id: 'sg-0a1',
          source_security_group_id: 'sg-0b2',
          self: false,
        },
      ],
    ],
    [
      "Terraform's newer rule",
      [
        {
          ip_protocol: 'tcp',
          from_port: 5432,
          to_port: 5432,
          security_group_id: 'sg-0a1',
          referenced_security_group_id: 'sg-0b2',
        },
      ],
    ],
    ['the canonical form itself', [POSTGRES]],
  ])('of %s', (_spelling, raw) => {
    expect(ingress.canonical(raw)).toEqual([POSTGRES]);
  });
});

test('a rule for several sources becomes one rule per source', () => {
  const rules = ingress.canonical([
    {
      protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_blocks: ['10.1.2.3/8', '10.0.0.0/8'],
      ipv6_cidr_blocks: ['0::/0'],
      prefix_list_ids: ['pl-0a1'],
      self: true,
    },
  ]);
  expect(rules).toEqual(
    ['10.0.0.0/8', '::/0', 'pl-0a1', 'self'].map((source) => ({
      protocol: 'tcp',
      from: 443,
      to: 443,
      source,
    })),
  );
});

test('a group that names itself means self, whoever says it', () => {
  const self = [{ protocol: 'udp', from: 53, to: 53, source: 'self' }];
  const permission = {
    IpProtocol: '17',
    FromPort: 53,
    ToPort: 53,
    UserIdGroupPairs: [{ GroupId: 'sg-0a1' }],
  };
  expect(ingress.canonical({ GroupId: 'sg-0a1', OwnerId: '1', IpPermissions: [permission] })).toEqual(self);
  expect(
    ingress.canonical([
      {
        GroupId: { $ref: 'Group', of: 'GroupId' },
        SourceSecurityGroupId: { $ref: 'Group' },
        IpProtocol: 'udp',
        FromPort: 53,
        ToPort: 53,
      },
    ]),
  ).toEqual(self);
});

test('a rule for all protocols has no ports', () => {
  const raw = [{ protocol: 'all', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }];
  expect(egress.canonical(raw)).toEqual([{ protocol: '-1', source: '0.0.0.0/0' }]);
});

test('a rule of the other direction is left out', () => {
  const raw = [{ type: 'egress', protocol: 'tcp', from_port: 1, to_port: 1, cidr_blocks: ['10.0.0.0/8'] }];
  expect(ingress.canonical(raw)).toBeUndefined();
  expect(egress.canonical(raw)).toHaveLength(1);
});

test('rules are equal in any order, and a source by what it points at', () => {
  const web = { protocol: 'tcp', from: 80, to: 80, source: '0.0.0.0/0' };
  const declared: Value = [{ ...POSTGRES, source: { $ref: 'aws_security_group.orders' } }, web];
  expect(ingress.equal(declared, [web, POSTGRES], same)).toBe(true);
  expect(ingress.equal(declared, [web], same)).toBe(false);
  expect(ingress.equal([web], [web, POSTGRES], same)).toBe(false);
  expect(ingress.member?.(declared[0] ?? null, POSTGRES, same)).toBe(true);
  expect(ingress.member?.(declared[0] ?? null, { ...POSTGRES, to: 5433 }, same)).toBe(false);
});

test('the groups let in are named with their ports; ranges and self are not', () => {
  const rules = [
    POSTGRES,
    { protocol: 'tcp', from: 8000, to: 8100, source: { $ref: 'lb' } },
    { protocol: '-1', source: 'sg-0c3' },
    { protocol: 'tcp', from: 443, to: 443, source: '0.0.0.0/0' },
    { protocol: 'tcp', from: 443, to: 443, source: 'self' },
  ];
  expect(ingress.targets?.(rules)).toEqual([
    { to: 'sg-0b2', label: ':5432' },
    { to: { $ref: 'lb' }, label: ':8000-8100' },
    { to: 'sg-0c3', label: 'all' },
  ]);
});
