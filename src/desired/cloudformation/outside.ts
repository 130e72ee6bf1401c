import { posix } from 'node:path';
import { isObject, isUnknown, type Value } from '../../model/value.ts';
import { present } from '../present.ts';
import type { DesiredOptions } from '../reading.ts';
import { evaluate } from './evaluate.ts';
import type { Scope } from './scope.ts';
import { type RawResource, sectionOf } from './sections.ts';

/** What the outputs of a template export under names that are known; pointers stay pointers. */
export function exportsOf(template: unknown, scope: Scope): ReadonlyMap<string, Value> {
  const found = Object.values(sectionOf(template, 'Outputs')).flatMap((output): [string, Value][] => {
    const { Export: exported, Value: stated } = isObject(output) ? output : {};
    const name = evaluate(isObject(exported) ? exported['Name'] : undefined, scope);
    const value = evaluate(stated, scope);
    return typeof name === 'string' && value !== undefined && !isUnknown(value) ? [[name, value]] : [];
  });
  return new Map(found);
}

/** A stack within a stack: where its template may lie, and what is passed to it. */
export interface Nested {
  readonly path: string;
  readonly options: DesiredOptions;
}

/** The template of a nested stack, where it is a file besides this one; one in a bucket is not followed. */
export function nestedIn(
  properties: Value,
  file: string,
  options: DesiredOptions,
  raw: RawResource,
): Nested | undefined {
  const { TemplateURL: stated, Parameters: given } = isObject(properties) ? properties : {};
  const url = raw.templateFile ?? templateBeside(raw.properties, options) ?? stated;
  if (typeof url !== 'string' || url === '' || /^[\w+-]+:\/\//.test(url)) return undefined;
  const known = Object.entries(isObject(given) ? given : {}).filter(
    (one): one is [string, string | number | boolean] => typeof one[1] !== 'object',
  );
  const { account, region, exports, constructs, templates } = options;
  const parameters = Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
  const path = posix.join(posix.dirname(file.replaceAll('\\', '/')), url);
  return { path, options: present({ account, region, exports, parameters, constructs, templates }) };
}

/** The address names the file by its hash. */
function templateBeside(properties: Value | undefined, { templates }: DesiredOptions): string | undefined {
  if (!templates || !isObject(properties)) return undefined;
  const hash = /[0-9a-f]{64}/.exec(JSON.stringify(properties['TemplateURL'] ?? ''))?.[0];
  return hash === undefined ? undefined : templates.get(hash);
}
