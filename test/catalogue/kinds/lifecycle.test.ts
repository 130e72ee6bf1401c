import { expect, test } from 'vitest';
import { lifecycle } from '../../../src/catalogue/kinds/lifecycle.ts';

const { canonical, equal } = lifecycle().kind;

const API = [
  {
    ID: 'old',
    Status: 'Enabled',
    Filter: { Prefix: 'in/' },
    Expiration: { Days: 365 },
    NoncurrentVersionExpiration: { NoncurrentDays: 30 },
    Transitions: [{ Days: 30, StorageClass: 'GLACIER' }],
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  },
];

const CLOUDFORMATION = [
  {
    Id: 'old',
    Status: 'Enabled',
    Prefix: 'in/',
    ExpirationInDays: '365',
    NoncurrentVersionExpiration: { NoncurrentDays: 30 },
    Transitions: [{ TransitionInDays: 30, StorageClass: 'GLACIER' }],
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  },
];

const TERRAFORM = [
  {
    id: 'old',
    status: 'Enabled',
    prefix: '',
    filter: [{ prefix: 'in/' }],
    expiration: [{ days: 365, date: null }],
    noncurrent_version_expiration: [{ noncurrent_days: 30 }],
    transition: [{ days: 30, storage_class: 'GLACIER' }],
    abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
  },
];

const OLD_TERRAFORM = [
  {
    id: 'old',
    enabled: true,
    prefix: 'in/',
    expiration: [{ days: 365 }],
    noncurrent_version_expiration: [{ days: 30 }],
    transition: [{ days: 30, storage_class: 'GLACIER' }],
    abort_incomplete_multipart_upload_days: 7,
  },
];

test.each([
  ['CloudFormation', CLOUDFORMATION],
  ['Terraform', TERRAFORM],
  ['Terraform before version 4', OLD_TERRAFORM],
])('rules read the same from %s as from the API', (_source, rules) => {
  expect(canonical(rules)).toEqual(canonical(API));
});

test('a rule without an id is the deployed rule that says the same', () => {
  const unnamed = canonical([{ Status: 'Enabled', ExpirationInDays: 1 }]) ?? null;
  const deployed = canonical([{ ID: 'made-by-aws', Status: 'Enabled', Expiration: { Days: 1 } }]) ?? null;
  const other = canonical([{ ID: 'made-by-aws', Status: 'Enabled', Expiration: { Days: 2 } }]) ?? null;
  expect(equal(unnamed, deployed, Object.is)).toBe(true);
  expect(equal(unnamed, other, Object.is)).toBe(false);
});
