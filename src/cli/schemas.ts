import { readFileSync } from 'node:fs';
import { STAGE_SCHEMAS } from '../model/schema.ts';
import type { JsonSchema } from '../model/schema-words.ts';

/** Every published schema by the name that `isodrift schema` takes. */
export const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  isodrift: shipped('isodrift'),
  ...STAGE_SCHEMAS,
};

function shipped(name: string): JsonSchema {
  const file = new URL(`../../schema/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as JsonSchema;
}
