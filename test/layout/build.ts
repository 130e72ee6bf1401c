import {
  type Change,
  type Comparison,
  type Finding,
  type RelationFinding,
  STATUSES,
  type Status,
} from '../../src/model/comparison.ts';
import type { RelationKind, Resource } from '../../src/model/graph.ts';
import type { Value } from '../../src/model/value.ts';

const ACCOUNT = '111122223333';

export interface Sketch {
  readonly status?: Status;
  readonly name?: string;
  readonly region?: string;
  readonly account?: string;
  readonly changes?: number;
  readonly attributes?: Readonly<Record<string, Value>>;
}

/** A finding with as much on either side as its status implies. */
export function finding(type: string, key: string, sketch: Sketch = {}): Finding {
  const { status = 'in-sync', changes = status === 'changed' ? 1 : 0 } = sketch;
  const resource = resourceOf(type, key, sketch);
  const isDeclared = status !== 'unmanaged' && status !== 'aws-default' && status !== 'owned-elsewhere';
  const isDeployed = status !== 'missing' && status !== 'pending';
  return {
    key,
    type,
    status,
    ...(isDeclared ? { desired: resource } : {}),
    ...(isDeployed ? { deployed: resource } : {}),
    changes: Array.from({ length: changes }, (_, index): Change => ({
      path: `P${index}`,
      desired: 1,
      deployed: 2,
    })),
    notCompared: [],
    suppressed: [],
  };
}

function resourceOf(
  type: string,
  key: string,
  { account = ACCOUNT, region = 'eu-west-1', name = key, attributes = {} }: Sketch,
): Resource {
  return { key, type, account, region, id: key, name, tags: {}, attributes, source: { origin: 'test' } };
}

export function relation(
  from: string,
  to: string,
  kind: RelationKind,
  more: { readonly label?: string; readonly status?: Status } = {},
): RelationFinding {
  return {
    from,
    to,
    kind,
    status: more.status ?? 'in-sync',
    ...(more.label === undefined ? {} : { label: more.label }),
    evidence: { resource: from, attribute: 'test' },
  };
}

export function comparison(
  findings: readonly Finding[],
  relations: readonly RelationFinding[] = [],
  title = 'test',
): Comparison {
  return {
    format: 'isodrift/comparison@1',
    title,
    desired: { sources: [{ kind: 'terraform-state', file: 'terraform.tfstate', revision: 'serial 87' }] },
    deployed: {
      capturedAt: '2026-11-20T10:00:00Z',
      scanner: 'isodrift',
      accounts: [ACCOUNT],
      regions: ['eu-west-1'],
      coverage: [],
    },
    findings,
    relations,
    gaps: [],
    summary: {
      status: 'divergent',
      findings: count(findings),
      relations: count(relations),
      gaps: {},
      calls: { made: 98, failed: 0 },
      ownership: { part: 1, whole: 1 },
      verified: { part: 1, whole: 1 },
    },
  };
}

function count(items: readonly { status: Status }[]): Record<Status, number> {
  return Object.fromEntries(
    STATUSES.map((status) => [status, items.filter((item) => item.status === status).length]),
  ) as Record<Status, number>;
}
