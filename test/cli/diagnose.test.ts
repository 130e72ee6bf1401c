import { expect, test } from 'vitest';
import { diagnose, statementFor } from '../../src/cli/diagnose.ts';
import { preflight, scanTrial, subnets } from '../scanner/account.ts';

test('the statement that closes the denied calls names exactly these, as IAM names them', async () => {
  const { inventory } = await scanTrial({
    exchanges: [...preflight, subnets(['subnet-1'])],
    types: ['AWS::EC2::Subnet', 'AWS::S3::Bucket', 'AWS::SQS::Queue'],
    faults: {
      'ec2:DescribeSubnets': { kind: 'denied' },
      's3:ListBuckets': { kind: 'denied' },
      'sqs:ListQueues': { kind: 'denied-by-scp' },
    },
  });
  expect(JSON.parse(statementFor(inventory.gaps))).toEqual({
    Effect: 'Allow',
    Action: ['ec2:DescribeSubnets', 's3:ListAllMyBuckets'],
    Resource: '*',
  });
  expect(diagnose(inventory)).toContain('denied-by-scp (1): an organisation policy forbids them');
});

test('an account that could not be entered is no matter of a statement', async () => {
  const { inventory } = await scanTrial({ exchanges: preflight, types: [] });
  const gap = {
    account: '444455556666',
    region: 'global',
    service: 'sts',
    action: 'AssumeRole',
    reason: 'denied',
    message: 'AccessDenied',
    types: ['AWS::EC2::VPC'],
  } as const;
  expect(statementFor([gap])).toBe('');
  expect(diagnose({ ...inventory, gaps: [gap] })).toContain('account 444455556666 hides AWS::EC2::VPC');
});
