import { isObject, objectsIn, type Value } from '../../model/value.ts';
import { compareStrings } from '../../model/order.ts';
import { textOf } from '../present.ts';
import { isDeposed } from './deposed.ts';

type Json = Readonly<Record<string, Value>>;

/** What Terraform found changed behind its back when it made a plan. */
export interface SeenDrift {
  readonly address: string;
  readonly what: 'changed' | 'deleted';
  /** names of the attributes that changed; never their values, which may be secret */
  readonly attributes: readonly string[];
  /** id and ARN that the state had */
  readonly names: Json;
}

/**
 * The `resource_drift` of a plan, in its order. An entry without a changed attribute (a resource that was only moved) and
 * data sources are passed over. Source: Terraform's documentation of its JSON output format.
 */
export function seenDrift(plan: Json): SeenDrift[] {
  return objectsIn(plan['resource_drift']).flatMap((one): SeenDrift[] => {
    if (one['mode'] === 'data' || isDeposed(one)) return [];
    const address = textOf(one['address']);
    const change = isObject(one['change']) ? one['change'] : {};
    const before = isObject(change['before']) ? change['before'] : {};
    const after = isObject(change['after']) ? change['after'] : undefined;
    const attributes = after ? differing(before, after) : [];
    if (address === undefined || (after && attributes.length === 0)) return [];
    return [{ address, what: after ? 'changed' : 'deleted', attributes, names: namesIn(before) }];
  });
}

/** How many attributes are named. */
const MOST_NAMED = 8;

/** One sentence for people, with where it comes from. */
export function driftNote(file: string, { address, what, attributes }: SeenDrift): string {
  if (what === 'deleted') return `${file}: Terraform saw that ${address} was deleted outside of it`;
  const named = attributes.slice(0, MOST_NAMED).join(', ');
  const more = attributes.length > MOST_NAMED ? `${named} and ${attributes.length - MOST_NAMED} more` : named;
  return `${file}: Terraform saw that ${address} was changed outside of it: ${more}`;
}

function differing(before: Json, after: Json): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(own(before, name)) !== JSON.stringify(own(after, name)))
    .toSorted(compareStrings);
}

function own(values: Json, name: string): Value {
  return Object.hasOwn(values, name) ? (values[name] ?? null) : null;
}

function namesIn(before: Json): Json {
  return Object.fromEntries(
    ['id', 'arn'].flatMap((name) => {
      const text = textOf(own(before, name));
      return text === undefined ? [] : [[name, text]];
    }),
  );
}
