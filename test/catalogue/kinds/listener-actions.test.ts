import { expect, test } from 'vitest';
import { listenerActions } from '../../../src/catalogue/kinds/listener-actions.ts';
import { listenerRules } from '../../../src/catalogue/kinds/listener-rules.ts';

const { kind: actions } = listenerActions();
const { kind: rules } = listenerRules();
const never = (): boolean => false;

const FORWARD = [{ type: 'forward', targets: [{ target: 'tg-1' }] }];

test.each([
  [
    'the API',
    [
      {
        Type: 'forward',
        TargetGroupArn: 'tg-1',
        ForwardConfig: {
          TargetGroups: [{ TargetGroupArn: 'tg-1', Weight: 1 }],
          TargetGroupStickinessConfig: { Enabled: false },
        },
      },
    ],
  ],
  ['CloudFormation', [{ Type: 'forward', TargetGroupArn: 'tg-1' }]],
  ['Terraform', [{ type: 'forward', target_group_arn: 'tg-1', order: 1, forward: [], redirect: [] }]],
  [
    'Terraform with a block',
    [{ type: 'forward', forward: [{ target_group: [{ arn: 'tg-1', weight: 1 }] }] }],
  ],
  ['the canonical form itself', FORWARD],
])('forwarding, as %s says it', (_spelling, raw) => {
  expect(actions.canonical(raw)).toEqual(FORWARD);
});

test('weights count when there are several targets', () => {
  const [ten, twenty] = [actions.canonical(both(10)) ?? null, actions.canonical(both(20)) ?? null];
  expect(actions.equal(ten, actions.canonical(both(10)) ?? null, never)).toBe(true);
  expect(actions.equal(ten, twenty, never)).toBe(false);
  expect(actions.targets?.(ten)).toEqual([{ to: 'tg-1' }, { to: 'tg-2' }]);
});

test('a redirect says only what it changes', () => {
  const deployed = [
    {
      Type: 'redirect',
      RedirectConfig: {
        Protocol: 'HTTPS',
        Port: '443',
        Host: '#{host}',
        Path: '/#{path}',
        Query: '#{query}',
        StatusCode: 'HTTP_301',
      },
    },
  ];
  const declared = [
    { type: 'redirect', redirect: [{ port: '443', protocol: 'HTTPS', status_code: 'HTTP_301' }] },
  ];
  expect(actions.canonical(declared)).toEqual(actions.canonical(deployed));
});

test('an identity provider keeps its issuer, never its secret', () => {
  const raw = [
    {
      Type: 'authenticate-oidc',
      AuthenticateOidcConfig: { Issuer: 'https://id.example.com', ClientId: 'x', ClientSecret: 'hush' },
    },
  ];
  expect(actions.canonical(raw)).toEqual([{ type: 'authenticate-oidc', issuer: 'https://id.example.com' }]);
});

test('a rule is the same in the API and in Terraform, and the default rule is left out', () => {
  const deployed = rules.canonical([
    {
      Priority: '20',
      IsDefault: false,
      Conditions: [
        { Field: 'host-header', Values: ['b.example.com', 'a.example.com'], HostHeaderConfig: {} },
        { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Beta', Values: ['1'] } },
        { Field: 'query-string', QueryStringConfig: { Values: [{ Key: 'v', Value: '2' }] } },
      ],
      Actions: [{ Type: 'forward', TargetGroupArn: 'tg-1' }],
    },
    {
      Priority: 'default',
      IsDefault: true,
      Conditions: [],
      Actions: [{ Type: 'forward', TargetGroupArn: 'tg-1' }],
    },
  ]);
  const declared = rules.canonical([
    {
      priority: 20,
      condition: [
        { host_header: [{ values: ['a.example.com', 'b.example.com'] }], path_pattern: [], http_header: [] },
        { http_header: [{ http_header_name: 'X-Beta', values: ['1'] }] },
        { query_string: [{ key: 'v', value: '2' }] },
      ],
      action: [{ type: 'forward', target_group_arn: 'tg-1' }],
    },
  ]);
  expect(declared).toEqual(deployed);
  expect(rules.canonical(deployed)).toEqual(deployed);
});

test('the condition of a rule is written on its arrow', () => {
  const value = rules.canonical([
    {
      Priority: 5,
      Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/orders/*'] } }],
      Actions: [{ Type: 'forward', TargetGroupArn: 'tg-1' }],
    },
  ]);
  expect(rules.targets?.(value ?? null)).toEqual([{ to: 'tg-1', label: '/orders/*' }]);
});

/** Two target groups, of which the second weighs so much. */
function both(weight: number): unknown {
  return [
    {
      type: 'forward',
      forward: [
        {
          target_group: [
            { arn: 'tg-2', weight },
            { arn: 'tg-1', weight: 90 },
          ],
        },
      ],
    },
  ];
}
