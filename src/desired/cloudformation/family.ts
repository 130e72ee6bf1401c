import { isObject, unknown, type Value } from '../../model/value.ts';
import { present } from '../present.ts';
import type { DesiredOptions, Document } from '../reading.ts';
import { evaluate } from './evaluate.ts';
import { nestedPath, parametersFor, plainPath } from './outside.ts';
import { passed } from './passed.ts';
import type { Scope } from './scope.ts';
import { type RawResource, sectionOf } from './sections.ts';
import { type Stated, statedIn } from './stated.ts';
import { once, scopeOf } from './template-scope.ts';

/** The one type that holds another template. */
const STACK = 'AWS::CloudFormation::Stack';

/** Resources that the stacks within one stack may hold together: what goes far beyond is meant to fill the memory. */
const MOST_WITHIN = 10_000;

/** A template, its names, and the templates in it. */
export interface Template extends Stated {
  readonly document: Document;
  readonly options: DesiredOptions;
  readonly keyOf: (logicalId: string) => string;
  readonly scope: Scope;
  /** are there stacks in it, whether or not their templates are at hand? */
  readonly holdsStacks: boolean;
  readonly notes: readonly string[];
  readonly note: (message: string) => void;
  /** the properties of a resource, as far as they can be known before deployment */
  readonly properties: (raw: RawResource) => Value;
  /** the template of a stack in this one, where it is at hand */
  readonly inner: (raw: RawResource) => Template | undefined;
}

/** Where the templates of stacks within stacks come from. */
export interface Surroundings {
  /** the template at a path; undefined when none is at hand */
  readonly open: (path: string) => Document | undefined;
  /** stands in front of the logical ids, as the key of a resource */
  readonly stem: string;
}

/**
 * A template with those of the stacks in it. They are opened when first asked for: what a stack outputs may depend on what
 * another one does, and what goes round in a circle is unknown.
 */
export function withFamily(
  document: Document,
  options: DesiredOptions,
  { open, stem }: Surroundings,
): Template {
  const family: Family = { open, scopes: new Map(), left: MOST_WITHIN };
  return templateOf(document, options, { family, stem, within: [plainPath(document.file)] });
}

interface Family {
  readonly open: Surroundings['open'];
  /** by what stands in front of the logical ids */
  readonly scopes: Map<string, Scope>;
  left: number;
}

interface Position {
  readonly family: Family;
  readonly stem: string;
  /** the files that led here, outermost first */
  readonly within: readonly string[];
}

function templateOf(document: Document, options: DesiredOptions, position: Position): Template {
  const { family, stem } = position;
  const notes: string[] = [];
  const note = (message: string): void => void notes.push(`${document.file}: ${message}`);
  const keyOf = (logicalId: string): string => `${stem}/${logicalId}`;
  const stated = statedIn(document, options, note);
  const scope = scopeOf(stated, keyOf, options, {
    output: once((logicalId, name = '') => outputOf(template, logicalId, name)),
    textOf: (key, attribute) => family.scopes.get(key.slice(0, key.lastIndexOf('/')))?.textOf(key, attribute),
  });
  family.scopes.set(stem, scope);
  const ofStack = once((logicalId) => evaluate(stated.resources.get(logicalId)?.properties, scope));
  const innerOf = once((logicalId) => {
    const raw = stated.resources.get(logicalId);
    return raw === undefined ? undefined : innerTemplate(raw, template, position);
  });
  const template: Template = {
    ...stated,
    document,
    options,
    keyOf,
    scope,
    holdsStacks: [...stated.resources.values()].some(({ type }) => type === STACK),
    notes,
    note,
    properties: (raw) =>
      (raw.type === STACK ? ofStack(raw.logicalId) : evaluate(raw.properties, scope)) ?? {},
    inner: (raw) => (raw.type === STACK ? innerOf(raw.logicalId) : undefined),
  };
  return template;
}

function innerTemplate(
  raw: RawResource,
  outer: Template,
  { family, within }: Position,
): Template | undefined {
  if (raw.condition !== undefined && outer.scope.condition(raw.condition) === false) return undefined;
  const properties = outer.properties(raw);
  const path = nestedPath(properties, outer.document.file, outer.options, raw);
  const isCircle = path !== undefined && within.includes(path);
  const document = path === undefined || isCircle ? undefined : family.open(path);
  if (path === undefined || document === undefined || family.left <= 0) {
    outer.note(`what ${raw.logicalId} holds is not read: ${whyNot(isCircle, family)}`);
    return undefined;
  }
  const { account, region, exports, constructs, templates } = outer.options;
  const parameters = parametersFor(properties, document.value);
  const options = present({ account, region, exports, constructs, templates, parameters });
  const stem = outer.keyOf(raw.logicalId);
  const template = templateOf(document, options, { family, stem, within: [...within, path] });
  family.left -= 1 + template.resources.size;
  return template;
}

function whyNot(isCircle: boolean, { left }: Family): string {
  if (isCircle) return 'its template holds itself';
  return left <= 0
    ? `stacks within stacks have more than ${MOST_WITHIN} resources`
    : 'its template is no file at hand';
}

/** What an output of a stack in this one comes to; undefined where its template is not at hand. */
function outputOf(template: Template, logicalId: string, name: string): Value | undefined {
  const raw = template.resources.get(logicalId);
  const inner = raw && template.inner(raw);
  if (!inner) return undefined;
  const outputs = sectionOf(inner.template, 'Outputs');
  const output = Object.hasOwn(outputs, name) ? outputs[name] : undefined;
  if (!isObject(output)) return unknown(`${logicalId} has no output ${name}`);
  const value = evaluate(output['Value'], inner.scope);
  return value === undefined ? unknown(`output ${name} of ${logicalId} has no value`) : passed(value);
}
