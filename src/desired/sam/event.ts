import type { Value } from '../../model/value.ts';
import { namedId } from './logical-id.ts';
import { lambdaPermission } from './permission.ts';
import type { Body, Made, Properties } from './resource.ts';

/** What an event calls: a function, or the alias that stands before it. */
export interface Target {
  readonly id: string;
  readonly arn: Value;
  /** how permissions and mappings name it */
  readonly name: Value;
  readonly kept: Properties;
  readonly condition: string | undefined;
  /** tags that it passes on */
  readonly tags?: Value | undefined;
}

export interface Event {
  readonly id: string;
  readonly name: string;
  readonly properties: Properties;
  readonly target: Target;
}

/** What an event needs: resources, and rights for the role of its target. */
export interface Outcome {
  readonly made: Made;
  readonly managedPolicies?: readonly Value[];
  readonly policies?: readonly Value[];
}

export type Writer<C> = (event: Event, context: C) => Outcome;

/** Lets a service call the target of the event. */
export function permissionFor(
  { id, target }: Pick<Event, 'id' | 'target'>,
  principal: string,
  from: Partial<Record<string, Value | undefined>> = {},
  suffix = '',
): [string, Body] {
  return [namedId(`${id}Permission`, suffix), lambdaPermission(target.name, principal, from, target.kept)];
}
