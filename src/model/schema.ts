import { STATUSES } from './comparison.ts';

/** JSON Schemas (2020-12) of the stage files; `schema/` holds them as files, kept equal by a test. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const string: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const strings: JsonSchema = { type: 'array', items: string };
const stringMap: JsonSchema = { type: 'object', additionalProperties: string };

function record(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

function oneOf(values: readonly string[]): JsonSchema {
  return { enum: values };
}

const RELATION_KINDS = oneOf([
  'contains',
  'connects',
  'invokes',
  'reads',
  'writes',
  'routes',
  'triggers',
  'assumes',
  'encrypts',
  'logs',
  'guards',
  'uses',
]);

const GAP_REASONS = [
  'denied',
  'denied-by-scp',
  'throttled',
  'timeout',
  'region-disabled',
  'not-available',
  'truncated',
  'failed',
];

const MATCH_RUNGS = [
  'arn',
  'id',
  'physical-id',
  'stack-tags',
  'explicit',
  'natural-key',
  'name',
  'structure',
];

const source = record({ origin: string, line: count, address: string }, ['line', 'address']);

const match = record(
  { id: string, arn: string, name: string, tags: stringMap, stack: string, logicalId: string },
  ['id', 'arn', 'name', 'tags', 'stack', 'logicalId'],
);

const resource = record(
  {
    key: string,
    type: string,
    account: string,
    region: string,
    id: string,
    arn: string,
    name: string,
    tags: stringMap,
    attributes: { type: 'object' },
    aliases: strings,
    generic: { const: true },
    partial: strings,
    match,
    pending: { const: true },
    source,
  },
  ['arn', 'name', 'aliases', 'generic', 'partial', 'match', 'pending'],
);

const evidence = record({ resource: string, attribute: string });

const relation = record({ from: string, to: string, kind: RELATION_KINDS, label: string, evidence }, [
  'label',
]);

const gap = record(
  {
    account: string,
    region: string,
    service: string,
    action: string,
    reason: oneOf(GAP_REASONS),
    message: string,
    types: strings,
    resource: string,
  },
  ['resource'],
);

const coverage = record({
  account: string,
  region: string,
  service: string,
  action: string,
  calls: count,
  failed: count,
});

const graph = { resources: listOf(resource), relations: listOf(relation), gaps: listOf(gap) };

const scan = {
  capturedAt: { type: 'string', format: 'date-time' },
  scanner: string,
  accounts: strings,
  regions: strings,
  coverage: listOf(coverage),
};

const desiredSource = record(
  {
    kind: oneOf(['isodrift', 'terraform-state', 'terraform-plan', 'cloudformation', 'inventory']),
    file: string,
    revision: string,
  },
  ['revision'],
);

const acceptance = record({ pattern: string, reason: string, owner: string, expires: string, source }, [
  'owner',
  'expires',
  'source',
]);

const difference = { path: string, desired: {}, deployed: {} };
const status = oneOf(STATUSES);
const counts = record(Object.fromEntries(STATUSES.map((name) => [name, count])));
const ratio = record({ part: count, whole: count });

const finding = record(
  {
    key: string,
    type: string,
    status,
    desired: resource,
    deployed: resource,
    changes: listOf(record(difference)),
    notCompared: listOf(record({ path: string, reason: string })),
    suppressed: listOf(record({ ...difference, rule: string })),
    match: oneOf(MATCH_RUNGS),
    reason: string,
  },
  ['desired', 'deployed', 'match', 'reason'],
);

const relationFinding = record(
  { from: string, to: string, kind: RELATION_KINDS, status, label: string, evidence, reason: string },
  ['label', 'reason'],
);

const summary = record({
  status: oneOf(['in-sync', 'divergent', 'incomplete']),
  findings: counts,
  relations: counts,
  gaps: {
    type: 'object',
    properties: Object.fromEntries(GAP_REASONS.map((name) => [name, count])),
    additionalProperties: false,
  },
  calls: record({ made: count, failed: count }),
  ownership: ratio,
  verified: ratio,
});

/** By stage name, as in the `format` field: `isodrift/inventory@1`. */
export const STAGE_SCHEMAS: Readonly<Record<'inventory' | 'desired' | 'comparison', JsonSchema>> = {
  inventory: stage('inventory', 'what a scan found', record({ format: string, ...scan, ...graph })),
  desired: stage(
    'desired',
    'what the declared sources say',
    record(
      {
        format: string,
        title: string,
        sources: listOf(desiredSource),
        ...graph,
        accepted: listOf(acceptance),
        notes: strings,
      },
      ['accepted', 'notes'],
    ),
  ),
  comparison: stage(
    'comparison',
    'where both agree and where they diverge',
    record({
      format: string,
      title: string,
      desired: record({ sources: listOf(desiredSource) }),
      deployed: record(scan),
      findings: listOf(finding),
      relations: listOf(relationFinding),
      gaps: listOf(gap),
      summary,
    }),
  ),
};

function stage(name: string, description: string, body: JsonSchema): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `isodrift/${name}@1`,
    title: `isodrift ${name}`,
    description,
    ...body,
    properties: { ...(body['properties'] as object), format: { const: `isodrift/${name}@1` } },
  };
}
