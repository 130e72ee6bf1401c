import { IsodriftError } from '../model/errors.ts';
import { readStage, stageOf } from '../model/read-stage.ts';
import type { Desired, Inventory } from '../model/graph.ts';
import type { Document, Reading } from './reading.ts';

/** Is this a file that isodrift wrote and that holds resources? */
export function isSavedGraph(value: Readonly<Record<string, unknown>>): boolean {
  const stage = stageOf(value);
  return stage === 'inventory' || stage === 'desired';
}

/** Is this another file that isodrift wrote: a comparison, a scene, a layout? */
export function isResult({ format }: Readonly<Record<string, unknown>>): boolean {
  return typeof format === 'string' && format.startsWith(OWN_FORMAT);
}

const OWN_FORMAT = 'isodrift/';

/** The error about such a file where a design should be. */
export function noDesign(file: string, { format }: Readonly<Record<string, unknown>>): IsodriftError {
  const what = String(format).slice(OWN_FORMAT.length).replace(/@.*$/s, '');
  return new IsodriftError(
    'FORMAT_UNKNOWN',
    `${file} holds a ${what}, which is a result and not a design`,
    'give what it was made from: the design itself, or the desired.json beside it',
  );
}

/** A saved inventory as a design ("as it was then"), or a design read before. */
export function readSavedGraph({ file, text, value }: Document): Reading {
  return stageOf(value) === 'inventory'
    ? inventoryReading(readStage(text, file, 'inventory'), file)
    : desiredReading(readStage(text, file, 'desired'), file);
}

function inventoryReading({ resources, gaps, capturedAt }: Inventory, file: string): Reading {
  return { source: { kind: 'inventory', file, revision: capturedAt }, resources, gaps };
}

function desiredReading(desired: Desired, file: string): Reading {
  const {
    resources,
    relations,
    gaps,
    title,
    accepted,
    severities,
    notes,
    sources,
    components,
    rules,
    conflicts,
  } = desired;
  const [first] = sources;
  return {
    source: first && sources.length === 1 ? first : { kind: first?.kind ?? 'isodrift', file },
    title,
    resources,
    relations,
    gaps,
    ...(accepted ? { accepted } : {}),
    ...(components ? { components } : {}),
    ...(rules ? { rules } : {}),
    ...(conflicts ? { conflicts } : {}),
    ...(severities ? { severities } : {}),
    ...(notes ? { notes } : {}),
  };
}
