import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Fix } from '../../src/model/comparison.ts';
import { account, declared, deployed, design } from './graphs.ts';

const BUCKET = 'AWS::S3::Bucket';

function fixes(id: string, type: string = BUCKET): readonly Fix[] {
  return compare(design([]), account([deployed(type, id)])).findings[0]?.fixes ?? [];
}

describe('what nobody declared', () => {
  test('comes with its import for Terraform and CloudFormation, and the line that accepts it', () => {
    expect(fixes('old-logs')).toEqual([
      { tool: 'terraform', text: 'import {\n  to = aws_s3_bucket.old_logs\n  id = "old-logs"\n}' },
      {
        tool: 'cloudformation',
        text: '{"ResourceType":"AWS::S3::Bucket","LogicalResourceId":"OldLogs","ResourceIdentifier":{"BucketName":"old-logs"}}',
      },
      {
        tool: 'isodrift',
        text: 'accepted:\n  - pattern: "AWS::S3::Bucket/old-logs"\n    reason: "why, and until when"',
      },
    ]);
  });

  test('with a hostile name writes no expression and no line of its own', () => {
    const [terraform] = fixes('x"\n${file("/etc/passwd")}');
    expect(terraform?.text).toBe(
      'import {\n  to = aws_s3_bucket.x_file_etc_passwd\n  id = "x\\"\\n$${file(\\"/etc/passwd\\")}"\n}',
    );
  });

  test('without a single id has no import that would fail', () => {
    expect(
      fixes('arn:aws:ecs:eu-west-1:111122223333:service/a/b', 'AWS::ECS::Service').map(({ tool }) => tool),
    ).toEqual(['isodrift']);
  });
});

test('pasting the line that accepts a change accepts it', () => {
  const wanted = [
    declared(BUCKET, 'logs', { id: 'logs', attributes: { BucketName: 'logs' }, tags: { a: '1' } }),
  ];
  const found = account([deployed(BUCKET, 'logs', { attributes: { BucketName: 'logs' }, tags: { a: '2' } })]);
  const text = compare(design(wanted), found).findings[0]?.fixes?.at(-1)?.text ?? '';
  const pattern = JSON.parse(/pattern: (".*")/.exec(text)?.[1] ?? '""') as string;
  expect(pattern).toBe('AWS::S3::Bucket/logs#Tags.a');
  const accepted = [{ pattern, reason: 'known' }];
  expect(compare(design(wanted, { accepted }), found).findings[0]?.status).toBe('accepted');
});
