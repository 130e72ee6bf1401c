import { PROTECTIONS } from '../../catalogue/protection.ts';
import { LAYERS } from '../../catalogue/shapes.ts';
import { RELATION_KINDS } from '../../model/graph.ts';
import type { JsonSchema } from '../../model/schema-words.ts';

const text: JsonSchema = { type: 'string', minLength: 1 };
const scalar: JsonSchema = { type: ['string', 'number', 'boolean'] };
const account: JsonSchema = {
  type: 'string',
  pattern: '^\\d{12}$',
  description: 'twelve digits, in quotes: an unquoted number loses its leading zeros',
};
const region: JsonSchema = {
  type: 'string',
  // the last word of every region so far is where it lies; a letter swapped there is found at once
  pattern: '^[a-z]{2,}(-[a-z]+)*-(north|south|east|west|central|(north|south)(east|west))-\\d{1,2}$',
  description: 'a region as AWS writes it: eu-west-1',
};
const tags: JsonSchema = {
  type: 'object',
  additionalProperties: scalar,
  description: 'tags by key: { Role: web }',
};

const source: JsonSchema = {
  description: 'a path, or file with stack, parameters, workspace, account or region',
  ...closed(['string', 'object'], ['file'], {
    file: { ...text, description: 'path or glob, relative to this file' },
    stack: { ...text, description: 'name under which a template is deployed' },
    parameters: {
      type: 'object',
      additionalProperties: scalar,
      description: 'parameters of a template by name: { Stage: live }',
    },
    account,
    region,
    workspace: {
      ...text,
      description: 'Terraform workspace: the state is then looked for below terraform.tfstate.d/',
    },
  }),
};

const count: JsonSchema = {
  type: ['integer', 'string'],
  minimum: 0,
  pattern: '^\\d+(\\.\\.(\\d+)?)?$',
  description: '3, 2..6 or 2..',
};

const layer: JsonSchema = { enum: LAYERS };

const match: JsonSchema = {
  description: 'how to find the deployed resource; all that is given must hold',
  ...closed('object', [], {
    id: text,
    arn: { type: 'string', pattern: '^arn:', description: 'arn:aws:sqs:eu-west-1:111122223333:jobs' },
    name: text,
    tags,
    stack: text,
    logicalId: text,
  }),
};

const resource: JsonSchema = {
  description: 'at least a type: { type: AWS::S3::Bucket }',
  ...closed('object', ['type'], {
    type: {
      ...text,
      description: 'CloudFormation type (AWS::EC2::Instance) or Terraform type (aws_instance)',
    },
    match,
    count: { ...count, description: 'how many deployed resources it stands for: 3, 2..6 or 2..' },
    account,
    region,
    tags,
    properties: {
      type: 'object',
      description:
        'by CloudFormation property name, nested or with dots (VpcConfig.SubnetIds); only these are compared',
    },
  }),
};

const textOrTexts: JsonSchema = { type: ['string', 'array'], minLength: 1, minItems: 1, items: text };

const component: JsonSchema = {
  description:
    'what it stands for, by types, names or tags: { types: AWS::EC2::Instance, tags: { Role: web } }',
  ...closed('object', [], {
    title: text,
    layer,
    types: { ...textOrTexts, description: 'types or patterns: AWS::EC2::Instance, AWS::RDS::*' },
    names: { ...textOrTexts, description: 'names or patterns: web-*' },
    tags,
    count,
    spread: { type: 'integer', minimum: 1, description: 'over how many availability zones at least' },
  }),
};

const rule: JsonSchema = {
  description: 'forbid or require, with severity and reason: { require: encryption on AWS::RDS::* }',
  ...closed('object', [], {
    forbid: { ...text, description: 'internet -> orders-db, or: public access on data' },
    require: {
      ...text,
      description: `web -> orders-db, or a protection: encryption on AWS::RDS::*. Known: ${PROTECTIONS.join(', ')}, tag NAME`,
    },
    severity: { enum: ['critical', 'high', 'medium', 'low', 'info'], description: 'high unless said' },
    reason: text,
  }),
};

const relation: JsonSchema = {
  ...closed(['string', 'object'], [], {
    from: text,
    to: text,
    kind: { enum: RELATION_KINDS },
    label: { type: ['string', 'number'] },
  }),
  description: 'web -> orders-db: 5432',
  patternProperties: { '->': { type: ['string', 'number'] } },
};

const accepted: JsonSchema = {
  description: "{ pattern: AWS::S3::Bucket/logs-*, reason: why, owner: who, expires: '2027-03-31' }",
  ...closed('object', ['pattern', 'reason'], {
    pattern: { ...text, description: 'type/id#attribute, where * stands for anything' },
    reason: text,
    owner: text,
    expires: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'last day on which it holds: 2027-03-31',
    },
  }),
};

const ignored: JsonSchema = {
  description: 'a pattern (AWS::Logs::LogGroup/*), or a pattern with a reason',
  ...closed(['string', 'object'], ['pattern'], { pattern: text, reason: text }),
};

/** A section of which nothing is left but its name is empty. */
const listOf = (items: JsonSchema, description: string): JsonSchema => ({
  type: ['array', 'null'],
  items,
  description,
});
const mapOf = (additionalProperties: JsonSchema, description: string): JsonSchema => ({
  type: ['object', 'null'],
  additionalProperties,
  description,
});

/** What may stand in isodrift.yaml; also published as schema/isodrift.schema.json for editors. */
export const DESIGN_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'isodrift/isodrift.yaml@1',
  title: 'isodrift.yaml',
  description: 'a design in its own words, and where the rest of the design is found',
  ...closed('object', [], {
    $schema: text,
    title: { ...text, description: 'a name in quotes' },
    account,
    region,
    sources: listOf(source, 'a list of files, folders, patterns or addresses: [infra/*.tfstate]'),
    resources: mapOf(resource, 'each by a name of its own: { exports: { type: AWS::S3::Bucket } }'),
    components: mapOf(component, 'each by a name of its own: { web: { types: AWS::EC2::Instance } }'),
    relations: listOf(relation, "a list of arrows: ['web -> orders-db: 5432']"),
    rules: listOf(rule, "a list of rules: [{ forbid: 'internet -> orders-db' }]"),
    accepted: listOf(
      accepted,
      'a list of patterns, each with a reason: [{ pattern: AWS::S3::Bucket/logs-*, reason: why }]',
    ),
    ignore: listOf(ignored, "a list of patterns: ['AWS::Logs::LogGroup/*']"),
    severity: mapOf(
      { enum: ['critical', 'high', 'medium', 'low', 'info'] },
      'how much divergences matter, by type/id#attribute; the last that fits wins: { AWS::S3::Bucket/logs-*: low }',
    ),
  }),
};

/** An object of these members and no others; where text is allowed, too, the members count for objects only. */
function closed(
  type: string | readonly string[],
  required: readonly string[],
  properties: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  return { type, properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}
