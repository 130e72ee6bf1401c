import { expect, test } from 'vitest';
import { readDesired } from '../../src/desired/desired.ts';
import type { Desired } from '../../src/model/graph.ts';
import { designLines } from '../../src/report/design.ts';
import { managed, state } from '../desired/support.ts';

function desiredOf(files: Readonly<Record<string, string>>): Desired {
  const read = (path: string): string => files[path] ?? '';
  return readDesired(['isodrift.yaml'], { read, list: (path) => (Object.hasOwn(files, path) ? [path] : []) });
}

const jobs = (size: number): object =>
  managed('aws_sqs_queue.jobs', {
    id: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs',
    arn: 'arn:aws:sqs:eu-west-1:111122223333:jobs',
    name: 'jobs',
    max_message_size: size,
  });

test('what was read is told by source, with what is not known, where the sources disagree, and what to know', () => {
  const lines = designLines(
    desiredOf({
      'isodrift.yaml': `
sources: [a.tfstate, b.tfstate, stack.yaml]
resources:
  feed:
    type: AWS::S3::Bucket
    account: '111122223333'
    region: eu-west-1
    properties: { VersioningConfigration.Status: Enabled }
components: { queues: { types: AWS::SQS::Queue } }
rules: [{ require: encryption on queues }]
ignore: [AWS::Logs::LogGroup/*]
`,
      'a.tfstate': state(
        jobs(1024),
        managed(
          'random_id.x',
          { id: 'x' },
          { provider: 'provider["registry.terraform.io/hashicorp/random"]' },
        ),
      ),
      'b.tfstate': state(jobs(2048)),
      'stack.yaml': `
Parameters: { Kms: { Type: String } }
Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: t, KmsMasterKeyId: !Ref Kms } }
  Odd: { Type: AWS::Nobody::Knows }
`,
    }),
  );
  expect(lines.map((line) => line.replace(/sha256 \w+/, 'sha256'))).toMatchInlineSnapshot(`
    [
      "4 resources and 0 arrows declared in 4 sources",
      "  1  a.tfstate (Terraform state, serial 7)",
      "     b.tfstate (Terraform state, serial 7)",
      "  2  stack.yaml (CloudFormation, sha256)",
      "  1  isodrift.yaml (isodrift)",
      "  2 resources of no stated account: an inventory of one account settles it, else --account",
      "  2 resources of no stated region: an inventory of one region settles it, else --design-region",
      "  1 value that nobody can know before deployment: never compared",
      "  1 resource of 1 type without an entry, looked for by name and not compared: AWS::Nobody::Knows",
      "  1 component, 1 rule, 1 pattern accepted or ignored",
      "  sources that disagree (1)",
      "    aws_sqs_queue.jobs MaximumMessageSize  declared twice",
      "      1024 in a.tfstate:14 (aws_sqs_queue.jobs), which holds",
      "      2048 in b.tfstate:14 (aws_sqs_queue.jobs)",
      "  notes about the design (3)",
      "    a.tfstate: 1 resource of other providers than AWS left out",
      "    isodrift.yaml: feed: property VersioningConfigration is not compared, did you mean VersioningConfiguration?",
      "    stack.yaml: no value is given for Kms: what depends on that is not compared (--parameter Kms=...)",
    ]
  `);
});

test('an inventory as the baseline says which calls it had no answer to, and a design of nothing is told as such', () => {
  const empty: Desired = {
    format: 'isodrift/desired@1',
    title: '',
    sources: [],
    resources: [],
    relations: [],
    gaps: [],
  };
  expect(designLines(empty)).toEqual(['0 resources and 0 arrows declared in 0 sources']);
  const gap = {
    account: '111122223333',
    region: 'eu-west-1',
    service: 'sqs',
    action: 'ListQueues',
    reason: 'denied' as const,
    message: '',
    types: [],
  };
  expect(designLines({ ...empty, gaps: [gap, { ...gap, region: 'eu-west-2' }] }).slice(1)).toEqual([
    '  calls without an answer (2)',
    '    sqs:ListQueues denied (eu-west-1, eu-west-2)',
  ]);
});

test('of many sources and many notes the first are named, and nothing takes over a terminal', () => {
  const many = Array.from({ length: 30 }, (_, index) => index);
  const lines = designLines({
    format: 'isodrift/desired@1',
    title: '',
    sources: many.map((index) => ({ kind: 'cloudformation' as const, file: `${index}\u001B[31m.yaml` })),
    resources: [],
    relations: [],
    gaps: [],
    notes: many.map((index) => `note ${index}`),
  });
  expect(lines.filter((line) => line.includes('and 10 more'))).toHaveLength(2);
  expect(lines.join('')).not.toContain('\u001B');
});
