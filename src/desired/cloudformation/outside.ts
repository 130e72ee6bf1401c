import { posix } from 'node:path';
import { isObject, isUnknown, type Value } from '../../model/value.ts';
import type { DesiredOptions } from '../reading.ts';
import { evaluate } from './evaluate.ts';
import { passed } from './passed.ts';
import type { Scope } from './scope.ts';
import { type RawResource, sectionOf } from './sections.ts';

/** What the outputs of a template export under names that are known; pointers stay pointers. */
export function exportsOf(template: unknown, scope: Scope): ReadonlyMap<string, Value> {
  const found = Object.values(sectionOf(template, 'Outputs')).flatMap((output): [string, Value][] => {
    const { Export: exported, Value: stated } = isObject(output) ? output : {};
    const name = evaluate(isObject(exported) ? exported['Name'] : undefined, scope);
    const value = evaluate(stated, scope);
    return typeof name === 'string' && value !== undefined && saysSomething(value) ? [[name, value]] : [];
  });
  return new Map(found);
}

/** Of a text that is not known, it may be known what it is made of. */
function saysSomething(value: Value): boolean {
  return !isUnknown(value) || Object.hasOwn(value, 'refs');
}

/** Where the template of a nested stack is a file besides this one; one in a bucket is not followed. */
export function nestedPath(
  properties: Value,
  file: string,
  options: DesiredOptions,
  raw: RawResource,
): string | undefined {
  const stated = isObject(properties) ? properties['TemplateURL'] : undefined;
  const url = raw.templateFile ?? templateBeside(raw.properties, options) ?? stated;
  if (typeof url !== 'string' || url === '' || /^[\w+-]+:\/\//.test(url)) return undefined;
  return posix.join(posix.dirname(plainPath(file)), url);
}

/** One spelling for each path: `./a.yaml` and `a.yaml` are one file. */
export function plainPath(file: string): string {
  return posix.normalize(file.replaceAll('\\', '/'));
}

/** What the template of a nested stack is given, as seen from outside: pointers point at what is around it. */
export function parametersFor(properties: Value, template: unknown): Readonly<Record<string, Value>> {
  const given = isObject(properties) ? properties['Parameters'] : undefined;
  if (!isUnknown(given))
    return Object.fromEntries(
      Object.entries(isObject(given) ? given : {}).map(([name, value]) => [name, passed(value)]),
    );
  // any of them may be given
  return Object.fromEntries(Object.keys(sectionOf(template, 'Parameters')).map((name) => [name, given]));
}

/** The address names the file by its hash. */
function templateBeside(properties: Value | undefined, { templates }: DesiredOptions): string | undefined {
  if (!templates || !isObject(properties)) return undefined;
  const hash = /[0-9a-f]{64}/.exec(JSON.stringify(properties['TemplateURL'] ?? ''))?.[0];
  return hash === undefined ? undefined : templates.get(hash);
}
