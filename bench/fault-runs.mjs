// Scans a recorded account through an endpoint that fails at random, and looks for what is missing without a word: each
// resource of the undisturbed scan must be there with all it says, or a gap must say what is not known of it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { CATALOGUE, entryFor } from '../dist/catalogue/index.js';
import { readExchanges } from '../dist/endpoint/exchange.js';
import { byChance } from '../dist/endpoint/faults.js';
import { startReplay } from '../dist/endpoint/replay.js';
import { IsodriftError } from '../dist/model/errors.js';
import { scan } from '../dist/scanner/scan.js';
import { FAULT_TYPES } from './fault-types.mjs';
import { hasten } from './hasten.mjs';

const RECORDED = fileURLToPath(new URL('../examples/orders-platform/recorded/', import.meta.url));

const TYPES = new Set(FAULT_TYPES);

/** The faults by name, as AWS, a proxy or the network has them. */
export const KINDS = {
  throttling: [{ kind: 'throttled' }],
  '500s': [{ kind: 'error', code: 'InternalFailure', status: 500 }],
  resets: [{ kind: 'reset' }],
  hangs: [{ kind: 'hang' }],
  truncated: [{ kind: 'truncated' }, { kind: 'cut' }, { kind: 'stall' }],
  html: [{ kind: 'html' }, { kind: 'empty' }],
  expired: [{ kind: 'error', code: 'ExpiredTokenException', status: 400 }],
  denied: [{ kind: 'denied' }, { kind: 'denied-by-scp' }],
  'repeated-tokens': [{ kind: 'repeat-token' }],
  'duplicate-pages': [{ kind: 'duplicate-page' }],
};

/** How many times faster than life the waits are. */
const FASTER = 100;
const AT_ONCE = 3;

/** A busy machine takes a while to accept a connection: none of the faults is that it does not. */
const CONNECT = { connectionTimeoutMs: 6_000_000 };

/** Limits on answers: as they are where a server falls silent, else so long that only a fault is one, however busy the machine. */
const SHORT = { ...CONNECT, requestTimeoutMs: 60_000, callTimeoutMs: 130_000 };
const PATIENT = {
  ...CONNECT,
  requestTimeoutMs: 6_000_000,
  callTimeoutMs: 6_000_000,
  chainTimeoutMs: 12_000_000,
};
const SILENT = new Set(['hang', 'stall']);

/** Scans once for each seed; returns how the runs ended, and what was missing without a gap. */
export async function faultRuns({ faults, rate, seeds }) {
  const file = `${RECORDED}exchanges.json`;
  const exchanges = readExchanges(readFileSync(file, 'utf8'), file);
  const truth = await scanned(exchanges, PATIENT);
  const limits = faults.some(({ kind }) => SILENT.has(kind)) ? SHORT : PATIENT;
  const restore = hasten(FASTER);
  try {
    const limit = pLimit(AT_ONCE);
    const runs = await Promise.all(
      seeds.map((seed) =>
        limit(async () => {
          const spared = ['sts:GetCallerIdentity'];
          return judged(
            await scanned(exchanges, limits, byChance({ faults, rate, seed, spared })),
            truth,
            seed,
          );
        }),
      ),
    );
    return {
      runs: runs.length,
      equal: runs.filter(({ isEqual }) => isEqual).length,
      silent: runs.flatMap(({ silent }) => silent),
    };
  } finally {
    restore();
  }
}

async function scanned(exchanges, limits, faults) {
  const { regions } = JSON.parse(readFileSync(`${RECORDED}recording.json`, 'utf8'));
  const replay = await startReplay(exchanges, faults);
  try {
    return await scan({
      regions,
      now: new Date(0),
      endpointUrl: replay.url,
      credentials: { accessKeyId: 'recorded', secretAccessKey: 'recorded' },
      catalogue: CATALOGUE.filter(({ type }) => TYPES.has(type)),
      limits,
    });
  } catch (error) {
    if (error instanceof IsodriftError) return error;
    throw error;
  } finally {
    await replay.close();
  }
}

/** An error says that nothing was seen: nobody takes it for an empty account. */
function judged(inventory, truth, seed) {
  if (inventory instanceof IsodriftError) return { isEqual: false, silent: [] };
  const isEqual = textOf(inventory) === textOf(truth);
  const found = new Map(inventory.resources.map((resource) => [resource.key, stated(resource)]));
  const lost = truth.resources.filter(
    (resource) => found.get(resource.key) !== stated(resource) && !isExplained(resource, inventory),
  );
  const real = new Set(truth.resources.map(({ key }) => key));
  // what only its tags tell of stands as a plain block where its listing failed
  const invented = inventory.resources.filter((one) => !real.has(one.key) && !isExplained(one, inventory));
  const drawn = new Set(inventory.relations.map(textOf));
  const unsaid = inventory.gaps.length === 0 ? truth.relations.filter((one) => !drawn.has(textOf(one))) : [];
  const isQuiet = !isEqual && inventory.gaps.length === 0;
  return {
    isEqual,
    silent: [
      ...lost.map(({ key }) => `seed ${seed}: lost ${key}`),
      ...invented.map(({ key }) => `seed ${seed}: invented ${key}`),
      ...unsaid.map(({ from, to }) => `seed ${seed}: no arrow from ${from} to ${to}`),
      ...(isQuiet ? [`seed ${seed}: other bytes and no gap`] : []),
    ],
  };
}

/** The bytes, but for how many requests it took: a page that came twice was asked for twice. */
function textOf(value) {
  return JSON.stringify(value, (name, member) => (name === 'coverage' ? undefined : member));
}

/** What is read of it. Which variable points at what follows from all that is seen: it goes with the thing pointed at. */
function stated(resource) {
  const known = entryFor(resource.type)?.attributes ?? {};
  const read = Object.entries(resource.attributes).filter(([path]) => known[path]?.matchedFrom === undefined);
  return JSON.stringify({ ...resource, attributes: Object.fromEntries(read) });
}

/** Of types that only the tagging API knows nobody can say which there would be: its own gap has to do. */
function isExplained({ key, type, region, generic }, { gaps }) {
  return gaps.some((gap) => {
    if (gap.resource !== undefined) return gap.resource === key;
    const isHere = gap.region === region || region === 'global';
    const isTags = gap.action === 'GetResources' || gap.reason === 'expired';
    return isHere && (gap.types.includes(type) || (generic === true && isTags));
  });
}
