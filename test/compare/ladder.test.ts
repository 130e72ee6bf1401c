import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { MATCH_RUNGS, type MatchRung } from '../../src/model/comparison.ts';
import type { Resource } from '../../src/model/graph.ts';
import { reference } from '../../src/model/value.ts';
import { account, declared, deployed, design } from './graphs.ts';

const QUEUE = 'AWS::SQS::Queue';
const SUBNET = 'AWS::EC2::Subnet';
const ARN = 'arn:aws:sqs:eu-west-1:111122223333:jobs';
const STACK = { 'aws:cloudformation:stack-name': 'shop', 'aws:cloudformation:logical-id': 'Jobs' };
const logical = { match: { stack: 'shop', logicalId: 'Jobs' } };
const vpc = declared('AWS::EC2::VPC', 'vpc', { id: 'vpc-1' });
const realVpc = deployed('AWS::EC2::VPC', 'vpc-1');
const range = (CidrBlock: string): Resource['attributes'] => ({ VpcId: 'vpc-1', CidrBlock });

const stackOf = (...ids: readonly string[]): Resource =>
  deployed('AWS::CloudFormation::Stack', 'arn:aws:cloudformation:eu-west-1:111122223333:stack/shop/1', {
    name: 'shop',
    attributes: {
      Resources: ids.map((id) => ({
        LogicalResourceId: 'Jobs',
        PhysicalResourceId: id,
        ResourceType: QUEUE,
      })),
    },
  });

interface Step {
  readonly rung: MatchRung;
  readonly wanted: Resource;
  readonly right: Resource;
  /** fits as well */
  readonly twin: Resource;
  readonly around?: { readonly declared?: readonly Resource[]; readonly deployed?: readonly Resource[] };
  /** there only where the twin is */
  readonly besides?: readonly Resource[];
}

const STEPS: readonly Step[] = [
  {
    rung: 'arn',
    wanted: declared(QUEUE, 'it', { arn: ARN }),
    right: deployed(QUEUE, 'a', { arn: ARN }),
    twin: deployed(QUEUE, 'b', { arn: ARN }),
  },
  {
    rung: 'id',
    wanted: declared(QUEUE, 'it', { id: 'jobs' }),
    right: deployed(QUEUE, 'jobs'),
    twin: deployed(QUEUE, 'jobs', { region: 'us-east-1' }),
  },
  {
    rung: 'physical-id',
    wanted: declared(QUEUE, 'it', logical),
    right: deployed(QUEUE, 'a'),
    twin: deployed(QUEUE, 'b'),
    around: { deployed: [stackOf('a')] },
    besides: [stackOf('a', 'b')],
  },
  {
    rung: 'stack-tags',
    wanted: declared(QUEUE, 'it', logical),
    right: deployed(QUEUE, 'a', { tags: STACK }),
    twin: deployed(QUEUE, 'b', { tags: STACK }),
  },
  {
    rung: 'explicit',
    wanted: declared(QUEUE, 'it', { match: { tags: { role: 'jobs' } } }),
    right: deployed(QUEUE, 'a', { tags: { role: 'jobs' } }),
    twin: deployed(QUEUE, 'b', { tags: { role: 'jobs' } }),
  },
  {
    rung: 'natural-key',
    wanted: declared(QUEUE, 'it', { attributes: { QueueName: 'jobs' } }),
    right: deployed(QUEUE, 'a', { attributes: { QueueName: 'jobs' } }),
    twin: deployed(QUEUE, 'b', { region: 'us-east-1', attributes: { QueueName: 'jobs' } }),
  },
  {
    rung: 'name',
    wanted: declared(SUBNET, 'it', { name: 'front' }),
    right: deployed(SUBNET, 'subnet-1', { name: 'front' }),
    twin: deployed(SUBNET, 'subnet-2', { name: 'front' }),
  },
  {
    rung: 'structure',
    wanted: declared(SUBNET, 'it', { attributes: { VpcId: reference('vpc'), CidrBlock: '10.0.1.0/24' } }),
    right: deployed(SUBNET, 'subnet-1', { attributes: range('10.0.1.0/24') }),
    twin: deployed(SUBNET, 'subnet-2', { attributes: range('10.0.1.0/24') }),
    around: { declared: [vpc], deployed: [realVpc] },
  },
];

describe.each(STEPS)('the rung $rung', ({ rung, wanted, right, twin, around = {}, besides }) => {
  const others = around.deployed ?? [];
  const wanting = design([wanted, ...(around.declared ?? [])]);

  test('finds the one that fits, and is told', () => {
    const { findings } = compare(wanting, account([right, ...others]));
    expect(findings.find(({ key }) => key === 'it')).toMatchObject({
      match: rung,
      deployed: { key: right.key },
    });
  });

  test('guesses nothing where two fit, whichever comes first', () => {
    for (const order of [
      [right, twin],
      [twin, right],
    ]) {
      const { findings, summary } = compare(wanting, account([...order, ...(besides ?? others)]));
      const finding = findings.find(({ key }) => key === 'it');
      expect(finding?.deployed).toBeUndefined();
      expect(finding?.match).toBeUndefined();
      expect(summary.findings.changed + summary.findings['in-sync']).toBe(around.declared?.length ?? 0);
    }
  });

  test('guesses nothing where it is declared twice', () => {
    const again = { ...wanted, key: 'again' };
    const twice = design([wanted, again, ...(around.declared ?? [])]);
    const { findings } = compare(twice, account([right, ...others]));
    const both = findings.filter(({ key }) => key === 'it' || key === 'again');
    expect(both.map(({ match }) => match)).toEqual([undefined, undefined]);
  });
});

test('no rung is without a test', () => {
  expect(STEPS.map(({ rung }) => rung)).toEqual([...MATCH_RUNGS]);
});
