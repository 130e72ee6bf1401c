import type { Resource } from '../model/graph.ts';
import { sortedBy } from '../model/order.ts';
import { recalled } from '../model/remembered.ts';
import { isObject, isReference, isUnknown, reference, type Value } from '../model/value.ts';
import type { ResourceType } from './define.ts';
import { entryFor } from './index.ts';
import { hostIn } from './kinds/host.ts';
import { type Resolver, resolver } from './resolver.ts';

/** How one side writes down what a variable points at: the account its ARN or id, the design the declared key. */
type Pointing = (target: Resource) => Value;

export const deployedPointer: Pointing = ({ arn, id }) => arn ?? id;
export const declaredPointer: Pointing = ({ key }) => reference(key);

/**
 * Matches the values of variables, which are known in memory only, against ids, names, URLs and endpoints of these resources.
 * Each resource gets the attribute that says which variable points at what; a value that points at nothing leaves no trace.
 * `given` is the resolver of these resources, where there is one already.
 */
export function withEnvironment(
  resources: readonly Resource[],
  pointing: Pointing,
  given?: Resolver,
): Resource[] {
  let known = given;
  return resources.map((resource) => {
    const pairs = matchedPairs(resource);
    if (pairs.length === 0) return resource;
    known ??= resolver(resources);
    const names = known;
    const found = pairs.flatMap(([path, from]): [string, Value][] => {
      const pointers = pointersIn(resource, from, names, pointing);
      return pointers === undefined ? [] : [[path, pointers]];
    });
    if (found.length === 0) return resource;
    return { ...resource, attributes: { ...resource.attributes, ...Object.fromEntries(found) } };
  });
}

type Pair = readonly [path: string, from: string];

/** The attributes that are put together, each with the one whose values it is put together from. */
function matchedPairs({ type, attributes }: Resource): readonly Pair[] {
  const pairs = pairsOf(type);
  return pairs.length === 0 ? pairs : pairs.filter(([, from]) => recalled(attributes[from]) !== undefined);
}

const pairsByEntry = new WeakMap<ResourceType, readonly Pair[]>();

/** Few types have any, so what a type has is found once. */
function pairsOf(type: string): readonly Pair[] {
  const entry = entryFor(type);
  if (!entry) return [];
  const known = pairsByEntry.get(entry);
  if (known) return known;
  const found = Object.entries(entry.attributes).flatMap(([path, { matchedFrom }]): Pair[] =>
    matchedFrom === undefined ? [] : [[path, matchedFrom]],
  );
  pairsByEntry.set(entry, found);
  return found;
}

function pointersIn(
  resource: Resource,
  from: string,
  known: Resolver,
  pointing: Pointing,
): Value | undefined {
  const variables = Object.entries(recalled(resource.attributes[from]) ?? {});
  const found = variables.flatMap(([name, value]): [string, Value][] => {
    const target = targetOf(name, value, resource, known);
    return target === undefined || target.key === resource.key ? [] : [[name, pointing(target)]];
  });
  if (found.length === 0) return undefined;
  return Object.fromEntries(sortedBy(found, ([name]) => name));
}

function targetOf(name: string, value: Value, near: Resource, known: Resolver): Resource | undefined {
  if (isReference(value)) return known.byKey(value.$ref);
  if (isUnknown(value)) return insideOf(value, known);
  if (typeof value !== 'string' || value.length < SHORTEST || value.length > LONGEST) return undefined;
  const host = hostIn(value);
  const forms = [value, ...(host === undefined || host === value ? [] : [host])];
  for (const form of forms) {
    const target = known.resolve(form, { near });
    if (target && isMeant(target, form, name)) return target;
  }
  return undefined;
}

/** A text made around one pointer (`Fn::Sub`) is not known, but what it points at is. */
function insideOf(value: Value, known: Resolver): Resource | undefined {
  const inside: readonly Value[] = isObject(value) ? Object.values(value).flat() : [];
  const first = inside.find(isReference);
  return first && known.byKey(first.$ref);
}

/** Shorter than any id, longer than any ARN or URL. */
const SHORTEST = 3;
const LONGEST = 2048;

/**
 * Ids, ARNs, URLs and endpoints are what they are. A bare name may be a word like any other (`orders`, `prod`): it counts only for
 * things that are reached by name, and where the variable says what it holds or the name is no plain word.
 */
function isMeant(target: Resource, text: string, variable: string): boolean {
  const entry = entryFor(target.type);
  if (entry?.drawn !== 'block') return false;
  const isBareName = text.toLowerCase() === target.name?.toLowerCase() && !/[:/.]/.test(text);
  if (!isBareName) return true;
  return NAMED.has(target.type) && (/[-_\d]/.test(text) || SAYS_NAME.test(variable));
}

const NAMED: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Glue::Database',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
  'AWS::SageMaker::Endpoint',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
]);

const SAYS_NAME =
  /table|bus|database|stream|function|lambda|group|bucket|topic|queue|param|endpoint|secret|machine|_name$|_arn$|_url$/i;
