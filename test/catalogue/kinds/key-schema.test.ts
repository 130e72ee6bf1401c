import { expect, test } from 'vitest';
import { attributeTypes, indexes, keySchema } from '../../../src/catalogue/kinds/key-schema.ts';

test('a key reads the same from a list and from Terraform', () => {
  const { canonical } = keySchema().kind;
  const list = [
    { AttributeName: 'at', KeyType: 'RANGE' },
    { AttributeName: 'id', KeyType: 'HASH' },
  ];
  expect(canonical(list)).toEqual({ HASH: 'id', RANGE: 'at' });
  expect(canonical({ name: 'orders', hash_key: 'id', range_key: 'at' })).toEqual(canonical(list));
  expect(canonical({ name: 'orders', hash_key: 'id', range_key: '' })).toEqual({ HASH: 'id' });
});

test('an index reads the same from AWS and from Terraform, whatever is counted in it', () => {
  const { canonical } = indexes().kind;
  const api = [
    {
      IndexName: 'by-customer',
      KeySchema: [{ AttributeName: 'customer', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total', 'state'] },
      IndexStatus: 'ACTIVE',
      ItemCount: 12,
    },
  ];
  const terraform = [
    {
      name: 'by-customer',
      hash_key: 'customer',
      range_key: '',
      projection_type: 'INCLUDE',
      non_key_attributes: ['state', 'total'],
      read_capacity: 0,
    },
  ];
  expect(canonical(api)).toBeDefined();
  expect(canonical(terraform)).toEqual(canonical(api));
});

test('attribute types read the same from AWS and from Terraform', () => {
  const { canonical } = attributeTypes().kind;
  expect(canonical([{ AttributeName: 'id', AttributeType: 'S' }])).toEqual({ id: 'S' });
  expect(canonical([{ name: 'id', type: 'S' }])).toEqual({ id: 'S' });
});
