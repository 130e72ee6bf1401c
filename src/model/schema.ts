import { capture, coverage } from './schema-coverage.ts';
import { MATCH_RUNGS, SEVERITIES, STATUSES } from './comparison.ts';
import { GAP_REASONS, RELATION_KINDS } from './graph.ts';
import { count, type JsonSchema, listOf, oneOf, record, string, stringMap, strings } from './schema-words.ts';

const source = record({ origin: string, line: count, address: string }, ['line', 'address']);

const match = record(
  { id: string, arn: string, name: string, tags: stringMap, stack: string, logicalId: string },
  ['id', 'arn', 'name', 'tags', 'stack', 'logicalId'],
);

const range = record({ least: count, most: count }, ['most']);

const resource = record(
  {
    key: string,
    type: string,
    account: string,
    region: string,
    id: string,
    arn: string,
    name: string,
    title: string,
    group: string,
    tags: stringMap,
    attributes: { type: 'object' },
    aliases: strings,
    generic: { const: true },
    partial: strings,
    openTags: strings,
    match,
    pending: { const: true },
    conditional: string,
    count: range,
    source,
  },
  [
    'arn',
    'name',
    'title',
    'group',
    'aliases',
    'generic',
    'partial',
    'openTags',
    'match',
    'pending',
    'conditional',
    'count',
  ],
);

const selection = record(
  {
    types: strings,
    names: strings,
    tags: stringMap,
    layers: strings,
    keys: strings,
    component: string,
    internet: { const: true },
  },
  ['types', 'names', 'tags', 'layers', 'keys', 'component', 'internet'],
);

const component = record(
  { name: string, title: string, layer: string, select: selection, count: range, spread: count, source },
  ['title', 'layer', 'count', 'spread', 'source'],
);

const severity = oneOf(['critical', 'high', 'medium', 'low', 'info']);

const rule = record(
  {
    rule: string,
    effect: oneOf(['forbid', 'require']),
    arrow: record({ from: selection, to: selection, label: string }, ['label']),
    protection: record({ what: string, on: selection }),
    severity,
    reason: string,
    source,
  },
  ['arrow', 'protection', 'reason', 'source'],
);

const claim = record({ value: {}, source });
const conflict = record({ key: string, path: string, held: claim, other: claim });

const evidence = record({ resource: string, attribute: string });

const relation = record(
  { from: string, to: string, kind: oneOf(RELATION_KINDS), label: string, unread: { const: true }, evidence },
  ['label', 'unread'],
);

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
    kind: oneOf(['isodrift', 'terraform-state', 'terraform-plan', 'cloudformation', 'pulumi', 'inventory']),
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

const driftSeverity = oneOf(SEVERITIES);

const severityRule = record({ pattern: string, severity: driftSeverity, source }, ['source']);

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
    changes: listOf(record({ ...difference, severity: driftSeverity }, ['severity'])),
    notCompared: listOf(record({ path: string, reason: string })),
    suppressed: listOf(record({ ...difference, rule: string, number: count }, ['number'])),
    match: oneOf(MATCH_RUNGS),
    reason: string,
    owner: string,
    acceptance: record({ reason: string, owner: string, expires: string }, ['owner', 'expires']),
    severity: driftSeverity,
    fixes: listOf(record({ tool: oneOf(['terraform', 'cloudformation', 'isodrift']), text: string })),
  },
  ['desired', 'deployed', 'match', 'reason', 'owner', 'acceptance', 'severity', 'fixes'],
);

const exposure = record(
  {
    from: string,
    to: string,
    port: string,
    status,
    severity: driftSeverity,
    path: listOf(record({ key: string, by: string })),
    reason: string,
  },
  ['reason'],
);

const yesOrNo: JsonSchema = { type: 'boolean' };

const protectionRow = record({
  key: string,
  type: string,
  status,
  answers: listOf(
    record({ question: string, wanted: yesOrNo, desired: yesOrNo, deployed: yesOrNo }, [
      'desired',
      'deployed',
    ]),
  ),
});

const relationFinding = record(
  {
    from: string,
    to: string,
    kind: oneOf(RELATION_KINDS),
    status,
    label: string,
    evidence,
    reason: string,
    severity: driftSeverity,
  },
  ['label', 'reason', 'severity'],
);

const COMPONENT_STATUSES = ['in-sync', 'changed', 'missing', 'not-checked'];
const RULE_STATUSES = ['violated', 'kept', 'not-checked'];

const componentFinding = record(
  {
    name: string,
    title: string,
    layer: string,
    status: oneOf(COMPONENT_STATUSES),
    members: strings,
    count: range,
    spread: { type: 'integer', minimum: 1 },
    zones: strings,
    reason: string,
    source,
  },
  ['title', 'layer', 'count', 'spread', 'reason', 'source'],
);

const ruleFinding = record(
  {
    rule: string,
    effect: oneOf(['forbid', 'require']),
    status: oneOf(RULE_STATUSES),
    severity,
    offenders: listOf(
      record(
        {
          key: string,
          to: string,
          kind: oneOf(RELATION_KINDS),
          label: string,
          from: { const: 'internet' },
          what: string,
        },
        ['to', 'kind', 'label', 'from'],
      ),
    ),
    reason: string,
    note: string,
    source,
  },
  ['reason', 'note', 'source'],
);

const summary = record(
  {
    status: oneOf(['in-sync', 'divergent', 'incomplete']),
    findings: counts,
    relations: counts,
    exposures: counts,
    components: record(Object.fromEntries(COMPONENT_STATUSES.map((name) => [name, count]))),
    rules: record(Object.fromEntries(RULE_STATUSES.map((name) => [name, count]))),
    gaps: {
      type: 'object',
      properties: Object.fromEntries(GAP_REASONS.map((name) => [name, count])),
      additionalProperties: false,
    },
    calls: record({ made: count, failed: count }),
    ownership: ratio,
    verified: ratio,
  },
  ['components', 'rules', 'exposures'],
);

/** By stage name, as in the `format` field: `isodrift/inventory@1`. */
export const STAGE_SCHEMAS: Readonly<Record<'inventory' | 'desired' | 'comparison', JsonSchema>> = {
  inventory: stage(
    'inventory',
    'what a scan found',
    record({ format: string, ...scan, ...graph, captures: listOf(capture) }, ['captures']),
  ),
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
        components: listOf(component),
        rules: listOf(rule),
        conflicts: listOf(conflict),
        severities: listOf(severityRule),
        notes: strings,
      },
      ['accepted', 'components', 'rules', 'conflicts', 'severities', 'notes'],
    ),
  ),
  comparison: stage(
    'comparison',
    'where both agree and where they diverge',
    record(
      {
        format: string,
        title: string,
        desired: record({ sources: listOf(desiredSource) }),
        deployed: record(scan),
        findings: listOf(finding),
        relations: listOf(relationFinding),
        gaps: listOf(gap),
        components: listOf(componentFinding),
        rules: listOf(ruleFinding),
        conflicts: listOf(conflict),
        notes: strings,
        summary,
        exposures: listOf(exposure),
        protection: listOf(protectionRow),
      },
      ['components', 'rules', 'conflicts', 'notes', 'exposures', 'protection'],
    ),
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
