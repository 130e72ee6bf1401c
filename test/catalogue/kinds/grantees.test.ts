import { expect, test } from 'vitest';
import { grantees } from '../../../src/catalogue/kinds/grantees.ts';
import type { Value } from '../../../src/model/value.ts';

const { canonical, equal, member } = grantees().kind;
const same = (one: Value, other: Value): boolean => one === other;

const DEPLOYED = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'api',
      Effect: 'Allow',
      Principal: { Service: 'apigateway.amazonaws.com' },
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
      Condition: { ArnLike: { 'AWS:SourceArn': 'arn:api/*' } },
    },
    {
      Sid: 'account',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Action: 'lambda:InvokeFunction',
      Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
    },
  ],
});

const CLOUDFORMATION = {
  FunctionName: { $ref: 'Function' },
  Action: 'lambda:InvokeFunction',
  Principal: 'apigateway.amazonaws.com',
  SourceArn: 'arn:api/*',
};

const TERRAFORM = {
  function_name: 'f',
  statement_id: 'account',
  action: 'lambda:InvokeFunction',
  principal: '111122223333',
  source_arn: null,
  source_account: '',
};

test('permissions declared one by one are the statements that AWS makes of them', () => {
  const desired = canonical([CLOUDFORMATION, TERRAFORM]) ?? null;
  expect(equal(desired, canonical(DEPLOYED) ?? null, same)).toBe(true);
});

test('one permission is found among the deployed statements, and only the right one', () => {
  const [permission] = canonical([CLOUDFORMATION]) as Value[];
  const [stranger] = canonical([{ ...CLOUDFORMATION, Principal: 's3.amazonaws.com' }]) as Value[];
  const deployed = canonical(DEPLOYED) as Value[];
  expect(deployed.filter((one) => member?.(permission ?? null, one, same))).toHaveLength(1);
  expect(deployed.filter((one) => member?.(stranger ?? null, one, same))).toHaveLength(0);
});

test('a function that nobody may invoke says nothing', () => {
  expect(canonical(undefined)).toBeUndefined();
});
