import { describe, expect, test } from 'vitest';
import { layout } from '../../src/layout/layout.ts';
import { type Comparison, DIVERGENT } from '../../src/model/comparison.ts';
import type { Scene } from '../../src/model/scene.ts';
import { comparison, finding, relation } from './build.ts';
import { account, random } from './generate.ts';
import { ordersPlatform } from './orders-platform.ts';

/** Every finding key that a scene shows in any form. */
function shownIn({ blocks, zones, also }: Scene): Set<string> {
  return new Set([
    ...blocks.flatMap(({ key, members, folded }) => [
      key,
      ...(members?.keys ?? []),
      ...folded.map((note) => note.key),
    ]),
    ...zones.flatMap(({ key }) => key ?? []),
    ...also.map(({ key }) => key),
  ]);
}

function unseen(drawn: Comparison): string[] {
  const shown = shownIn(layout(drawn));
  return drawn.findings
    .filter(({ key, status }) => DIVERGENT.includes(status) && !shown.has(key))
    .map(({ key }) => key);
}

/** The same account with one in three relations and one in five findings lost. */
function damaged(original: Comparison, seed: number): Comparison {
  const roll = random(seed);
  return {
    ...original,
    findings: original.findings.filter(() => roll() > 0.2),
    relations: original.relations.filter(() => roll() > 0.33),
  };
}

describe('nothing that diverges is invisible', () => {
  test('in the shop', () => {
    expect(unseen(ordersPlatform())).toEqual([]);
  });

  test.each([50, 200, 1000, 10_000])(
    'in an account of %i resources, drawn as closed as it must be',
    (size) => {
      expect(unseen(account(6, size))).toEqual([]);
    },
  );

  test.each([1, 2, 3, 4, 5])('when findings and relations are missing (seed %i)', (seed) => {
    expect(unseen(damaged(account(seed, 200), seed))).toEqual([]);
  });

  test('when a zone contains itself, or two contain each other', () => {
    const rings = comparison(
      [
        finding('AWS::EC2::VPC', 'vpc', { status: 'changed' }),
        finding('AWS::EC2::Subnet', 'one', { status: 'changed' }),
        finding('AWS::EC2::Subnet', 'two', { status: 'changed' }),
        finding('AWS::EC2::Instance', 'box', { status: 'unmanaged' }),
      ],
      [
        relation('vpc', 'vpc', 'contains'),
        relation('one', 'two', 'contains'),
        relation('two', 'one', 'contains'),
        relation('one', 'box', 'contains'),
        relation('nobody', 'box', 'contains'),
      ],
    );
    expect(unseen(rings)).toEqual([]);
  });

  test('when an arrow diverges between things that have no block', () => {
    const scene = layout(
      comparison(
        [finding('AWS::EC2::SecurityGroup', 'one'), finding('AWS::EC2::SecurityGroup', 'two')],
        [relation('one', 'two', 'connects', { status: 'unmanaged', label: ':22' })],
      ),
    );
    expect(scene.also.map(({ key }) => key)).toEqual(['one -> two']);
  });
});
