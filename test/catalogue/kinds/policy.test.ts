import { describe, expect, test } from 'vitest';
import { policy } from '../../../src/catalogue/kinds/policy.ts';
import type { Value } from '../../../src/model/value.ts';

const { canonical, equal } = policy().kind;
const same = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other);

const STATEMENT = {
  Sid: 'one',
  Effect: 'Allow',
  Principal: { AWS: '111122223333' },
  Action: 'S3:GetObject',
  Resource: ['arn:aws:s3:::a/*'],
};

function isEqual(desired: unknown, deployed: unknown): boolean {
  return equal(canonical(desired) ?? null, canonical(deployed) ?? null, same);
}

describe('a policy', () => {
  test('reads the same from text, URL-encoded text and an object', () => {
    const document = { Version: '2012-10-17', Statement: [STATEMENT] };
    const text = JSON.stringify(document);
    expect(canonical(text)).toEqual(canonical(document));
    expect(canonical(encodeURIComponent(text))).toEqual(canonical(document));
  });

  test('spells every list out, so that relations can read it', () => {
    expect(canonical({ Statement: STATEMENT })).toEqual({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::111122223333:root'] },
          Action: ['s3:getobject'],
          Resource: ['arn:aws:s3:::a/*'],
        },
      ],
    });
  });

  test('is equal whatever its Sid, its order and the case of its actions', () => {
    const other = { ...STATEMENT, Sid: 'two', Action: ['s3:getobject'], Resource: 'arn:aws:s3:::a/*' };
    const more = { Effect: 'Deny', Principal: '*', Action: ['s3:Put*', 's3:Get*'], Resource: '*' };
    const turned = { ...more, Principal: { AWS: '*' }, Action: ['s3:Get*', 's3:Put*'], Resource: ['*'] };
    expect(isEqual({ Statement: [STATEMENT, more] }, { Statement: [turned, other] })).toBe(true);
  });

  test('knows an account by its number and by its root, in any partition', () => {
    const root = { ...STATEMENT, Principal: { AWS: 'arn:aws-cn:iam::111122223333:root' } };
    expect(isEqual({ Statement: [STATEMENT] }, { Statement: [root] })).toBe(true);
  });

  test('compares condition keys without regard to case and their values as sets', () => {
    const one = { ...STATEMENT, Condition: { StringEquals: { 'AWS:SourceAccount': ['1', '2'] } } };
    const other = { ...STATEMENT, Condition: { StringEquals: { 'aws:sourceaccount': ['2', '1'] } } };
    expect(isEqual({ Statement: one }, { Statement: other })).toBe(true);
  });

  test.each([
    ['another action', { Action: 's3:PutObject' }],
    ['another effect', { Effect: 'Deny' }],
    ['another resource', { Resource: 'arn:aws:s3:::b/*' }],
    ['another principal', { Principal: { AWS: '999999999999' } }],
    ['a deleted principal', { Principal: { AWS: 'AROAEXAMPLEID' } }],
    ['a condition more', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ])('differs by %s', (_what, change) => {
    expect(isEqual({ Statement: [STATEMENT] }, { Statement: [{ ...STATEMENT, ...change }] })).toBe(false);
  });

  test('differs by a statement more', () => {
    const more = { ...STATEMENT, Action: 's3:ListBucket' };
    expect(isEqual({ Statement: [STATEMENT] }, { Statement: [STATEMENT, more] })).toBe(false);
  });

  test('without statements says nothing', () => {
    expect(canonical({ Version: '2012-10-17', Statement: [] })).toBeUndefined();
    expect(canonical('')).toBeUndefined();
    expect(canonical({ Statement: [{}, STATEMENT] })).toEqual(canonical({ Statement: STATEMENT }));
  });

  test('asks for the resource behind a reference', () => {
    const declared = canonical({ Statement: { ...STATEMENT, Resource: [{ $ref: 'Bucket', of: 'Arn' }] } });
    const deployed = canonical({ Statement: { ...STATEMENT, Resource: 'arn:aws:s3:::b' } });
    const asked: Value[] = [];
    const meant = (one: Value, other: Value): boolean => {
      asked.push(one);
      return other === 'arn:aws:s3:::b';
    };
    expect(equal(declared ?? null, deployed ?? null, meant)).toBe(true);
    expect(asked).toContainEqual({ $ref: 'Bucket', of: 'Arn' });
  });

  test('keeps a document that is not known yet as it is', () => {
    expect(canonical({ $unknown: 'made by a macro' })).toEqual({ $unknown: 'made by a macro' });
  });
});
