import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Resource } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';
import { account, design } from './graphs.ts';

const OPEN = [{ protocol: 'tcp', from: 22, to: 22, source: '0.0.0.0/0' }];
const EVERYWHERE = [{ protocol: '-1', source: '0.0.0.0/0' }];

test('a port opened on a group that declares no rule is a change', () => {
  expect(changed({}, { SecurityGroupIngress: OPEN })).toEqual(['SecurityGroupIngress']);
});

test('a group of which only one rule is declared may have others', () => {
  expect(changed({}, { SecurityGroupIngress: OPEN }, { partial: [] })).toEqual([]);
});

test('a declared way out that is gone is a change, though AWS gives every new group one', () => {
  expect(changed({ SecurityGroupEgress: EVERYWHERE }, {})).toEqual(['SecurityGroupEgress']);
});

test('the way out that AWS gives every new group need not be declared', () => {
  expect(changed({}, { SecurityGroupEgress: EVERYWHERE })).toEqual([]);
});

function changed(
  declared: Readonly<Record<string, Value>>,
  deployed: Readonly<Record<string, Value>>,
  more: Partial<Resource> = {},
): string[] {
  const desired = design([{ ...group('aws_security_group.web', declared), ...more }]);
  const inventory = account([group('111122223333/eu-west-1/AWS::EC2::SecurityGroup/sg-1', deployed)]);
  return compare(desired, inventory).findings.flatMap(({ changes }) => changes.map(({ path }) => path));
}

function group(key: string, attributes: Readonly<Record<string, Value>>): Resource {
  return {
    key,
    type: 'AWS::EC2::SecurityGroup',
    account: '111122223333',
    region: 'eu-west-1',
    id: 'sg-1',
    tags: {},
    attributes,
    source: { origin: 'test' },
  };
}
