import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryFor } from '../../src/catalogue/index.ts';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/model/comparison.ts';
import type { Gap, Resource } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';
import { anyResources, oneOfEach } from './every-type.ts';
import { account, ACCOUNT, deployed, design, REGION } from './graphs.ts';

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.constantFrom('__proto__', 'constructor', 'aws:x', '$ref', '*', 'sg-1', 'a/b#c', '\u202E', 'Tags.'),
);
const tags = fc.dictionary(word, word, { maxKeys: 3 });

const attributes: Readonly<Record<string, fc.Arbitrary<Record<string, Value>>>> = {
  'AWS::EC2::VPC': fc.record({ CidrBlock: fc.constantFrom('10.0.0.0/16', '10.1.0.0/16') }),
  'AWS::EC2::Subnet': fc.record({
    VpcId: fc.constantFrom('x0', 'x1', 'x2'),
    CidrBlock: fc.constant('10.0.0.0/24'),
  }),
  'AWS::EC2::Instance': fc.record({
    SubnetId: fc.constantFrom('x0', 'x1', 'x2', 'gone'),
    InstanceType: word,
  }),
  'AWS::SQS::Queue': fc.record({ VisibilityTimeout: fc.nat(100) }, { requiredKeys: [] }),
  'AWS::Lambda::Function': fc.record(
    { Role: fc.constantFrom('x1', 'x3', 'arn:aws:iam::1:role/x') },
    { requiredKeys: [] },
  ),
  'AWS::Nobody::Knows': fc.constant({}),
};

/** Resources of several types with ids of their own, pointing at each other and at nothing. */
const resources: fc.Arbitrary<Resource[]> = fc
  .array(
    fc.constantFrom(...Object.keys(attributes)).chain((type) =>
      fc.record({
        type: fc.constant(type),
        attributes: attributes[type] ?? fc.constant({}),
        tags,
        name: word,
      }),
    ),
    { maxLength: 12 },
  )
  .map((drafts) => drafts.map(({ type, ...rest }, index) => deployed(type, `x${index}`, rest)));

function statuses({ findings }: Comparison): Record<string, string> {
  return Object.fromEntries(findings.map(({ key, status }) => [key, status]));
}

describe('for any account', () => {
  test('compared with itself everything is in sync', () => {
    fc.assert(
      fc.property(resources, (all) => {
        const result = compare(design(all), account(all));
        expect(result.findings.filter(({ status }) => status !== 'in-sync')).toEqual([]);
        expect(result.relations.filter(({ status }) => status !== 'in-sync')).toEqual([]);
        expect(result.findings.flatMap(({ changes }) => changes)).toEqual([]);
      }),
    );
  });

  test('swapping the sides swaps missing and unmanaged', () => {
    const known = resources.map((all) => all.filter(({ type }) => type !== 'AWS::Nobody::Knows'));
    fc.assert(
      fc.property(known, fc.infiniteStream(fc.constantFrom('both', 'left', 'right')), (all, sides) => {
        const placed = all.map((resource) => ({ resource, side: sides.next().value }));
        const without = (side: string): Resource[] =>
          placed.filter((one) => one.side !== side).map(({ resource }) => resource);
        const there = compare(design(without('right')), account(without('left'))).summary.findings;
        const back = compare(design(without('left')), account(without('right'))).summary.findings;
        const excused =
          there['owned-elsewhere'] + there['aws-default'] + back['owned-elsewhere'] + back['aws-default'];
        fc.pre(excused === 0);
        expect(there.missing).toBe(back.unmanaged);
        expect(there.unmanaged).toBe(back.missing);
      }),
    );
  });

  test('the order of the input does not matter', () => {
    fc.assert(
      fc.property(resources, resources, (wanted, found) => {
        const forwards = compare(design(wanted), account(found));
        const backwards = compare(design(wanted.toReversed()), account(found.toReversed()));
        expect(backwards).toEqual(forwards);
      }),
    );
  });

  test('a gap never turns into missing, and never hides what is there', () => {
    fc.assert(
      fc.property(resources, fc.constantFrom(...Object.keys(attributes)), (all, type) => {
        const gap: Gap = {
          account: ACCOUNT,
          region: REGION,
          service: 'ec2',
          action: 'Describe',
          reason: 'throttled',
          message: '',
          types: [type],
        };
        const seen = all.filter((resource) => resource.type !== type);
        const result = compare(design(all), account(seen, { gaps: [gap] }));
        expect(result.summary.findings.missing).toBe(0);
        expect(result.summary.findings['not-checked']).toBe(all.length - seen.length);
        expect(result.summary.status).toBe('incomplete');
      }),
    );
  });

  test('an edit is found, and nothing else', () => {
    fc.assert(
      fc.property(
        resources,
        fc.nat(),
        fc.constantFrom('remove', 'add', 'retag', 'change'),
        (all, at, edit) => {
          const subjects = all.filter(({ type }) => type === 'AWS::SQS::Queue');
          const subject = subjects[at % Math.max(1, subjects.length)];
          fc.pre(subject !== undefined);
          const before = {
            ...subject,
            tags: { ...subject.tags, env: 'a' },
            attributes: { VisibilityTimeout: 1000 },
          };
          const wanted = all.map((one) => (one.key === subject.key ? before : one));
          const edits: Record<string, Resource[]> = {
            remove: [],
            add: [before, deployed('AWS::SQS::Queue', 'new')],
            retag: [{ ...before, tags: { ...before.tags, env: 'b' } }],
            change: [{ ...before, attributes: { VisibilityTimeout: 1001 } }],
          };
          const found = wanted.flatMap((one) => (one.key === subject.key ? (edits[edit] ?? []) : [one]));
          const expected = { remove: 'missing', add: 'unmanaged', retag: 'changed', change: 'changed' }[edit];
          const result = compare(design(wanted), account(found));
          const divergent = Object.values(statuses(result)).filter((status) => status !== 'in-sync');
          expect(divergent).toEqual([expected]);
          expect(result.findings.flatMap(({ changes }) => changes.map(({ path }) => path))).toEqual(
            { remove: [], add: [], retag: ['Tags.env'], change: ['VisibilityTimeout'] }[edit],
          );
        },
      ),
    );
  });
});

/** Everything the catalogue knows, in any form its kinds can hold. */
describe('for any account of any types', () => {
  test('each type with each of its attributes is in sync with itself', () => {
    for (const one of oneOfEach()) {
      const { findings } = compare(design([one]), account([one]));
      expect(findings.map(({ status, changes }) => ({ type: one.type, status, changes }))).toEqual([
        { type: one.type, status: 'in-sync', changes: [] },
      ]);
    }
  });

  test('compared with itself everything is in sync, arrows and ways in included', () => {
    fc.assert(
      fc.property(anyResources, (all) => {
        const result = compare(design(all), account(all));
        expect(result.findings.filter(({ status }) => status !== 'in-sync')).toEqual([]);
        expect(result.relations.filter(({ status }) => status !== 'in-sync')).toEqual([]);
        expect(result.findings.flatMap(({ changes }) => changes)).toEqual([]);
        expect(result.exposures).toBeUndefined();
      }),
    );
  });

  test('swapping the sides swaps missing and unmanaged, resource by resource', () => {
    fc.assert(
      fc.property(anyResources, fc.infiniteStream(fc.constantFrom('both', 'left', 'right')), (all, sides) => {
        // who is declared under a name is found under the id that it becomes, which works one way only
        fc.pre(!isNamedLikeAnother(all));
        const placed = all.map((resource) => ({ resource, side: sides.next().value }));
        const without = (side: string): Resource[] =>
          placed.filter((one) => one.side !== side).map(({ resource }) => resource);
        const there = compare(design(without('right')), account(without('left')));
        const back = compare(design(without('left')), account(without('right')));
        const keysOf = ({ findings }: Comparison, ...wanted: string[]): string[] =>
          findings.filter(({ status }) => wanted.includes(status)).map(({ key }) => key);
        // what AWS or another made is an excuse on the deployed side, and what cannot be listed is one on the other
        const excused = ['unmanaged', 'owned-elsewhere', 'aws-default'];
        expect(keysOf(back, ...excused).toSorted()).toEqual(
          keysOf(there, 'missing', 'not-checked').toSorted(),
        );
        expect(keysOf(there, ...excused).toSorted()).toEqual(
          keysOf(back, 'missing', 'not-checked').toSorted(),
        );
      }),
    );
  });

  test('the order of the input does not matter', () => {
    fc.assert(
      fc.property(anyResources, anyResources, fc.nat(), (wanted, found, turn) => {
        const turned = <T>(list: readonly T[]): T[] => {
          const at = turn % Math.max(1, list.length);
          return [...list.slice(at), ...list.slice(0, at)].toReversed();
        };
        expect(compare(design(turned(wanted)), account(turned(found)))).toEqual(
          compare(design(wanted), account(found)),
        );
      }),
    );
  });

  test('a gap of any kind never turns into missing, nor makes a difference', () => {
    const reasons = fc.constantFrom('denied', 'throttled', 'timeout', 'truncated', 'failed', 'denied-by-scp');
    fc.assert(
      fc.property(anyResources, fc.nat(), reasons, (all, at, reason) => {
        fc.pre(all.length > 0);
        const type = all[at % all.length]?.type ?? '';
        const gap = { account: ACCOUNT, service: 's', action: 'List', message: '', types: [type] };
        const gaps: Gap[] = [REGION, 'global'].map((region) => ({ ...gap, region, reason }));
        const seen = all.filter((resource) => resource.type !== type);
        const { findings } = compare(design(all), account(seen, { gaps }));
        expect(findings.filter(({ status }) => status === 'missing')).toEqual([]);
        expect(findings.flatMap(({ changes }) => changes)).toEqual([]);
        expect(findings.filter(({ status }) => status === 'not-checked').length).toBeGreaterThanOrEqual(
          all.length - seen.length,
        );
      }),
    );
  });
});

function isNamedLikeAnother(all: readonly Resource[]): boolean {
  const ids = new Set(all.map(({ type, id }) => `${type} ${id}`));
  return all.some(({ type, id, attributes: stated }) =>
    (entryFor(type)?.naturalKey ?? []).some((path) => {
      const name = stated[path];
      return typeof name === 'string' && name !== id && ids.has(`${type} ${name}`);
    }),
  );
}
