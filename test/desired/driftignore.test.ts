import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { account, deployed } from '../compare/graphs.ts';
import { read } from './support.ts';

const IGNORE = `# what driftctl was told
*
!aws_s3_bucket
aws_s3_bucket.my\\.logs
aws_iam_*
`;

describe('.driftignore', () => {
  test('beside isodrift.yaml it is read, with its escapes, its patterns of types and what it takes back', () => {
    const desired = read(
      { 'a/isodrift.yaml': 'title: x\n', 'a/.driftignore': IGNORE },
      {},
      'a/isodrift.yaml',
    );
    const inventory = account([
      deployed('AWS::S3::Bucket', 'my.logs'),
      deployed('AWS::S3::Bucket', 'uploads'),
      deployed('AWS::SQS::Queue', 'jobs'),
    ]);
    expect(
      compare(desired, inventory).findings.map(({ key, status }) => [key.split('/').at(-1), status]),
    ).toEqual([
      ['uploads', 'unmanaged'],
      ['my.logs', 'accepted'],
      ['jobs', 'accepted'],
    ]);
    expect(desired.accepted?.[2]).toEqual({
      pattern: 'AWS::S3::Bucket/my.logs',
      reason: 'ignored in .driftignore',
      source: { origin: 'a/.driftignore', line: 4 },
    });
  });

  test('an attribute comes after the id, and a type that does not exist is told', () => {
    const desired = read({ '.driftignore': 'aws_instance.i-1.instance_type\nazurerm_vm.x\n' });
    expect(desired.accepted?.map(({ pattern }) => pattern)).toEqual(['AWS::EC2::Instance/i-1#InstanceType']);
    expect(desired.notes).toEqual(['.driftignore:2: no resource type is called azurerm_vm']);
  });
});
