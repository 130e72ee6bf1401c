import type { Value } from '../../model/value.ts';
import { isList, isObject } from '../../model/value.ts';
import type { IsBare } from './bare-numbers.ts';
import type { PyDict } from './python2.ts';
import type { Body, Properties } from './resource.ts';

/** What is known while a template is written out. Resources influence each other: an event of a function adds to its API. */
export interface Context {
  readonly partition: string;
  readonly parameters: Properties;
  readonly mappings: Properties;
  /** the template's own and those that SAM adds */
  readonly conditions: Map<string, Value>;
  /** resources as stated, with globals merged in; events amend buckets, user pools and APIs among them */
  readonly stated: Map<string, Body>;
  /** definitions of REST APIs, as AWS hashes them */
  readonly definitions: Map<string, PyDict>;
  /** APIs whose definition SAM writes */
  readonly managed: Set<string>;
  /** names of the functions that an API calls, part of the hash of its deployment */
  readonly functionNames: Map<string, string>;
  /** `MyFunction.Alias` and its like, as references may call what was made */
  readonly names: Map<string, string>;
  /** logical ids that changed */
  readonly renamed: Map<string, string>;
  readonly recordSets: Map<string, Body>;
  readonly deployments: Map<string, Deployment>;
  /** buckets whose tags the last function that they call replaces */
  readonly bucketTags: Map<string, Value>;
  readonly usagePlans: SharedPlan;
  readonly isBare: IsBare;
  readonly notes: string[];
}

/** How a new version of a function takes over. */
export interface Deployment {
  readonly preference: Properties;
  readonly condition: string | undefined;
  /** tags that the function passes on */
  readonly tags: Value | undefined;
}

/** The usage plan that several APIs share. */
export interface SharedPlan {
  readonly apis: { readonly id: string; readonly stage: string }[];
  readonly conditions: (string | undefined)[];
}

/** Parameters in it replaced by what is known of them, as SAM does it: `Ref` and `Fn::Sub`, nothing else. */
export function resolved(value: Value | undefined, parameters: Properties): Value | undefined {
  if (value === undefined) return undefined;
  if (isList(value)) return value.map((one) => resolved(one, parameters) ?? null);
  if (!isObject(value)) return value;
  const [name, ...more] = Object.keys(value);
  if (name === 'Ref' && more.length === 0) return known(value['Ref'], parameters) ?? value;
  if (name === 'Fn::Sub' && more.length === 0)
    return { 'Fn::Sub': substituted(value['Fn::Sub'] ?? null, parameters) };
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, resolved(member, parameters) ?? null]),
  );
}

function known(name: Value | undefined, parameters: Properties): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

function substituted(value: Value, parameters: Properties): Value {
  const fill = (text: string): string =>
    text.replaceAll(/\$\{([A-Za-z0-9.]+|AWS::[A-Z][A-Za-z]*)\}/g, (whole, name: string) => {
      const found = known(name, parameters);
      return typeof found === 'string' ? found : whole;
    });
  if (typeof value === 'string') return fill(value);
  if (!isList(value)) return value;
  const [text, ...names] = value;
  const rest = names.map((one) => resolved(one, parameters) ?? null);
  return typeof text === 'string' ? [fill(text), ...rest] : [text ?? null, ...rest];
}

/** A mapping looked up, where its keys are known. */
export function mapped(value: Value | undefined, mappings: Properties): Value | undefined {
  const keys = isObject(value) ? value['Fn::FindInMap'] : undefined;
  if (keys === undefined || !isList(keys)) return value;
  const found = keys.reduce<Value | undefined>(
    (inner, key) =>
      isObject(inner) && typeof key === 'string' && Object.hasOwn(inner, key) ? inner[key] : undefined,
    mappings,
  );
  return found ?? value;
}
