import { posix } from 'node:path';
import type { Acceptance, SeverityRule } from '../../model/graph.ts';
import { isList, isObject, type Value } from '../../model/value.ts';
import { present, spelled, textOf } from '../present.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import { pathKey } from '../text/position.ts';
import { declaredComponents } from './components.ts';
import { namesOf } from './names.ts';
import { patternIn } from './patterns.ts';
import { declaredRelations } from './relations.ts';
import { designResource } from './resource.ts';
import { declaredRules } from './rules.ts';
import { DESIGN_SCHEMA } from './schema.ts';
import { checkDesign, designError } from './validate.ts';

/** A design file: where else to read, and what it says itself once that is read. */
export interface Design {
  readonly sources: readonly {
    readonly path: string;
    readonly options: DesiredOptions;
    readonly line: number | undefined;
  }[];
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
    sources: listIn(design, 'sources').map((source, index) => ({
      ...sourceOf(source, document.file, options),
      line: document.lineOf(2)(['sources', index]),
    })),
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
    severities: severitiesIn(design, document),
    notes,
  };
  const components = declaredComponents(design['components'], context.names, document);
  const vocabulary = {
    names: namesOf([reading, ...declared]),
    components: components.map(({ name }) => name),
    counted: new Set(resources.filter(({ count }) => count).map(({ key }) => key)),
  };
  return {
    ...reading,
    relations: declaredRelations(listIn(design, 'relations'), vocabulary, document),
    components,
    rules: declaredRules(listIn(design, 'rules'), vocabulary, document),
  };
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
    path: besides(file, inWorkspace(spelled(source['file']), textOf(source['workspace']))),
    options: present({
      ...inherited,
      ...placeIn(source),
      stack: textOf(stack),
      parameters: values,
    }),
  };
}

/** Terraform keeps the state of a workspace in a folder of its own, unless it is the default one. */
function inWorkspace(path: string, workspace: string | undefined): string {
  if (workspace === undefined) return path;
  if (path.includes('{workspace}')) return path.replaceAll('{workspace}', workspace);
  if (workspace === 'default') return path;
  const folder = path.endsWith('.tfstate') ? posix.dirname(path) : path;
  return posix.join(folder, 'terraform.tfstate.d', workspace, 'terraform.tfstate');
}

/** Paths in a file are meant from where the file stands. */
function besides(file: string, path: string): string {
  return posix.isAbsolute(path) || isRemote(path) || path === '-'
    ? path
    : posix.join(posix.dirname(file.replaceAll('\\', '/')), path);
}

/** What is fetched rather than opened. */
function isRemote(path: string): boolean {
  return /^(?:s3|https):\/\//.test(path);
}

function placeIn(stated: Readonly<Record<string, Value>>): { account?: string; region?: string } {
  return present({ account: textOf(stated['account']), region: textOf(stated['region']) });
}

function acceptedIn(design: Readonly<Record<string, Value>>, document: Document): Acceptance[] {
  return listIn(design, 'accepted').flatMap((rule, index) => {
    if (!isObject(rule)) return [];
    const { pattern, ...said } = rule as unknown as Acceptance;
    if (said.expires !== undefined && !isDay(said.expires)) {
      const message = `there is no day ${said.expires}`;
      throw designError(
        document,
        `/accepted/${index}/expires`,
        message,
        'write year, month and day: 2027-03-31',
      );
    }
    return [
      {
        ...said,
        pattern: patternIn(pattern, { document, path: `/accepted/${index}/pattern` }),
        source: sourceAt(document, ['accepted', index]),
      },
    ];
  });
}

/** Is there such a day? The schema has seen to its form. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Ignoring is accepting without saying why. */
function ignoredIn(design: Readonly<Record<string, Value>>, document: Document): Acceptance[] {
  return listIn(design, 'ignore').map((rule, index) => {
    const { pattern, reason } = isObject(rule) ? rule : { pattern: rule, reason: undefined };
    return {
      pattern: patternIn(spelled(pattern), { document, path: `/ignore/${index}` }),
      reason: typeof reason === 'string' ? reason : 'ignored in isodrift.yaml',
      source: sourceAt(document, ['ignore', index]),
    };
  });
}

/** How much certain divergences matter to these people: `AWS::S3::Bucket/logs-*: low`. */
function severitiesIn(design: Readonly<Record<string, Value>>, document: Document): SeverityRule[] {
  const stated = design['severity'];
  return Object.entries(isObject(stated) ? stated : {}).map(([pattern, severity]) => ({
    pattern: patternIn(pattern, { document, path: pathKey(['severity', pattern]) }),
    severity: severity as SeverityRule['severity'],
    source: sourceAt(document, ['severity', pattern]),
  }));
}

function sourceAt(document: Document, path: readonly (string | number)[]): Acceptance['source'] & object {
  return present({ origin: document.file, line: document.lineOf(2)(path) });
}

function listIn(design: Readonly<Record<string, Value>>, name: string): readonly Value[] {
  const list = design[name];
  return list !== undefined && isList(list) ? list : [];
}
