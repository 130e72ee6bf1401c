import { describe, expect, test } from 'vitest';
import { layoutWithSlots } from '../../src/layout/layout.ts';
import type { Comparison, RelationFinding } from '../../src/model/comparison.ts';
import type { Scene } from '../../src/model/scene.ts';
import { comparison, finding, relation } from './build.ts';
import { estate } from './estate.ts';
import { account, random } from './generate.ts';
import { ordersPlatform } from './orders-platform.ts';

/** Cells rather than pixels: rows and columns in the order in which they come. */
function places(scene: Scene): Map<string, string> {
  return new Map(scene.blocks.map(({ key, zone, x, y }) => [key, `${zone} ${x} ${y}`]));
}

function movedShare(before: Scene, after: Scene): number {
  const [old, now] = [places(before), places(after)];
  const kept = [...old].filter(([key]) => now.has(key));
  return kept.filter(([key, place]) => now.get(key) !== place).length / kept.length;
}

function without(original: Comparison, key: string): Comparison {
  return {
    ...original,
    findings: original.findings.filter((each) => each.key !== key),
    relations: original.relations.filter(({ from, to }) => from !== key && to !== key),
  };
}

describe('what stood somewhere stays there', () => {
  test('when nothing changed', () => {
    const { scene, slots } = layoutWithSlots(ordersPlatform());
    expect(layoutWithSlots(ordersPlatform(), { slots }).scene).toEqual(scene);
  });

  test('when a status changes: ghosts keep their slot', () => {
    const { scene, slots } = layoutWithSlots(ordersPlatform());
    const changed = ordersPlatform();
    const findings = changed.findings.map((each) =>
      each.key === 'orders-replica' ? finding(each.type, each.key, { status: 'in-sync' }) : each,
    );
    const after = layoutWithSlots({ ...changed, findings }, { slots });
    expect(movedShare(scene, after.scene)).toBe(0);
  });

  test('in every view', () => {
    const { scene, slots } = layoutWithSlots(ordersPlatform());
    for (const view of ['desired', 'deployed'] as const) {
      const other = layoutWithSlots(ordersPlatform(), { slots, view }).scene;
      expect(movedShare(scene, other)).toBe(0);
      expect(other.blocks.some(({ status }) => status === 'missing' || status === 'unmanaged')).toBe(false);
    }
    const desired = layoutWithSlots(ordersPlatform(), { view: 'desired' }).scene;
    expect(desired.blocks.map(({ key }) => key)).toContain('orders-replica');
    expect(desired.blocks.map(({ key }) => key)).not.toContain('i-0bd4e1');
  });

  test('when one resource goes', () => {
    const { scene, slots } = layoutWithSlots(ordersPlatform());
    const after = layoutWithSlots(without(ordersPlatform(), 'alerts'), { slots }).scene;
    expect(movedShare(scene, after)).toBe(0);
  });

  test('when twenty resources come and go one by one, hardly anything moves', () => {
    const roll = random(11);
    let current = account(5, 200);
    let { scene, slots } = layoutWithSlots(current);
    const shares: number[] = [];
    for (let edit = 0; edit < 20; edit += 1) {
      const victim = current.findings[Math.floor(roll() * current.findings.length)];
      current =
        edit % 2 === 0
          ? comparison(
              [...current.findings, finding('AWS::Lambda::Function', `new-${edit}`)],
              current.relations,
            )
          : without(current, victim && !victim.type.startsWith('AWS::EC2::') ? victim.key : 'nothing');
      const next = layoutWithSlots(current, { slots });
      shares.push(movedShare(scene, next.scene));
      ({ scene, slots } = next);
    }
    const sorted = shares.toSorted((a, b) => a - b);
    expect(sorted[10]).toBe(0);
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.05);
  });
});

describe('a large sheet', () => {
  test('closes what does not fit before it pushes others', () => {
    let current = estate(1, 1000);
    let { scene, slots } = layoutWithSlots(current);
    for (let added = 0; added < 12; added += 1) {
      const key = `machine-${added}`;
      current = comparison(
        [...current.findings, finding('AWS::EC2::Instance', key)],
        [...current.relations, relation('vpc-0-app-a', key, 'contains')],
      );
      const next = layoutWithSlots(current, { slots });
      expect(movedShare(scene, next.scene)).toBeLessThan(0.05);
      ({ scene, slots } = next);
    }
  });

  test('keeps a subnet where it stood when it loses its way to the internet, and shows it as private', () => {
    const whole = estate(1, 200);
    const { scene, slots } = layoutWithSlots(whole);
    const isOther = ({ from, kind }: RelationFinding): boolean =>
      kind !== 'routes' || from !== 'vpc-0-public-a';
    const closed = { ...whole, relations: whole.relations.filter(isOther) };
    const after = layoutWithSlots(closed, { slots }).scene;
    expect(movedShare(scene, after)).toBe(0);
    const kinds = (drawn: Scene): string[] =>
      drawn.zones.filter(({ key }) => key?.startsWith('vpc-0-public-')).map(({ kind }) => kind);
    expect(kinds(after)).toEqual(['subnet-private', 'subnet-public', 'subnet-public']);
  });
});

test('what somebody moved by hand stays where they put it', () => {
  const { scene, slots } = layoutWithSlots(ordersPlatform());
  const [area, ground] =
    Object.entries(slots.areas).find(([, { slots: held }]) => Object.hasOwn(held, 'carts')) ?? [];
  if (area === undefined || !ground) throw new Error('the table has no slot');
  const far: readonly [number, number] = [ground.columns, ground.rows];
  const moved = {
    ...slots,
    areas: { ...slots.areas, [area]: { ...ground, slots: { ...ground.slots, carts: far } } },
  };
  const drawn = layoutWithSlots(ordersPlatform(), { slots: moved });
  expect(drawn.slots.areas[area]?.slots['carts']).toEqual(far);
  const at = (where: Scene): number => where.blocks.find(({ key }) => key === 'carts')?.x ?? 0;
  expect(at(drawn.scene)).toBeGreaterThan(at(scene));
  expect(layoutWithSlots(ordersPlatform(), { slots: drawn.slots }).scene).toEqual(drawn.scene);
});
