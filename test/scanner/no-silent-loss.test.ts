import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { FAULT_TYPES } from '../../bench/fault-types.mjs';
import { entryFor } from '../../src/catalogue/index.ts';
import { readExchanges } from '../../src/endpoint/exchange.ts';
import type { Faults, Strike } from '../../src/endpoint/faults.ts';
import { actionName } from '../../src/endpoint/request.ts';
import type { Inventory, Resource } from '../../src/model/graph.ts';
import { scanTrial } from './account.ts';

const RECORDED = new URL('../../examples/orders-platform/recorded/', import.meta.url);
const FILE = new URL('exchanges.json', RECORDED);
const { regions } = JSON.parse(readFileSync(new URL('recording.json', RECORDED), 'utf8')) as {
  regions: string[];
};
const exchanges = readExchanges(readFileSync(FILE, 'utf8'), 'exchanges.json');

test('whichever call is denied, each resource is whole, or a gap says what is not known of it', async () => {
  const truth = await scanRecording();
  const actions = await actionsAsked();
  expect(truth.resources.length).toBeGreaterThan(15);
  expect(actions.length).toBeGreaterThan(20);
  const lost: string[] = [];
  for (const action of actions) {
    const inventory = await scanRecording({ [action]: { kind: 'denied' } });
    const found = new Map(inventory.resources.map((resource) => [resource.key, stated(resource)]));
    const silent = truth.resources.filter(
      (resource) => found.get(resource.key) !== stated(resource) && !isExplained(resource, inventory),
    );
    lost.push(...silent.map(({ key }) => `${action}: ${key}`));
  }
  expect(lost).toEqual([]);
});

test('whichever call gives a page twice, every resource says the same as if it had come once', async () => {
  const truth = await scanRecording();
  const actions = await actionsAsked();
  const changed: string[] = [];
  // where nothing is set it answers with nothing at all: with a token added it would be an answer to something else
  const paged = actions.filter((action) => action !== 'lambda:GetFunctionConcurrency');
  for (const action of paged) {
    const { resources, relations, gaps } = await scanRecording(twice(action));
    if (!isDeepStrictEqual({ resources, relations, gaps }, parts(truth))) changed.push(action);
  }
  expect(changed).toEqual([]);
});

/** Each page of the action leads to itself once more. */
function twice(action: string): Strike {
  return (request) => {
    const isAgain = `${request.query ?? ''}${request.body ?? ''}`.includes('once-page');
    return actionName(request) === action && !isAgain ? { kind: 'duplicate-page' } : undefined;
  };
}

function parts({
  resources,
  relations,
  gaps,
}: Inventory): Pick<Inventory, 'resources' | 'relations' | 'gaps'> {
  return { resources, relations, gaps };
}

/** What is read of it. Which variable points at what follows from all that is seen: it goes with the thing pointed at. */
function stated(resource: Resource): string {
  const known = entryFor(resource.type)?.attributes ?? {};
  const read = Object.entries(resource.attributes).filter(([path]) => known[path]?.matchedFrom === undefined);
  return JSON.stringify({ ...resource, attributes: Object.fromEntries(read) });
}

async function scanRecording(faults: Faults | Strike = {}): Promise<Inventory> {
  const { inventory } = await scanTrial({
    exchanges,
    types: FAULT_TYPES,
    options: { regions },
    limits: { requestTimeoutMs: 20_000, maxAttempts: 1 },
    faults,
  });
  return inventory;
}

/** The actions of a whole scan, but for those without which there is none. */
async function actionsAsked(): Promise<string[]> {
  const { asked } = await scanTrial({
    exchanges,
    types: FAULT_TYPES,
    options: { regions },
    limits: { requestTimeoutMs: 20_000 },
  });
  const known = new Set(exchanges.map(({ request }) => actionName(request)));
  return [...new Set(asked)].filter(
    (name) => known.has(name) && !/GetCallerIdentity|DescribeRegions/.test(name),
  );
}

/** Of types that only the tagging API knows nobody can say which there would be: its own gap has to do. */
function isExplained({ key, type, region, generic }: Resource, { gaps }: Inventory): boolean {
  return gaps.some((gap) => {
    if (gap.resource !== undefined) return gap.resource === key;
    const isHere = gap.region === region || region === 'global';
    return isHere && (gap.types.includes(type) || (generic === true && gap.action === 'GetResources'));
  });
}
