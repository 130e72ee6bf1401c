import { describe, expect, test } from 'vitest';
import { layout, layoutWithSlots } from '../../src/layout/layout.ts';
import { SUBJECTS, type Scene } from '../../src/model/scene.ts';
import { renderSvg } from '../../src/render/svg/svg.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import { comparison, finding, relation } from './build.ts';
import { account, shuffled } from './generate.ts';
import { faultsOf } from './measure.ts';
import { ordersPlatform } from './orders-platform.ts';

const VIEWS = SUBJECTS.filter((subject) => subject !== 'architecture');
const NONE = { overlaps: [], escapes: [], throughBlocks: [], sharedLanes: [], labels: [] };

function aspectOf(scene: Scene): number {
  const [, , width = 0, height = 1] =
    /viewBox="([^"]+)"/.exec(renderSvg(scene))?.[1]?.split(' ').map(Number) ?? [];
  return width / height;
}

describe.each(VIEWS)('the view of %s', (subject) => {
  test.each([50, 200, 1000])('of %i resources has no fault', (size) => {
    for (const seed of [1, 2, 3]) {
      const scene = layout(account(seed, size), { subject });
      expect({ seed, ...faultsOf(scene) }).toEqual({ seed, ...NONE });
      expect(scene.blocks.length).toBeLessThanOrEqual(500);
      expect(aspectOf(scene)).toBeGreaterThan(0.6);
      expect(aspectOf(scene)).toBeLessThan(1.8);
    }
  });

  test('of a shop has no fault on any side, and everything stands where it stood', () => {
    const { scene, slots } = layoutWithSlots(ordersPlatform(), { subject });
    expect(faultsOf(scene)).toEqual(NONE);
    const at = new Map(scene.blocks.map(({ key, x, y }) => [key, `${x} ${y}`]));
    for (const view of ['desired', 'deployed'] as const) {
      const side = layout(ordersPlatform(), { subject, view, slots });
      expect(faultsOf(side)).toEqual(NONE);
      expect(side.blocks.filter(({ key, x, y }) => at.get(key) !== `${x} ${y}`)).toEqual([]);
      expect(side.blocks.some(({ status }) => status === 'missing' || status === 'unmanaged')).toBe(false);
    }
  });

  test('has the same bytes whatever the order of its input', () => {
    const original = account(2, 200);
    expect(renderSvg(layout(shuffled(original, 5), { subject }))).toBe(
      renderSvg(layout(original, { subject })),
    );
  });
});

describe('a neighbourhood', () => {
  const around = (key: string, depth: number): Scene => layout(ordersPlatform(), { focus: { key, depth } });

  test('holds what is linked over so many arrows, with the ground it stands on, and says what it leaves out', () => {
    const whole = layout(ordersPlatform());
    const none = around('resize', 0);
    const one = around('resize', 1);
    expect(none.blocks.map(({ key }) => key)).toEqual(['resize']);
    const linked = whole.arrows.flatMap(({ from, to }) =>
      from === 'resize' ? [to] : to === 'resize' ? [from] : [],
    );
    expect(one.blocks.map(({ key }) => key).toSorted()).toEqual(['resize', ...new Set(linked)].toSorted());
    expect(one.hidden.resources).toBe(whole.blocks.length - one.blocks.length);
    expect(one.focus).toEqual({ key: 'resize', name: 'resize', depth: 1 });
    expect(faultsOf(one)).toEqual(NONE);
    const far = around('resize', 9);
    expect(far.blocks.length).toBeGreaterThan(one.blocks.length);
  });

  test('of a zone holds what stands in it, and nothing else', () => {
    const scene = around('data-a', 0);
    const whole = layout(ordersPlatform());
    const inside = whole.blocks.filter(({ zone }) => zone === 'subnet:data-a').map(({ key }) => key);
    expect(inside.length).toBeGreaterThan(0);
    expect(scene.blocks.map(({ key }) => key)).toEqual(expect.arrayContaining(inside));
    expect(scene.blocks.length).toBeLessThan(whole.blocks.length / 2);
  });
});

test('counts of an overview add up to the counts of the comparison', () => {
  const compared = account(3, 200);
  const { blocks } = layout(compared, { subject: 'overview' });
  const sum = (of: (block: (typeof blocks)[number]) => number): number =>
    blocks.reduce((all, one) => all + of(one), 0);
  expect(sum(({ members }) => members?.keys.length ?? 0)).toBe(compared.findings.length);
  expect(sum(({ members }) => members?.counts.missing ?? 0)).toBe(
    compared.findings.filter(({ status }) => status === 'missing').length,
  );
});

test('a flow runs from left to right: only arrows that close a ring run back', () => {
  const chain = ['api', 'queue', 'worker', 'table'].map((key) => finding('AWS::SQS::Queue', key));
  const links = [
    relation('api', 'queue', 'writes'),
    relation('queue', 'worker', 'invokes'),
    relation('worker', 'table', 'writes'),
    relation('worker', 'queue', 'reads'),
  ];
  const { blocks, zones } = layout(comparison(chain, links), { subject: 'flow' });
  const x = (key: string): number => blocks.find((block) => block.key === key)?.x ?? NaN;
  expect(x('api')).toBeLessThan(x('queue'));
  expect(x('queue')).toBeLessThan(x('worker'));
  expect(x('worker')).toBeLessThan(x('table'));
  expect(zones.map(({ name }) => name)).toEqual(['From api']);
});

test('a broken rule is told on the arrow that breaks it, on the block that breaks it, and beside the picture', () => {
  const plain = comparison(
    [finding('AWS::Lambda::Function', 'pay'), finding('AWS::DynamoDB::Table', 'orders')],
    [relation('pay', 'orders', 'writes')],
  );
  const rule = { effect: 'forbid', status: 'violated', severity: 'high' } as const;
  const compared: Comparison = {
    ...plain,
    rules: [
      { ...rule, rule: 'forbid pay -> orders', offenders: [{ key: 'pay', to: 'orders', what: 'writes' }] },
      { ...rule, rule: 'require backups on data', offenders: [{ key: 'orders', what: 'no backups' }] },
      { ...rule, rule: 'kept', status: 'kept', offenders: [] },
    ],
  };
  const { arrows, blocks, also } = layout(compared);
  expect(arrows.map(({ offences }) => offences)).toEqual([['forbid pay -> orders: writes']]);
  expect(Object.fromEntries(blocks.map(({ key, offences = [] }) => [key, offences]))).toEqual({
    orders: ['require backups on data: no backups'],
    pay: [],
  });
  expect(also.map(({ name }) => name)).toEqual(['forbid pay -> orders', 'require backups on data']);
  expect(renderSvg(layout(compared)).match(/data-sign="rule"/g)).toHaveLength(4);
  expect(layout(compared, { view: 'desired' }).blocks.some(({ offences }) => offences)).toBe(false);
});

test.each(VIEWS)('%s: with its slots kept, hardly anything moves when one resource comes', (subject) => {
  const before = account(5, 200);
  const { scene, slots } = layoutWithSlots(before, { subject });
  const target = before.findings.find(({ type }) => type === 'AWS::Lambda::Function')?.key ?? '';
  const after: Comparison = {
    ...before,
    findings: [...before.findings, finding('AWS::Lambda::Function', 'newcomer')],
    relations: [...before.relations, relation('newcomer', target, 'invokes')],
  };
  const now = layout(after, { subject, slots });
  const old = new Map(scene.blocks.map(({ key, x, y }) => [key, `${x} ${y}`]));
  const kept = now.blocks.filter(({ key }) => old.has(key));
  const moved = kept.filter(({ key, x, y }) => old.get(key) !== `${x} ${y}`);
  expect(moved.length / kept.length).toBeLessThanOrEqual(0.1);
  expect(faultsOf(now)).toEqual(NONE);
});
