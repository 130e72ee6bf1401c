import { isObject } from '../model/value.ts';
import type { Document } from './reading.ts';

/** What `serverless package` writes, in `.serverless/`. Source: the Serverless Framework's documentation of its package folder. */
const WHOLE = 'cloudformation-template-update-stack.json';
const REPEATED: ReadonlySet<string> = new Set([
  'cloudformation-template-create-stack.json',
  'serverless-state.json',
]);

/**
 * Files of a folder without those that say again what the template beside them says: the one that only makes the bucket for
 * the first deployment, and the framework's own notes. Read along they would declare the same things twice.
 */
export function withoutRepeated(files: readonly string[]): string[] {
  const folders = new Set(files.filter((file) => nameOf(file) === WHOLE).map(folderOf));
  return files.filter((file) => !(REPEATED.has(nameOf(file)) && folders.has(folderOf(file))));
}

function nameOf(file: string): string {
  return file.replace(/^.*[\\/]/s, '');
}

function folderOf(file: string): string {
  return file.slice(0, file.length - nameOf(file).length);
}

/** Where the framework's notes hold the template. */
const TEMPLATE = ['service', 'provider', 'compiledCloudFormationTemplate'] as const;

/** The template in the notes of the Serverless Framework; undefined where this is something else. */
export function serverlessTemplate(document: Document): Document | undefined {
  let value: unknown = document.value;
  for (const step of TEMPLATE) {
    if (!isObject(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  if (!isObject(value) || !isObject(value['Resources'])) return undefined;
  const lineOf: Document['lineOf'] = (depth) => {
    const find = document.lineOf(depth + TEMPLATE.length);
    return (path) => find([...TEMPLATE, ...path]);
  };
  return { ...document, value, lineOf };
}
