import { readStage, stageOf } from '../model/read-stage.ts';
import type { Desired, Inventory } from '../model/graph.ts';
import type { Document, Reading } from './reading.ts';

/** Is this a file that isodrift wrote and that holds resources? */
export function isSavedGraph(value: Readonly<Record<string, unknown>>): boolean {
  const stage = stageOf(value);
  return stage === 'inventory' || stage === 'desired';
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
