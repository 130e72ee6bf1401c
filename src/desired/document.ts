import { IsodriftError } from '../model/errors.ts';
import { isList, isObject } from '../model/value.ts';
import { TEMPLATE_SCHEMA } from './cloudformation/yaml-tags.ts';
import type { Document } from './reading.ts';
import { jsonPositions, parseJson } from './text/json.ts';
import { jsonLines } from './text/json-lines.ts';
import { otherLanguage } from './other-language.ts';
import { membersApart } from './text/json-members.ts';
import { pathKey, type Position, positioner, type Positions } from './text/position.ts';
import { parseYaml } from './text/yaml.ts';

/** Parses a file as JSON or YAML, whichever it is; what it holds is found out later. */
export function parseDocument(text: string, file: string): Document {
  const plain = text.replace(/^\uFEFF/, '');
  const other = otherLanguage(plain, file);
  if (other) throw new IsodriftError('FORMAT_UNKNOWN', `${file}: ${other.what}`, other.hint);
  if (!/^\s*[{[]/.test(plain)) return yamlDocument(plain, file);
  return /\.(?:ya?ml|template)$/.test(file) ? jsonOrFlow(plain, file) : jsonDocument(plain, file);
}

/** YAML may be written in braces, too: `{ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }`. */
function jsonOrFlow(text: string, file: string): Document {
  try {
    return jsonDocument(text, file);
  } catch (error) {
    if (text.length > MOST_FLOW) throw error;
    return flowDocument(text, file, error);
  }
}

/** AWS takes templates of one megabyte. */
const MOST_FLOW = 1024 * 1024;

function flowDocument(text: string, file: string, asJson: unknown): Document {
  try {
    return yamlDocument(text, file);
  } catch {
    throw asJson;
  }
}

const GIVE =
  'give an isodrift.yaml, a Terraform state, what `terraform show -json` or `pulumi stack export` prints, a CloudFormation or SAM template, a cdk.out folder, or an inventory.json';

/** The error for a file that none of the readers knows. */
export function unknownFormat(file: string, cause?: unknown): IsodriftError {
  return new IsodriftError('FORMAT_UNKNOWN', `${file}: the content is none that isodrift knows`, GIVE, {
    cause,
  });
}

function empty(file: string): IsodriftError {
  return new IsodriftError(
    'FORMAT_UNKNOWN',
    `${file}: ${file === 'stdin' ? 'nothing came' : 'the file is empty'}`,
    'look whether what should have written it failed, and write it again',
  );
}

function jsonDocument(text: string, file: string): Document {
  return stateDocument(text, file) ?? wholeDocument(text, file);
}

/** As Terraform begins a state of any version. */
const STATE = /^\{\n {2}"version": \d+,\n {2}"terraform_version": /;

/** A state may be large: its resources are parsed one by one, by whoever reads them. */
function stateDocument(text: string, file: string): Document | undefined {
  const apart = STATE.test(text) ? membersApart(text, ['resources', 'instances']) : undefined;
  if (apart === undefined) return undefined;
  const value = parsed(apart.rest);
  const resources = isObject(value) ? value['resources'] : undefined;
  // the list that was taken out is the one that counts
  if (!isList(resources) || resources.length !== 1 || resources[0] !== null) return undefined;
  const whole = (): Document => wholeDocument(text, file);
  const find: Finders = {
    positions: (depth) => whole().positions(depth),
    lineOf: (depth) => whole().lineOf(depth),
  };
  return { file, text, value, ...find, apart: { resources: apart.members, whole } };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function wholeDocument(text: string, file: string): Document {
  const quick = jsonLines(text, (offset, what) => {
    throw beyondLimit(file, positioner(text)(offset), what);
  });
  const value = parseJson(text, file);
  if (!isObject(value)) throw unknownFormat(file);
  const { positions } = finders((depth) => jsonPositions(text, depth));
  // scalars are found the slow way
  const lineOf: Document['lineOf'] = (depth) => (path) =>
    quick(path) ?? positions(depth).get(pathKey(path))?.line;
  return { file, text, value, positions, lineOf };
}

function beyondLimit(file: string, { line, column }: Position, what: string): IsodriftError {
  return new IsodriftError(
    'FORMAT_INVALID',
    `${file}:${line}:${column}: ${what}`,
    'no tool writes such a file; if yours does, split it',
  );
}

function yamlDocument(text: string, file: string): Document {
  if (text.trim() === '') throw empty(file);
  try {
    const { value, positions } = parseYaml(text, file, TEMPLATE_SCHEMA, {
      mayRepeatKeys: IS_TEMPLATE.test(text),
    });
    if (isObject(value)) return { file, text, value, ...finders(positions) };
  } catch (error) {
    if (LOOKS_FAMILIAR.test(text)) throw error;
    throw unknownFormat(file, error);
  }
  throw unknownFormat(file);
}

/** Templates in the wild state a key twice, and AWS takes the last one. */
const IS_TEMPLATE = /^Resources\s*:/m;

/** Broken YAML of ours deserves to hear where it is broken; a text file does not. */
const LOOKS_FAMILIAR =
  /^(?:AWSTemplateFormatVersion|Resources|Transform|Parameters|title|sources|resources|relations|components|rules|ignore|accepted|account|region)\s*:/m;

type Finders = Pick<Document, 'positions' | 'lineOf'>;

/** Positions are found when somebody asks, once per depth. */
function finders(find: (depth: number) => Positions): Finders {
  const found = new Map<number, Positions>();
  const positions = (depth: number): Positions => {
    const known = found.get(depth) ?? find(depth);
    found.set(depth, known);
    return known;
  };
  return { positions, lineOf: (depth) => (path) => positions(depth).get(pathKey(path))?.line };
}
