import { entryFor } from '../../catalogue/index.ts';
import { pick } from '../../catalogue/pick.ts';
import { isObject, isUnknown, reference, unknown, type Value } from '../../model/value.ts';
import { isNamedById, naturalKeyOf } from '../draft.ts';
import { arnOf } from '../identity.ts';
import type { DesiredOptions } from '../reading.ts';
import { evaluate, isTrue } from './evaluate.ts';
import { openFrom } from './join.ts';
import { parameterValue, pseudoParameter } from './parameters.ts';
import type { Scope } from './scope.ts';
import { type RawResource, sectionOf } from './sections.ts';

/** What a template gets from those around it. */
export interface Links {
  /** what an output of a stack in this template comes to; undefined where nobody can tell */
  readonly output: (logicalId: string, name: string) => Value | undefined;
  /** a reference to a resource of another template as text */
  readonly textOf: Scope['textOf'];
}

const ALONE: Links = { output: () => undefined, textOf: () => undefined };

/** The attributes of a stack, one for each of its outputs. */
const OUTPUTS = 'Outputs.';

/** What a template states: all resources, those that a condition leaves out included. */
interface Stated {
  readonly template: unknown;
  readonly resources: ReadonlyMap<string, RawResource>;
}

/** The names of one template. */
export function scopeOf(
  { template, resources }: Stated,
  keyOf: (logicalId: string) => string,
  options: DesiredOptions,
  links: Links = ALONE,
): Scope {
  const parameters = sectionOf(template, 'Parameters');
  const conditions = sectionOf(template, 'Conditions');
  const mappings = sectionOf(template, 'Mappings');
  const byKey = new Map([...resources.values()].map((resource) => [keyOf(resource.logicalId), resource]));
  const scope: Scope = {
    parameter: (name) =>
      Object.hasOwn(parameters, name)
        ? parameterValue(name, parameters[name] ?? {}, options.parameters)
        : pseudoParameter(name, options),
    resource: (logicalId, attribute) => {
      const resource = resources.get(logicalId);
      if (!resource) return undefined;
      const isLeftOut = resource.condition !== undefined && scope.condition(resource.condition) === false;
      if (isLeftOut) return unknown(`${logicalId} is left out by its condition`);
      const target = reference(keyOf(logicalId), attribute);
      if (!attribute?.startsWith(OUTPUTS)) return target;
      // no attribute of the stack itself, and never compared with one
      const value = links.output(logicalId, attribute.slice(OUTPUTS.length)) ?? unknown(OUTPUT_OPEN);
      return isUnknown(value) && !Object.hasOwn(value, 'refs') ? openFrom(value.$unknown, [target]) : value;
    },
    textOf: once((key, attribute = '') => {
      const resource = byKey.get(key);
      return resource
        ? declaredText(resource, attribute, scope, options)
        : links.textOf(key, attribute || undefined);
    }),
    condition: once((name) =>
      Object.hasOwn(conditions, name) ? isTrue(conditions[name], scope) : undefined,
    ),
    mapping: (name) => (Object.hasOwn(mappings, name) ? mappings[name] : undefined),
    imported: (name) => options.exports?.get(name),
  };
  return scope;
}

const OUTPUT_OPEN = 'what a stack outputs is known only after deployment';

/** Remembers answers; a question that asks itself again has none. */
export function once<T>(
  answer: (name: string, more?: string) => T | undefined,
): (name: string, more?: string) => T | undefined {
  const answers = new Map<string, T | undefined>();
  return (name, more) => {
    const key = JSON.stringify([name, more]);
    if (answers.has(key)) return answers.get(key);
    answers.set(key, undefined);
    const found = answer(name, more);
    answers.set(key, found);
    return found;
  };
}

/** The name, the ARN or a property of a resource, where the template itself declares it. */
function declaredText(
  resource: RawResource,
  attribute: string,
  scope: Scope,
  options: DesiredOptions,
): string | undefined {
  if (attribute !== '' && !attribute.endsWith('Arn')) return property(resource, attribute, scope);
  const entry = entryFor(resource.type);
  const naturalKey = naturalKeyOf(entry);
  if (!entry || naturalKey === undefined || !isNamedById(entry)) return undefined;
  const name = property(resource, naturalKey, scope);
  if (name === undefined || attribute === '') return name;
  // the partition is a part of every ARN and follows from the region
  const { account = '', region } = options;
  return region === undefined ? undefined : arnOf(entry, name, { account, region });
}

function property({ properties }: RawResource, path: string, scope: Scope): string | undefined {
  const value: Value | undefined = isObject(properties) ? evaluate(pick(properties, path), scope) : undefined;
  return typeof value === 'string' ? value : undefined;
}
