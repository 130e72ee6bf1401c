import { isList, isObject, type Value } from '../../model/value.ts';
import type { DesiredOptions, Document } from '../reading.ts';
import { bareNumbersIn } from '../sam/bare-numbers.ts';
import { withoutSam } from '../sam/transform.ts';
import { evaluate } from './evaluate.ts';
import { type WithoutLoops, withoutLoops } from './loop.ts';
import { broughtIn, MACRO, macroNotes } from './macros.ts';
import { type RawResource, rawResource, sectionOf } from './sections.ts';
import { scopeOf } from './template-scope.ts';

/** What a template states once its loops and SAM's short forms are written out. */
export interface Stated {
  readonly template: unknown;
  readonly resources: ReadonlyMap<string, RawResource>;
  /** the key in the file's `Resources` that a resource comes from */
  readonly origins: ReadonlyMap<string, string>;
}

/** Loops are written out first, for SAM's functions may stand in them; AWS goes in the same order. */
export function statedIn(
  document: Document,
  options: DesiredOptions,
  note: (message: string) => void,
): Stated {
  const { value } = document;
  const plain = holdsLoops(value) ? loopless(value as Value, options, note) : undefined;
  const written = withoutSam(plain?.template ?? value, options, bareNumbersIn(document));
  [...macroNotes(value), ...written.notes].forEach(note);
  const resources = new Map(
    Object.entries(sectionOf(written.template, 'Resources')).flatMap(([id, body]) => named(id, body, note)),
  );
  const origins = new Map(written.origins);
  for (const id of plain ? resources.keys() : []) {
    const origin = plain?.origins.get(origins.get(id) ?? id);
    if (origin !== undefined) origins.set(id, origin);
  }
  return { template: written.template, resources, origins };
}

function holdsLoops(value: unknown): boolean {
  if (isList(value)) return value.some(holdsLoops);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, member]) => key.startsWith('Fn::ForEach::') || holdsLoops(member));
}

function loopless(value: Value, options: DesiredOptions, note: (message: string) => void): WithoutLoops {
  const scope = scopeOf({ template: value, resources: new Map() }, (id) => id, options);
  return withoutLoops(value, {
    valueOf: (stated) => evaluate(stated, scope),
    skip: (loop) => note(`${loop} left out: what it goes over is known only at deployment`),
  });
}

function named(logicalId: string, body: Value, note: (message: string) => void): [string, RawResource][] {
  const resource = rawResource(logicalId, body);
  if (!resource) {
    note(logicalId === MACRO ? broughtIn(body) : `${logicalId} left out: it has no type`);
    return [];
  }
  if (!isInvisible(resource.type) && !isModule(resource.type)) return [[logicalId, resource]];
  note(
    isModule(resource.type)
      ? `${logicalId} left out: ${resource.type} is a module, which only AWS can write out; give the processed template: ` +
          'aws cloudformation get-template --stack-name NAME --template-stage Processed'
      : `${logicalId} left out: ${resource.type} is nothing that AWS would list`,
  );
  return [];
}

/** What somebody registered under such a name stands for several resources. */
function isModule(type: string): boolean {
  return type.endsWith('::MODULE');
}

/** Things that exist only while a stack is deployed. */
function isInvisible(type: string): boolean {
  return /^Custom::|^AWS::CDK::Metadata$|^AWS::CloudFormation::(?:CustomResource|WaitCondition(?:Handle)?|Macro)$/.test(
    type,
  );
}
