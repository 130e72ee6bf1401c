import { expect, test } from 'vitest';
import { anyTrue } from '../../../src/catalogue/kinds/any-true.ts';
import { count } from '../../../src/catalogue/kinds/count.ts';
import { csvRefs } from '../../../src/catalogue/kinds/csv-refs.ts';
import { enabledLogTypes } from '../../../src/catalogue/kinds/enabled-log-types.ts';
import { secondaryCidrs } from '../../../src/catalogue/kinds/secondary-cidrs.ts';
import { serviceLoadBalancers } from '../../../src/catalogue/kinds/service-load-balancers.ts';
import { stackResources } from '../../../src/catalogue/kinds/stack-resources.ts';
import { translated } from '../../../src/catalogue/kinds/translated.ts';

test('one main association makes the table the main one', () => {
  const { kind } = anyTrue();
  expect(kind.canonical([false, true])).toBe(true);
  expect(kind.canonical([false])).toBe(false);
  expect(kind.canonical([])).toBeUndefined();
});

test('things are counted, a number stays a number', () => {
  const { kind } = count();
  expect(kind.canonical(['a-001', 'a-002'])).toBe(2);
  expect(kind.canonical('3')).toBe(3);
  expect(kind.canonical([])).toBeUndefined();
});

test('subnets joined with commas equal a list of subnets', () => {
  const { kind } = csvRefs('AWS::EC2::Subnet', 'contains');
  expect(kind.canonical('subnet-2, subnet-1')).toEqual(['subnet-1', 'subnet-2']);
  expect(kind.canonical(['subnet-2', 'subnet-1'])).toEqual(['subnet-1', 'subnet-2']);
  expect(kind.canonical('')).toBeUndefined();
});

test('log types that are switched off do not count', () => {
  const { kind } = enabledLogTypes();
  const answer = [
    { types: ['audit', 'api'], enabled: true },
    { types: ['scheduler'], enabled: false },
  ];
  expect(kind.canonical(answer)).toEqual(['api', 'audit']);
  expect(kind.canonical(['audit', 'api'])).toEqual(['api', 'audit']);
});

test('the first range of a VPC is not among the added ones, nor is one on its way out', () => {
  const { kind } = secondaryCidrs();
  const vpc = {
    CidrBlock: '10.0.0.0/16',
    CidrBlockAssociationSet: [
      association('10.0.0.0/16', 'associated'),
      association('100.64.0.0/16', 'associated'),
      association('100.65.0.0/16', 'disassociated'),
    ],
  };
  expect(kind.canonical(vpc)).toEqual(['100.64.0.0/16']);
  expect(kind.canonical(['100.64.0.0/16'])).toEqual(['100.64.0.0/16']);
});

test('a service names its target group with the port it serves', () => {
  const { kind } = serviceLoadBalancers();
  const value = kind.canonical([
    { target_group_arn: 'tg-1', container_name: 'orders', container_port: 8080 },
  ]);
  expect(value).toEqual(
    kind.canonical([{ targetGroupArn: 'tg-1', containerName: 'orders', containerPort: 8080 }]),
  );
  expect(kind.targets?.(value ?? null)).toEqual([{ to: 'tg-1', label: ':8080' }]);
});

test('what a stack has deleted is not its own any more', () => {
  const { kind } = stackResources();
  expect(kind.canonical([member('Jobs', 'CREATE_COMPLETE'), member('Old', 'DELETE_COMPLETE')])).toEqual([
    { LogicalResourceId: 'Jobs', PhysicalResourceId: 'Jobs-1', ResourceType: 'AWS::SQS::Queue' },
  ]);
});

test('true and false may stand for words', () => {
  const { kind } = translated({ true: 'internal', false: 'internet-facing' });
  expect(kind.canonical(true)).toBe('internal');
  expect(kind.canonical('internet-facing')).toBe('internet-facing');
  expect(kind.canonical(null)).toBeUndefined();
});

function association(CidrBlock: string, State: string): unknown {
  return {
    CidrBlock,
    CidrBlockState: { State },
  };
}

function member(LogicalResourceId: string, ResourceStatus: string): unknown {
  return {
    LogicalResourceId,
    PhysicalResourceId: `${LogicalResourceId}-1`,
    ResourceType: 'AWS::SQS::Queue',
    ResourceStatus,
    LastUpdatedTimestamp: 'now',
  };
}
