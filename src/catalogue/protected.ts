import type { Resource } from '../model/graph.ts';
import { isEmpty, isList, isObject, isUnknown, textsIn, type Value } from '../model/value.ts';
import type { ResourceType } from './define.ts';
import { entryFor } from './index.ts';
import type { Protection, ProtectionTest, ProtectionTests } from './protection.ts';

/** How the type answers; undefined when nobody has said what the question means there. */
export function protectionOf(type: string, what: Protection): ProtectionTests | undefined {
  return entryFor(type)?.protection?.[what];
}

/** Attributes whose values decide; a gap in one of them leaves the answer open. */
export function protectionPaths(tests: ProtectionTests): readonly string[] {
  return tests === 'always' ? [] : tests.map(({ path }) => path);
}

/** Does the attribute of this resource, or what AWS assumes without it, mean yes? An unknown value is no answer. */
export function meansYes(resource: Resource, test: ProtectionTest): boolean | undefined {
  const whole = stated(resource.attributes, test.path) ?? defaultOf(entryFor(resource.type), test.path);
  if (isUnknown(whole)) return undefined;
  const value = test.member === undefined || !isObject(whole) ? whole : stated(whole, test.member);
  if (test.isSet) return !isEmpty(value);
  if (test.least !== undefined) return typeof value === 'number' && value >= test.least;
  if (test.holds) return textsIn(value).some((text) => test.holds?.includes(text));
  const wanted = Array.isArray(test.is) ? test.is : [test.is];
  return wanted.some((one) => one === value || (isList(value) && value.includes(one as Value)));
}

function stated(values: Readonly<Record<string, Value>>, path: string): Value | undefined {
  return Object.hasOwn(values, path) ? values[path] : undefined;
}

function defaultOf(entry: ResourceType | undefined, path: string): Value | undefined {
  return entry?.attributes[path]?.default;
}
