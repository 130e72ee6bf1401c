import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Comparison } from './comparison.ts';
import { IsodriftError } from './errors.ts';
import type { Desired, Inventory } from './graph.ts';
import { jsonIn } from './json.ts';
import { STAGE_SCHEMAS } from './schema.ts';

/** The stages that are kept as files. */
export interface Stages {
  readonly inventory: Inventory;
  readonly desired: Desired;
  readonly comparison: Comparison;
}

/** Which stage a parsed file is, by its `format` field; undefined when it is none. */
export function stageOf(value: unknown): keyof Stages | undefined {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  const name = typeof format === 'string' ? /^isodrift\/(\w+)@\d+$/.exec(format)?.[1] : undefined;
  return name !== undefined && Object.hasOwn(STAGE_SCHEMAS, name) ? (name as keyof Stages) : undefined;
}

/** Which stage a text holds; undefined when it is none, or no JSON. */
export function stageIn(text: string): keyof Stages | undefined {
  return stageOf(jsonIn(text));
}

/** Reads a saved stage file of the wanted kind, checked against its schema; `path` is for the error. */
export function readStage<Name extends keyof Stages>(text: string, path: string, wanted: Name): Stages[Name] {
  const value = parse(text, path);
  const found = stageOf(value);
  if (found !== wanted) {
    const what = found ? `holds ${WITH_ARTICLE[found]}` : 'is no isodrift stage file';
    throw new IsodriftError(
      'FORMAT_UNKNOWN',
      `${path} ${what}, not ${WITH_ARTICLE[wanted]}`,
      HOW_TO_MAKE[wanted],
    );
  }
  check(value, path, wanted);
  return value as Stages[Name];
}

const WITH_ARTICLE: Record<keyof Stages, string> = {
  inventory: 'an inventory',
  desired: 'a desired model',
  comparison: 'a comparison',
};

const HOW_TO_MAKE: Record<keyof Stages, string> = {
  inventory: 'make one with: isodrift scan --out inventory.json',
  desired: 'make one with: isodrift desired SOURCE --out desired.json',
  comparison: 'make one with: isodrift diff --desired SOURCE --deployed inventory.json --out comparison.json',
};

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new IsodriftError('FORMAT_INVALID', `${path} is not valid JSON: ${why}`, 'write the file again', {
      cause: error,
    });
  }
}

function check(value: unknown, path: string, name: keyof Stages): void {
  const { format } = value as { readonly format: string };
  if (format !== `isodrift/${name}@1`) {
    throw new IsodriftError(
      'FORMAT_UNKNOWN',
      `${path} has format ${format}`,
      `this version reads isodrift/${name}@1`,
    );
  }
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(STAGE_SCHEMAS[name]);
  if (validate(value)) return;
  const [first] = validate.errors ?? [];
  const where = first?.instancePath ?? '';
  throw new IsodriftError(
    'FORMAT_INVALID',
    `${path}${where === '' ? '' : ` at ${where}`}: ${first?.message ?? 'does not fit its schema'}`,
    `the schema is printed by: isodrift schema ${name}`,
  );
}
