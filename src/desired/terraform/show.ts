import { isList, isObject, objectsIn, unknown, type Value } from '../../model/value.ts';
import { plural } from '../../model/plural.ts';
import { present, textOf } from '../present.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import { isAwsType, providerName } from './address.ts';
import { type Instance, readInstances } from './instance.ts';
import { masked } from './mask.ts';
import { placesIn, type Provided } from './plan-places.ts';
import { pointersIn, type WithPointers } from './plan-pointers.ts';
import { inside } from './plan-references.ts';
import { driftNote, type SeenDrift, seenDrift } from './seen-drift.ts';
import { SENSITIVE } from './sensitive.ts';
import { linesIn } from './show-lines.ts';

type Json = Readonly<Record<string, Value>>;

/** Is this what `terraform show -json` prints, of a state or of a plan? */
export function isTerraformShow(value: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof value['format_version'] === 'string' &&
    ['values', 'planned_values', 'resource_changes', 'terraform_version'].some((key) =>
      Object.hasOwn(value, key),
    )
  );
}

/** A state, or what will be deployed once a plan is applied; what a plan creates is `pending`. */
export function readTerraformShow(document: Document, options: DesiredOptions): Reading {
  const { file } = document;
  const shown = document.value as Json;
  const isPlan = isObject(shown['planned_values']) || isList(shown['resource_changes']);
  const stated = resourcesIn(isPlan ? plannedIn(shown) : shown['values']);
  const lookedUp = isPlan ? resourcesIn(inside(shown['prior_state'], 'values')).filter(isData) : [];
  const changes = new Map(
    objectsIn(shown['resource_changes']).map((one) => [textOf(one['address']) ?? '', one]),
  );
  const aws = [...stated, ...lookedUp].filter(isAws);
  const pointers = pointersIn(shown, new Set(aws.map(({ address }) => textOf(address) ?? '')));
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
  const foreign = stated.filter((one) => !isAws(one) && !isData(one)).length;
  return {
    source: present({
      kind: isPlan ? ('terraform-plan' as const) : ('terraform-state' as const),
      file,
    }),
    ...readInstances(instances, file, options),
    notes: [
      ...(foreign === 0
        ? []
        : [`${file}: ${plural(foreign, 'resource')} of other providers than AWS left out`]),
      ...drift.map((one) => driftNote(file, one)),
    ],
  };
}

/**
 * What will be there. A plan that only looks (`-refresh-only`) plans nothing: what the state says holds. Of a plan that
 * somebody cut down to its changes, they are all there is to know.
 */
function plannedIn(plan: Json): Value | undefined {
  if (!isObject(plan['planned_values'])) return { root_module: { resources: changed(plan) } };
  const isOnlyLooking =
    plan['resource_changes'] === undefined && resourcesIn(plan['planned_values']).length === 0;
  return isOnlyLooking ? inside(plan['prior_state'], 'values') : plan['planned_values'];
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

const AFTER_APPLY = unknown('known after apply');

/** A resource that is to be replaced is deployed under its old name until then. */
function namesBefore({ before, after_unknown: open }: Json): Json {
  if (!isObject(before) || !isObject(open)) return {};
  const names = ['id', 'arn'].filter((name) => open[name] === true && typeof before[name] === 'string');
  return Object.fromEntries(names.map((name) => [name, before[name] ?? null]));
}

function isAws(one: Json): boolean {
  const provider = textOf(one['provider_name']) ?? '';
  const name = provider.includes('provider') ? providerName(provider) : provider.split('/').at(-1);
  return isAwsType(textOf(one['type']) ?? '', name ?? '');
}

function isData(one: Json): boolean {
  return one['mode'] === 'data';
}

/** The resources of a module and of all modules in it. */
function resourcesIn(values: Value | undefined): Json[] {
  const module = inside(values, 'root_module');
  return isObject(module) ? resourcesOf(module) : [];
}

function resourcesOf(module: Json): Json[] {
  return [...objectsIn(module['resources']), ...objectsIn(module['child_modules']).flatMap(resourcesOf)];
}
