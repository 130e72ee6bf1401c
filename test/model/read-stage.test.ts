import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IsodriftError } from '../../src/model/errors.ts';
import { readStage, stageOf } from '../../src/model/read-stage.ts';
import { STAGE_SCHEMAS } from '../../src/model/schema.ts';

const INVENTORY = {
  format: 'isodrift/inventory@1',
  capturedAt: '2026-11-20T00:00:00.000Z',
  scanner: 'isodrift 0.1.0',
  accounts: ['111122223333'],
  regions: ['eu-west-1'],
  coverage: [],
  resources: [],
  relations: [],
  gaps: [],
};

function errorOf(act: () => unknown): IsodriftError {
  try {
    act();
  } catch (error) {
    if (error instanceof IsodriftError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('a saved inventory reads back', () => {
  expect(readStage(JSON.stringify(INVENTORY), 'inventory.json', 'inventory')).toEqual(INVENTORY);
});

test('another stage, or no stage at all, is refused with how to make the right one', () => {
  const desired = errorOf(() => readStage('{"format": "isodrift/desired@1"}', 'd.json', 'inventory'));
  expect(desired).toMatchObject({
    code: 'FORMAT_UNKNOWN',
    message: 'd.json holds a desired model, not an inventory',
  });
  const other = errorOf(() => readStage('{}', 'x.json', 'comparison'));
  expect(other.hint).toContain('isodrift diff');
});

test('broken JSON and a wrong shape name the file and the place', () => {
  expect(errorOf(() => readStage('{', 'i.json', 'inventory')).message).toMatch(/^i\.json is not valid JSON/);
  const wrong = JSON.stringify({ ...INVENTORY, resources: [{ key: 1 }] });
  expect(errorOf(() => readStage(wrong, 'i.json', 'inventory')).message).toContain('i.json at /resources/0');
});

test('a stage of a later format is refused, not misread', () => {
  const later = JSON.stringify({ ...INVENTORY, format: 'isodrift/inventory@9' });
  expect(errorOf(() => readStage(later, 'i.json', 'inventory')).hint).toContain('inventory@1');
});

test('a format field that names something of the prototype is no stage', () => {
  expect(stageOf({ format: 'isodrift/constructor@1' })).toBeUndefined();
});

test.each(Object.entries(STAGE_SCHEMAS))('schema/%s.schema.json is what the code checks', (name, schema) => {
  const file = new URL(`../../schema/${name}.schema.json`, import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
});
