import { isList, isMark, isObject, isReference, isUnknown, unknown, type Value } from '../../model/value.ts';
import type { Attribute } from '../define.ts';
import type { Kind } from '../kind.ts';
import { asSet } from './collection.ts';
import { parseDocument } from './document.ts';
import { isSameSet } from './ref.ts';
import { type Options } from './scalar.ts';

/**
 * The resources that a state machine calls. Of the definition only these are kept, because its literals may be secrets.
 * Reads the text, the document, or all properties of a CloudFormation resource, whose substitutions are then filled in.
 */
export function calledResources(to: readonly string[], options: Options = {}): Attribute {
  return { kind: calledResourcesKind, to, relation: 'invokes', ...options };
}

const calledResourcesKind: Kind = {
  name: 'called resources',
  canonical: (raw) => {
    if (isMark(raw)) return raw;
    if (Array.isArray(raw)) return asSet(raw as Value[]);
    const properties = isObject(raw) ? raw : {};
    const given = properties['DefinitionString'] ?? properties['Definition'] ?? definitionIn(raw);
    const definition = parseDocument(given);
    if (isMark(definition)) return definition;
    const called = asSet(calledIn(definition, substitutionsIn(properties)));
    return called.length === 0 ? undefined : called;
  },
  equal: (desired, deployed, same) =>
    isList(desired) && isList(deployed) && isSameSet(desired, deployed, same),
};

type Substitutions = Readonly<Record<string, Value>>;

function definitionIn(raw: unknown): unknown {
  return isObject(raw) && raw['States'] === undefined ? undefined : raw;
}

function substitutionsIn(properties: Readonly<Record<string, Value>>): Substitutions {
  const substitutions = properties['DefinitionSubstitutions'];
  return isObject(substitutions) ? substitutions : {};
}

/** Parameters of the service integrations that name what is called, where no ARN does. */
const NAMING: ReadonlySet<string> = new Set([
  'Resource',
  'FunctionName',
  'TopicArn',
  'QueueUrl',
  'TableName',
  'StateMachineArn',
  'TaskDefinition',
  'Cluster',
  'EventBusName',
]);

function calledIn(value: Value | undefined, substitutions: Substitutions): Value[] {
  if (isList(value)) return value.flatMap((member) => calledIn(member, substitutions));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (!NAMING.has(key)) return calledIn(member, substitutions);
    const named = typeof member === 'string' ? substituted(member, substitutions) : member;
    return isCalled(named, key) ? [named] : calledIn(named, substitutions);
  });
}

function substituted(text: string, substitutions: Substitutions): Value {
  const name = /^\$\{([^}]+)\}$/.exec(text)?.[1];
  if (name !== undefined) return substitutions[name] ?? unknown(`substitution ${name}`);
  return text.replaceAll(/\$\{([^}]+)\}/g, (all, inner: string) => {
    const value = substitutions[inner];
    return typeof value === 'string' ? value : all;
  });
}

/** A path into the input (`$.queue`), an expression or a mere verb (`arn:aws:states:::sqs:sendMessage`) names nothing. */
function isCalled(named: Value, key: string): boolean {
  if (isReference(named) || isUnknown(named)) return true;
  if (typeof named !== 'string' || named === '') return false;
  if (key === 'Resource' && !named.startsWith('arn:')) return false;
  return !/^(\$|\{%|arn:[^:]+:states:::)/.test(named);
}
