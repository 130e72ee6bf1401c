import { relationsOf } from '../../src/catalogue/relations.ts';
import type { Desired, Inventory, Resource } from '../../src/model/graph.ts';

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

/** A declared resource: no id, no place, unless said. */
export function declared(type: string, key: string, rest: Partial<Resource> = {}): Resource {
  return {
    key,
    type,
    account: '',
    region: '',
    id: '',
    tags: {},
    attributes: {},
    source: { origin: 'main.tf', line: 1 },
    ...rest,
  };
}

/** A deployed resource in the one account and region of these tests, unless said. */
export function deployed(type: string, id: string, rest: Partial<Resource> = {}): Resource {
  const place = { account: ACCOUNT, region: REGION, ...rest };
  return {
    key: `${place.account}/${place.region}/${type}/${id}`,
    type,
    id,
    tags: {},
    attributes: {},
    source: { origin: 'api:List' },
    ...place,
  };
}

/** A design with the relations that follow from it. */
export function design(resources: readonly Resource[], rest: Partial<Desired> = {}): Desired {
  return {
    format: 'isodrift/desired@1',
    title: 'test',
    sources: [{ kind: 'terraform-state', file: 'main.tf' }],
    resources,
    relations: relationsOf(resources),
    gaps: [],
    ...rest,
  };
}

/** A scan that saw everything, unless said. */
export function account(resources: readonly Resource[], rest: Partial<Inventory> = {}): Inventory {
  return {
    format: 'isodrift/inventory@1',
    capturedAt: '2026-11-20T12:00:00Z',
    scanner: 'isodrift test',
    accounts: [ACCOUNT],
    regions: [REGION],
    coverage: [],
    resources,
    relations: relationsOf(resources),
    gaps: [],
    ...rest,
  };
}
