import { posix } from 'node:path';
import type { Acceptance } from '../../model/graph.ts';
import { isList, isObject, type Value } from '../../model/value.ts';
import { present, spelled, textOf } from '../present.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import { namesOf } from './names.ts';
import { declaredRelations } from './relations.ts';
import { designResource } from './resource.ts';
import { DESIGN_SCHEMA } from './schema.ts';
import { checkDesign } from './validate.ts';

/** A design file: where else to read, and what it says itself once that is read. */
export interface Design {
  readonly sources: readonly { readonly path: string; readonly options: DesiredOptions }[];
  readonly read: (declared: readonly Reading[]) => Reading;
}

/** Is this an isodrift.yaml? One key of its own is enough; the others are then checked. */
export function isDesign(value: Readonly<Record<string, unknown>>): boolean {
  const properties = DESIGN_SCHEMA['properties'] as Readonly<Record<string, unknown>>;
  return Object.keys(value).some((key) => key !== '$schema' && Object.hasOwn(properties, key));
}

/** Reads isodrift.yaml. Its own resources and relations come last, for relations may name what its sources declare. */
export function readDesign(document: Document, given: DesiredOptions): Design {
  checkDesign(document);
  const design = document.value as Readonly<Record<string, Value>>;
  const options = { ...given, ...placeIn(design) };
  return {
    sources: listIn(design, 'sources').map((source) => sourceOf(source, document.file, options)),
    read: (declared) => ownReading(document, design, options, declared),
  };
}

function ownReading(
  document: Document,
  design: Readonly<Record<string, Value>>,
  options: DesiredOptions,
  declared: readonly Reading[],
): Reading {
  const { file } = document;
  const notes: string[] = [];
  const stated = isObject(design['resources']) ? design['resources'] : {};
  const context = {
    document,
    options,
    names: new Set(Object.keys(stated)),
    note: (message: string): void => void notes.push(`${file}: ${message}`),
  };
  const resources = Object.entries(stated).map(([name, resource]) =>
    designResource(name, isObject(resource) ? resource : {}, context),
  );
  const title = design['title'];
  const reading: Reading = {
    source: { kind: 'isodrift', file },
    ...(typeof title === 'string' ? { title } : {}),
    resources,
    accepted: [...acceptedIn(design, document), ...ignoredIn(design, document)],
    notes,
  };
  const names = namesOf([reading, ...declared]);
  return { ...reading, relations: declaredRelations(listIn(design, 'relations'), names, document) };
}

function sourceOf(
  source: Value,
  file: string,
  options: DesiredOptions,
): { readonly path: string; readonly options: DesiredOptions } {
  const { title: _, stack: __, parameters: ___, ...inherited } = options;
  if (!isObject(source)) return { path: besides(file, spelled(source)), options: inherited };
  const { stack, parameters } = source;
  const values = isObject(parameters)
    ? Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, spelled(value)]))
    : undefined;
  return {
    path: besides(file, spelled(source['file'])),
    options: present({
      ...inherited,
      ...placeIn(source),
      stack: textOf(stack),
      parameters: values,
    }),
  };
}

/** Paths in a file are meant from where the file stands. */
function besides(file: string, path: string): string {
  return posix.isAbsolute(path) ? path : posix.join(posix.dirname(file.replaceAll('\\', '/')), path);
}

function placeIn(stated: Readonly<Record<string, Value>>): { account?: string; region?: string } {
  return present({ account: textOf(stated['account']), region: textOf(stated['region']) });
}

function acceptedIn(design: Readonly<Record<string, Value>>, document: Document): Acceptance[] {
  return listIn(design, 'accepted').flatMap((rule, index) =>
    isObject(rule)
      ? [{ ...(rule as unknown as Acceptance), source: sourceAt(document, ['accepted', index]) }]
      : [],
  );
}

/** Ignoring is accepting without saying why. */
function ignoredIn(design: Readonly<Record<string, Value>>, document: Document): Acceptance[] {
  return listIn(design, 'ignore').map((rule, index) => {
    const { pattern, reason } = isObject(rule) ? rule : { pattern: rule, reason: undefined };
    return {
      pattern: spelled(pattern),
      reason: typeof reason === 'string' ? reason : 'ignored in isodrift.yaml',
      source: sourceAt(document, ['ignore', index]),
    };
  });
}

function sourceAt(document: Document, path: readonly (string | number)[]): Acceptance['source'] & object {
  return present({ origin: document.file, line: document.lineOf(2)(path) });
}

function listIn(design: Readonly<Record<string, Value>>, name: string): readonly Value[] {
  const list = design[name];
  return list !== undefined && isList(list) ? list : [];
}
