// Writes schema/*.schema.json from the schemas in the code, so that editors and other tools can use them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { DESIGN_SCHEMA } from '../dist/desired/isodrift/schema.js';
import { STAGE_SCHEMAS } from '../dist/model/schema.js';

const folder = new URL('../schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries({ ...STAGE_SCHEMAS, isodrift: DESIGN_SCHEMA })) {
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
