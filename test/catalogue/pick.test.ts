import { expect, test } from 'vitest';
import { pick, pickTerraform, snakeCase } from '../../src/catalogue/pick.ts';

test('a path without brackets gives the value, the empty path the whole', () => {
  expect(pick({ A: { B: 1 } }, 'A.B')).toBe(1);
  expect(pick('x', '')).toBe('x');
  expect(pick({ A: null }, 'A.B')).toBeUndefined();
});

test('brackets flatten lists and braces the values of a map', () => {
  const answer = { Reservations: [{ Instances: [{ Id: 'a' }, { Id: 'b' }] }, { Instances: [] }, {}] };
  expect(pick(answer, 'Reservations[].Instances[].Id')).toEqual(['a', 'b']);
  expect(pick({ Methods: { GET: { Uri: 1 }, PUT: { Uri: 2 } } }, 'Methods{}.Uri')).toEqual([1, 2]);
});

test('names of the prototype are not found unless they are own keys', () => {
  expect(pick({}, 'constructor')).toBeUndefined();
  expect(pick(JSON.parse('{"__proto__": 1}'), '__proto__')).toBe(1);
});

test('Terraform blocks, lists of one, are entered without brackets', () => {
  const attributes = { vpc_config: [{ subnet_ids: ['subnet-1', 'subnet-2'] }], logging: [] };
  expect(pickTerraform(attributes, 'vpc_config.subnet_ids')).toEqual(['subnet-1', 'subnet-2']);
  expect(pickTerraform(attributes, 'logging.bucket')).toBeUndefined();
});

test.each([
  ['VpcConfig.SubnetIds', 'vpc_config.subnet_ids'],
  ['DBInstanceClass', 'db_instance_class'],
  ['KmsMasterKeyId', 'kms_master_key_id'],
  ['EnableDnsSupport', 'enable_dns_support'],
  ['EBSOptimized', 'ebs_optimized'],
])('%s is %s in Terraform', (cloudformation, terraform) => {
  expect(snakeCase(cloudformation)).toBe(terraform);
});

test('a map may have more values than a call has arguments', () => {
  const map = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index]));
  expect(pick({ Map: map }, 'Map{}')).toHaveLength(200_000);
});
