import { isObject, objectsIn, type Value } from '../../model/value.ts';
import { present, textOf } from '../present.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import { deposedNotes, isDeposed } from './deposed.ts';
import { isAddressed, isAws, isData, resourcesIn } from './show-resources.ts';
import { type Instance, readInstances } from './instance.ts';
import { masked } from './mask.ts';
import { placesIn, type Provided } from './plan-places.ts';
import { withFittingPointers } from './plan-fitting.ts';
import { AFTER_APPLY, pointersIn, type WithPointers } from './plan-pointers.ts';
import { inside } from './plan-references.ts';
import { driftNote, type SeenDrift, seenDrift } from './seen-drift.ts';
import { SENSITIVE } from './sensitive.ts';
import { linesIn } from './show-lines.ts';
import { checkPlan, isTerraformPlan, showNotes } from './show-notes.ts';

type Json = Readonly<Record<string, Value>>;

/** Is this what `terraform show -json` prints, of a state or of a plan? Of no state at all it prints the version alone. */
export function isTerraformShow(value: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(value);
  return (
    typeof value['format_version'] === 'string' &&
    (keys.length === 1 || SHOWN.some((key) => keys.includes(key)))
  );
}

const SHOWN = ['values', 'planned_values', 'resource_changes', 'configuration', 'terraform_version'];

/** A state, or what will be deployed once a plan is applied; what a plan creates is `pending`. */
export function readTerraformShow(document: Document, options: DesiredOptions): Reading {
  const { file } = document;
  const shown = document.value as Json;
  const isPlan = isTerraformPlan(shown);
  if (isPlan) checkPlan(shown, file);
  const all = isPlan ? plannedIn(shown) : resourcesIn(shown['values']);
  const stated = all.filter((one) => !isDeposed(one));
  const lookedUp = isPlan ? resourcesIn(inside(shown['prior_state'], 'values')).filter(isData) : [];
  const changes = new Map(
    objectsIn(shown['resource_changes'])
      .filter((one) => !isDeposed(one))
      .map((one) => [textOf(one['address']) ?? '', one]),
  );
  const aws = [...stated, ...lookedUp].filter(isAws);
  const pointers = pointersIn(shown, aws);
  const drift = seenDrift(shown);
  const drifted = new Map(drift.map((one) => [one.address, one]));
  const lineOf = linesIn(document);
  const providedAt = placesIn(shown);
  const instances = aws.map((one) => {
    const address = textOf(one['address']) ?? '';
    const told = {
      stated: changes.get(address),
      seen: drifted.get(address),
      line: lineOf(address),
      provided: providedAt(address),
    };
    return instanceOf(one, told, pointers);
  });
  const reading = readInstances(instances, file, options);
  return {
    source: present({
      kind: isPlan ? ('terraform-plan' as const) : ('terraform-state' as const),
      file,
    }),
    ...reading,
    ...(isPlan ? { resources: reading.resources.map(withFittingPointers) } : {}),
    notes: [
      ...[...showNotes(shown, isPlan, stated), ...deposedNotes(all.length - stated.length)].map(
        (note) => `${file}: ${note}`,
      ),
      ...drift.map((one) => driftNote(file, one)),
    ],
  };
}

/**
 * What will be there. Of a plan that somebody cut down to its changes, they are all there is to know. What the plan does not
 * touch stays as the state has it: a plan that only looks (`-refresh-only`) plans nothing, and one for a part (`-target`), or
 * one that ended with errors, says nothing of the rest.
 */
function plannedIn(plan: Json): Json[] {
  const planned = isObject(plan['planned_values']) ? resourcesIn(plan['planned_values']) : changed(plan);
  const prior = inside(plan['prior_state'], 'values');
  const before = resourcesIn(prior).filter((one) => !isData(one));
  const changes = objectsIn(plan['resource_changes']);
  if (planned.length === 0 && changes.length === 0) return before;
  if (!isAddressed(prior)) return planned;
  const touched = new Set([...planned, ...changes].map((one) => textOf(one['address'])));
  return [...planned, ...before.filter((one) => !touched.has(textOf(one['address'])))];
}

function changed(plan: Json): Json[] {
  return objectsIn(plan['resource_changes']).flatMap((one): Json[] => {
    const { after, after_sensitive: sensitive = {} } = isObject(one['change']) ? one['change'] : {};
    return isObject(after) ? [{ ...one, values: after, sensitive_values: sensitive }] : [];
  });
}

/** What the plan says about one resource besides its values. */
interface Told {
  readonly stated: Json | undefined;
  readonly seen: SeenDrift | undefined;
  readonly line: number | undefined;
  readonly provided: Provided;
}

function instanceOf(one: Json, { stated, seen, line, provided }: Told, pointers: WithPointers): Instance {
  const address = textOf(one['address']) ?? '';
  const change = isObject(stated?.['change']) ? stated['change'] : {};
  // what was deleted behind Terraform's back is created again: until then it is missing, not on its way
  const isGone = seen?.what === 'deleted';
  const isNew = JSON.stringify(change['actions']) === '["create"]' && !isGone;
  const visible = masked(one['values'] ?? {}, one['sensitive_values'], SENSITIVE);
  const attributes = masked(visible, change['after_unknown'], AFTER_APPLY);
  return present({
    address,
    type: textOf(one['type']) ?? '',
    provider: `${textOf(one['provider_name']) ?? ''} ${provided.key}`,
    provided,
    isData: isData(one),
    attributes: {
      ...pointers(address, attributes as Json, isNew),
      ...namesBefore(change),
      ...(isGone ? seen.names : {}),
    },
    line,
    pending: isNew ? (true as const) : undefined,
  });
}

/** A resource that is to be replaced is deployed under its old name until then. */
function namesBefore({ before, after_unknown: open }: Json): Json {
  if (!isObject(before) || !isObject(open)) return {};
  const names = ['id', 'arn'].filter((name) => open[name] === true && typeof before[name] === 'string');
  return Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
}
