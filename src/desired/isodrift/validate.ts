import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { ALWAYS_ON } from '../../catalogue/regions.ts';
import { IsodriftError } from '../../model/errors.ts';
import { isObject, type Value } from '../../model/value.ts';
import { spelled } from '../present.ts';
import type { Document } from '../reading.ts';
import { pathKey, type Positions } from '../text/position.ts';
import type { JsonSchema } from '../../model/schema-words.ts';
import { DESIGN_SCHEMA } from './schema.ts';
import { nearest } from './suggest.ts';

/** Refuses a design that does not fit its schema: what is wrong, at which line and column, and what was probably meant. */
export function checkDesign(document: Document): void {
  const validate = validatorFor(document.text.length <= WHOLE_REPORT);
  if (validate(document.value)) return checkAccounts(document);
  // a key that is misspelt says more than the one that is missing for it
  const errors = (validate.errors ?? []).toSorted((one, other) => turnOf(one) - turnOf(other));
  const [first, ...more] = errors.map(problemOf);
  if (!first) return;
  const also = more.length === 0 ? '' : ` (and ${more.length} more)`;
  throw designError(document, first.path, `${first.message}${also}`, first.hint);
}

function turnOf({ keyword }: ErrorObject): number {
  return keyword === 'required' ? 1 : 0;
}

/** YAML reads a number with a leading zero as text here, but elsewhere as another number: people get used to quotes. */
function checkAccounts(document: Document): void {
  const lines = document.text.split('\n');
  for (const [path, { line, column }] of document.positions(WHOLE)) {
    if (!ACCOUNT.test(path)) continue;
    const [, account] = /^account\s*:\s*(\d{12})(?!\d)/.exec(lines[line - 1]?.slice(column - 1) ?? '') ?? [];
    if (account !== undefined)
      throw designError(document, path, `account ${account} is a number`, `quote it: account: '${account}'`);
  }
}

/** Where an account is meant; a tag may be called that, too. */
const ACCOUNT = /^(?:\/(?:sources|resources)\/[^/]+)?\/account$/;

/** Up to this size all errors are counted; a large file may have as many as it has lines. */
const WHOLE_REPORT = 100_000;

/** Compiled once, when first needed. */
const validators = new Map<boolean, ValidateFunction>();

function validatorFor(allErrors: boolean): ValidateFunction {
  const known =
    validators.get(allErrors) ??
    new Ajv2020({ strict: false, allErrors, verbose: true }).compile(DESIGN_SCHEMA);
  validators.set(allErrors, known);
  return known;
}

/** An error at a place in isodrift.yaml. */
export function designError(document: Document, path: string, message: string, hint: string): IsodriftError {
  const { line, column } = nearestPosition(document.positions(WHOLE), path);
  const shown = message.length > 400 ? `${message.slice(0, 400)}…` : message;
  return new IsodriftError('CONFIG_INVALID', `${document.file}:${line}:${column}: ${shown}`, hint);
}

const WHOLE = 64;

/** The place itself, or of what holds it. */
function nearestPosition(positions: Positions, path: string): { line: number; column: number } {
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const found = positions.get(at);
    if (found) return found;
  }
  return { line: 1, column: 1 };
}

interface Problem {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

function problemOf(error: ErrorObject): Problem {
  const path = error.instancePath;
  const name = nameOf(path);
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(path, String(params['additionalProperty']), error.parentSchema);
    case 'required':
      return {
        path,
        message: `${name === '' ? 'the file' : `\`${name}\``} lacks \`${String(params['missingProperty'])}\``,
        hint: `add \`${String(params['missingProperty'])}:\` there`,
      };
    case 'enum':
      return notOneOf(path, name, error);
    case 'type':
    case 'pattern':
      return wrongValue(path, name, error);
    case 'minLength':
    case 'minItems':
      return { path, message: `\`${name}\` is empty`, hint: hintOf(error) };
    case 'minimum':
      return { path, message: `\`${name}\` must be ${String(params['limit'])} or more`, hint: hintOf(error) };
    default:
      return { path, message: `\`${name}\` ${error.message ?? 'is not valid'}`, hint: hintOf(error) };
  }
}

/** `web`, and of a list `sources[0]`. */
function nameOf(path: string): string {
  const [last = '', before = ''] = path.split('/').toReversed();
  return (/^\d+$/.test(last) ? `${before}[${last}]` : last).replaceAll('~1', '/').replaceAll('~0', '~');
}

const SCHEMA_HINT = 'the schema is printed by: isodrift schema isodrift';

function unknownKey(path: string, key: string, schema: JsonSchema | undefined): Problem {
  const known = isObject(schema?.['properties']) ? Object.keys(schema['properties']) : [];
  const meant = nearest(key, known);
  return {
    path: `${path}${pathKey([key])}`,
    message: `unknown key \`${key}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
    hint: `known keys here: ${known.filter((name) => name !== '$schema').join(', ')}`,
  };
}

function notOneOf(path: string, name: string, error: ErrorObject): Problem {
  const allowed = (error.schema as readonly string[]).map(String);
  const value = String(error.data);
  const meant = nearest(value, allowed);
  return {
    path,
    message: `\`${name}\` may not be \`${value}\`${meant === undefined ? '' : `, did you mean \`${meant}\`?`}`,
    hint: `one of: ${allowed.join(', ')}`,
  };
}

function wrongValue(path: string, name: string, error: ErrorObject): Problem {
  if (name === 'account') {
    const isNumber = typeof error.data === 'number';
    return {
      path,
      message: `account ${String(error.data)} is ${isNumber ? 'a number' : 'not twelve digits'}`,
      hint: isNumber
        ? `quote it: account: '${String(error.data).padStart(12, '0')}'`
        : `write the twelve digits in quotes: account: '111122223333'`,
    };
  }
  const meant = name === 'region' ? nearest(String(error.data), REGIONS) : undefined;
  return {
    path,
    message: `\`${name}\` ${whatIsWrong(error)}${meant === undefined ? '' : `, did you mean ${meant}?`}`,
    hint: hintOf(error),
  };
}

const REGIONS = Object.values(ALWAYS_ON).flat();

/** `must be a list, not "a.tfstate"`: the words of JSON Schema are not those of people who write YAML. */
function whatIsWrong({ keyword, data, schema }: ErrorObject): string {
  if (data === null) return 'is empty';
  const shown = spelled(data as Value).slice(0, 60);
  if (keyword === 'pattern') return `may not be ${shown}`;
  const wanted = [schema as string | readonly string[]]
    .flat()
    .filter((type) => type !== 'null')
    .map((type) => TYPES[type] ?? type);
  return `must be ${wanted.join(' or ')}, not ${shown}`;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a map',
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
};

function hintOf({ parentSchema }: ErrorObject): string {
  const wanted: unknown = parentSchema?.['description'];
  return typeof wanted === 'string' ? `expected: ${wanted}` : SCHEMA_HINT;
}
