import { describe, expect, test } from 'vitest';
import { grants, rolePolicies } from '../../../src/catalogue/kinds/role-policies.ts';
import type { Value } from '../../../src/model/value.ts';

const { canonical, equal, member, targets } = rolePolicies([]).kind;
const same = (one: Value, other: Value): boolean => one === other;

function allow(action: string | string[], resource: Value): { Statement: Value } {
  return { Statement: { Effect: 'Allow', Action: action, Resource: resource } };
}

describe('policies of a role', () => {
  test('read the same from the API, CloudFormation and Terraform', () => {
    const document = allow('sqs:SendMessage', 'arn:q');
    const cloudformation = canonical([{ PolicyName: 'send', PolicyDocument: document }]);
    expect(cloudformation).toBeDefined();
    expect(
      canonical([{ PolicyName: 'send', PolicyDocument: encodeURIComponent(JSON.stringify(document)) }]),
    ).toEqual(cloudformation);
    expect(canonical([{ name: 'send', policy: JSON.stringify(document), role: 'r' }])).toEqual(
      cloudformation,
    );
  });

  test('are none where Terraform writes an empty block', () => {
    expect(canonical([{ name: '', policy: '' }])).toBeUndefined();
    expect(canonical([{ name: null, policy: null }])).toBeUndefined();
  });

  test('declared one by one are found among the deployed', () => {
    const [send] = canonical([
      { PolicyName: 'send', PolicyDocument: allow('sqs:SendMessage', 'q') },
    ]) as Value[];
    const [other] = canonical([{ PolicyName: 'send', PolicyDocument: allow('sqs:*', 'q') }]) as Value[];
    expect(member?.(send ?? null, send ?? null, same)).toBe(true);
    expect(member?.(send ?? null, other ?? null, same)).toBe(false);
  });

  test('of one name are one policy, the one declared apart', () => {
    const noted = { name: 'send', policy: JSON.stringify(allow('sqs:*', 'arn:q')) };
    const apart = { PolicyName: 'send', PolicyDocument: allow('sqs:SendMessage', 'arn:q') };
    expect(canonical([noted, apart])).toEqual(canonical([apart]));
  });

  test('are equal in any order', () => {
    const a = { PolicyName: 'a', PolicyDocument: allow('s3:GetObject', 'x') };
    const b = { PolicyName: 'b', PolicyDocument: allow('s3:PutObject', 'x') };
    expect(equal(canonical([a, b]) ?? null, canonical([b, a]) ?? null, same)).toBe(true);
    expect(equal(canonical([a, b]) ?? null, canonical([a]) ?? null, same)).toBe(false);
  });

  test.each([
    ['dynamodb:GetItem', ['reads']],
    ['dynamodb:BatchWriteItem', ['writes']],
    ['dynamodb:*', ['reads', 'writes']],
    ['*', ['reads', 'writes']],
    ['lambda:InvokeFunction', ['invokes']],
    ['states:StartExecution', ['invokes']],
    ['sqs:ReceiveMessage', ['reads']],
    ['sqs:DeleteMessage', ['reads']],
    ['sqs:SendMessage', ['writes']],
    ['sns:Publish', ['writes']],
    ['s3:ListBucket', ['reads']],
    ['secretsmanager:GetSecretValue', ['reads']],
    ['dynamodb:DescribeTable', []],
    ['kms:Decrypt', []],
    ['logs:PutLogEvents', []],
  ])('that allow %s give the arrows %j', (action, kinds) => {
    const value = canonical([{ PolicyName: 'p', PolicyDocument: allow(action, 'arn:x') }]);
    expect(targets?.(value ?? null).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('give no arrow for what they deny or allow on everything', () => {
    const denied = { Statement: { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:x' } };
    const value = canonical([
      { PolicyName: 'deny', PolicyDocument: denied },
      { PolicyName: 'all', PolicyDocument: allow('s3:GetObject', '*') },
    ]);
    expect(targets?.(value ?? null)).toEqual([]);
  });

  test('give arrows to references', () => {
    const value = canonical([{ PolicyName: 'p', PolicyDocument: allow('s3:GetObject', { $ref: 'Bucket' }) }]);
    expect(targets?.(value ?? null)).toEqual([{ to: { $ref: 'Bucket' }, kind: 'reads' }]);
  });
});

test('of a managed policy only the version in force counts', () => {
  const { kind } = grants([]);
  const value = kind.canonical([
    { VersionId: 'v2', IsDefaultVersion: true, Document: JSON.stringify(allow('s3:GetObject', 'arn:new')) },
    { VersionId: 'v1', IsDefaultVersion: false, Document: JSON.stringify(allow('s3:PutObject', 'arn:old')) },
  ]);
  expect(kind.targets?.(value ?? null)).toEqual([{ to: 'arn:new', kind: 'reads' }]);
});
