import { describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import type { Finding, RelationFinding } from '../../src/model/comparison.ts';
import type { View } from '../../src/model/scene.ts';
import { comparison, finding, relation } from './build.ts';

const SERVICES = [
  finding('AWS::ElasticLoadBalancingV2::LoadBalancer', 'lb'),
  finding('AWS::ECS::Service', 'web'),
];

/** `from -> to status text count` of every arrow. */
function drawn(
  findings: readonly Finding[],
  relations: readonly RelationFinding[],
  view: View = 'drift',
): string[] {
  return layout(comparison(findings, relations), { view }).arrows.map(
    ({ from, to, status, text, count }) => `${from} -> ${to} ${status} ${text} ${count}`,
  );
}

describe('between two blocks runs one arrow each way', () => {
  test('whatever the relations, with the texts of all', () => {
    const relations = [
      relation('lb', 'web', 'routes', { label: ':80' }),
      relation('lb', 'web', 'connects', { label: ':443' }),
      relation('web', 'lb', 'connects', { label: ':9' }),
    ];
    expect(drawn(SERVICES, relations)).toEqual(['lb -> web in-sync :443, :80 2', 'web -> lb in-sync :9 1']);
  });

  test('in the worst state of all', () => {
    const relations = [
      relation('lb', 'web', 'routes', { label: ':80' }),
      relation('lb', 'web', 'connects', { label: ':22', status: 'unmanaged' }),
    ];
    expect(drawn(SERVICES, relations)).toEqual(['lb -> web unmanaged :22, :80 2']);
  });

  test('and a view draws it while it has any of them', () => {
    const missing = relation('lb', 'web', 'connects', { status: 'missing' });
    expect(drawn(SERVICES, [relation('lb', 'web', 'routes'), missing], 'deployed')).toEqual([
      'lb -> web in-sync  2',
    ]);
    expect(drawn(SERVICES, [missing], 'deployed')).toEqual([]);
    expect(drawn(SERVICES, [missing], 'desired')).toEqual(['lb -> web in-sync  1']);
  });
});

describe('what another arrow says is not drawn again', () => {
  const queue = [finding('AWS::SQS::Queue', 'jobs'), finding('AWS::Lambda::Function', 'work')];
  const invokes = relation('jobs', 'work', 'invokes');

  test('that a consumer reads the queue that invokes it', () => {
    expect(drawn(queue, [invokes, relation('work', 'jobs', 'reads')])).toEqual(['jobs -> work in-sync  2']);
  });

  test('unless the reading diverges, or writes as well', () => {
    const unmanaged = relation('work', 'jobs', 'reads', { status: 'unmanaged' });
    expect(drawn(queue, [invokes, unmanaged])).toHaveLength(2);
    const writes = relation('work', 'jobs', 'writes');
    expect(drawn(queue, [invokes, relation('work', 'jobs', 'reads'), writes])).toHaveLength(2);
  });

  const cluster = [
    finding('AWS::Lambda::Function', 'api'),
    finding('AWS::RDS::DBCluster', 'orders'),
    finding('AWS::RDS::DBInstance', 'writer'),
  ];
  const names: RelationFinding = {
    ...relation('orders', 'writer', 'routes'),
    evidence: { resource: 'writer', attribute: 'DBClusterIdentifier' },
  };
  const reaches = relation('api', 'orders', 'connects', { label: ':5432' });

  test('that who reaches a cluster reaches its members', () => {
    const member = relation('api', 'writer', 'connects', { label: ':5432' });
    expect(drawn(cluster, [names, reaches, member])).toEqual([
      'api -> orders in-sync :5432 2',
      'orders -> writer in-sync  1',
    ]);
  });

  test('unless a member is reached otherwise than its cluster', () => {
    const otherPort = relation('api', 'writer', 'connects', { label: ':22' });
    expect(drawn(cluster, [names, reaches, otherPort])).toHaveLength(3);
    const diverging = relation('api', 'writer', 'connects', { label: ':5432', status: 'unmanaged' });
    expect(drawn(cluster, [names, reaches, diverging])).toHaveLength(3);
  });
});
