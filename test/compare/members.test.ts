import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { account, declared, deployed, design } from './graphs.ts';

const GROUP = 'AWS::EC2::SecurityGroup';
const CLUSTER = 'AWS::RDS::DBCluster';
const DATABASE = 'AWS::RDS::DBInstance';
const FUNCTION = 'AWS::Lambda::Function';
const VOLUME = 'AWS::EC2::Volume';
const INSTANCE = 'AWS::EC2::Instance';

const fromWeb = { protocol: 'tcp', from: 5432, to: 5432, source: 'sg-web' };
const fromOffice = { protocol: 'tcp', from: 5432, to: 5432, source: '192.0.2.0/24' };

/** A cluster whose design names the group; AWS puts its members behind the group as well. */
function judged(rules: readonly (typeof fromWeb)[]): string[] {
  const wanted = design([
    declared(GROUP, 'web', { id: 'sg-web' }),
    declared(GROUP, 'data', { id: 'sg-data', attributes: { SecurityGroupIngress: [fromWeb] } }),
    declared(FUNCTION, 'shop', { id: 'shop', attributes: { 'VpcConfig.SecurityGroupIds': ['sg-web'] } }),
    declared(CLUSTER, 'orders', { id: 'orders', attributes: { VpcSecurityGroupIds: ['sg-data'] } }),
    declared(DATABASE, 'writer', { id: 'writer', attributes: { DBClusterIdentifier: 'orders' } }),
  ]);
  const found = account([
    deployed(GROUP, 'sg-web'),
    deployed(GROUP, 'sg-data', { attributes: { SecurityGroupIngress: rules } }),
    deployed(FUNCTION, 'shop', { attributes: { 'VpcConfig.SecurityGroupIds': ['sg-web'] } }),
    deployed(CLUSTER, 'orders', { attributes: { VpcSecurityGroupIds: ['sg-data'] } }),
    deployed(DATABASE, 'writer', {
      attributes: { DBClusterIdentifier: 'orders', VPCSecurityGroups: ['sg-data'] },
    }),
  ]);
  return compare(wanted, found)
    .relations.filter(({ kind }) => kind === 'connects')
    .map(({ from, to, status }) => `${from} -> ${to}: ${status}`);
}

test('a rule added to a group makes no other arrow of the group unmanaged', () => {
  const inSync = ['shop -> orders: in-sync', 'shop -> writer: in-sync'];
  expect(judged([fromWeb])).toEqual(inSync);
  expect(judged([fromWeb, fromOffice])).toEqual(inSync);
});

test('the rule that is added makes its own arrow, and that one nobody declared', () => {
  const other = { ...fromWeb, from: 22, to: 22 };
  const unmanaged = judged([fromWeb, other]).filter((line) => line.endsWith('unmanaged'));
  expect(unmanaged).toEqual(['shop -> orders: unmanaged', 'shop -> writer: unmanaged']);
});

test('the root volume of a machine is part of it, and a second volume is not', () => {
  const found = account([
    deployed(INSTANCE, 'i-1'),
    deployed(VOLUME, 'vol-root', {
      attributes: { InstanceIds: ['i-1'], Device: '/dev/xvda', DeleteOnTermination: false },
    }),
    deployed(VOLUME, 'vol-data', {
      attributes: { InstanceIds: ['i-1'], Device: '/dev/sdf', DeleteOnTermination: false },
    }),
  ]);
  const statuses = compare(design([]), found).findings.map(
    ({ deployed: one, status }) => `${one?.id} ${status}`,
  );
  expect(statuses.toSorted()).toEqual(['i-1 unmanaged', 'vol-data unmanaged', 'vol-root aws-default']);
});
