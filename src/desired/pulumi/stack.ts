import { IsodriftError } from '../../model/errors.ts';
import { isList, isObject, objectsIn, unknown, type Value } from '../../model/value.ts';
import { plural } from '../../model/plural.ts';
import { present, textOf } from '../present.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import { withCloudFormationNames } from '../snake.ts';
import { type Instance, readInstances } from '../terraform/instance.ts';
import { nativeType, terraformType } from './types.ts';
import { plainValue, terraformNames } from './values.ts';

type Json = Readonly<Record<string, Value>>;

/** Is this what `pulumi stack export` prints, or a stack as Pulumi keeps it in a folder or a bucket? */
export function isPulumiStack(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['version'] === 'number' && deploymentOf(value as Json) !== undefined;
}

function deploymentOf(
  value: Json,
): { readonly deployment: Json; readonly path: readonly string[] } | undefined {
  const { deployment, checkpoint } = value;
  const latest = isObject(checkpoint) ? checkpoint['latest'] : undefined;
  if (isObject(deployment)) return { deployment, path: ['deployment'] };
  return isObject(latest) ? { deployment: latest, path: ['checkpoint', 'latest'] } : undefined;
}

/** Of 4, which only says besides which features it needs, everything is read alike. */
const VERSIONS: ReadonlySet<number> = new Set([3, 4]);

/** The resources of a stack that the providers `aws` and `aws-native` keep. */
export function readPulumiStack(document: Document, options: DesiredOptions): Reading {
  const { file } = document;
  const value = document.value as Json;
  const version = Number(value['version']);
  if (!VERSIONS.has(version)) throw unknownVersion(file, version);
  const { deployment = {}, path = [] } = deploymentOf(value) ?? {};
  const listed = objectsIn(deployment['resources']);
  const regions = new Map(listed.filter(isProvider).map((one) => [providerKey(one), regionOf(one)]));
  const lineOf = document.lineOf(path.length + 2);
  const instances = listed.flatMap((one, index): Instance[] => {
    const line = lineOf([...path, 'resources', index]);
    return isManaged(one) ? [instanceOf(one, regions.get(textOf(one['provider']) ?? ''), line)] : [];
  });
  const unfinished = unfinishedIn(deployment);
  const replaced = listed.filter((one) => one['custom'] === true && isAws(one) && isLeaving(one)).length;
  const foreign = listed.filter((one) => one['custom'] === true && !isAws(one) && !isProvider(one)).length;
  return {
    source: { kind: 'pulumi', file, ...revisionOf(deployment) },
    ...withPending(readInstances(instances, file, options), unfinished),
    notes: [
      ...(foreign === 0
        ? []
        : [`${file}: ${plural(foreign, 'resource')} of other providers than AWS left out`]),
      ...(replaced === 0
        ? []
        : [
            `${file}: ${plural(replaced, 'replaced object')} left out: Pulumi deletes what was replaced with the next update`,
          ]),
      ...[...unfinished].map(([address, what]) => `${file}: ${what} ${address} was not finished`),
    ],
  };
}

/** What an update was doing when it was cut short, by address: `deleting`, `creating`. */
function unfinishedIn({ pending_operations: stated }: Json): ReadonlyMap<string, string> {
  return new Map(
    objectsIn(stated).flatMap(({ resource, type }): [string, string][] =>
      isObject(resource) && isAws(resource) && typeof type === 'string'
        ? [[addressOf(textOf(resource['urn']) ?? ''), type]]
        : [],
    ),
  );
}

/** Whether it is there is not known to Pulumi itself. */
function withPending<T extends Pick<Reading, 'resources'>>(
  reading: T,
  unfinished: ReadonlyMap<string, string>,
): T {
  if (unfinished.size === 0) return reading;
  const resources = reading.resources.map((one) => {
    const what = unfinished.get(one.key);
    return what === undefined ? one : { ...one, conditional: `Pulumi was ${what} it and did not finish` };
  });
  return { ...reading, resources };
}

function revisionOf({ manifest }: Json): { revision?: string } {
  const time = isObject(manifest) ? textOf(manifest['time']) : undefined;
  return time === undefined ? {} : { revision: time };
}

function instanceOf(one: Json, region: string | undefined, line: number | undefined): Instance {
  const token = textOf(one['type']) ?? '';
  const id = textOf(one['id']);
  const outputs = plainValue(withoutNamedSecrets(one));
  const isNative = token.startsWith('aws-native:');
  const declaredAs = isNative ? nativeType(token) : undefined;
  const type = isNative ? token : terraformType(token);
  const named = isNative ? outputs : terraformNames(outputs, type);
  const attributes = isObject(named) ? named : {};
  const properties = declaredAs === undefined ? undefined : cloudFormation(outputs, declaredAs);
  return present({
    address: addressOf(textOf(one['urn']) ?? ''),
    type,
    provider: textOf(one['provider']) ?? '',
    // read from AWS, not made by the stack
    isData: one['external'] === true,
    attributes: { ...present({ region }), ...attributes, ...present({ id }) },
    line,
    declaredAs: properties && declaredAs !== undefined ? { type: declaredAs, properties } : undefined,
  });
}

function cloudFormation(outputs: Value, type: string): Json {
  const named = withCloudFormationNames(outputs, type, (name) => name.toLowerCase());
  return isObject(named) ? named : {};
}

/** Outputs that the program itself has called secret; inputs fill what the outputs lack. */
function withoutNamedSecrets({ inputs, outputs, additionalSecretOutputs: names }: Json): Value {
  const all = { ...(isObject(inputs) ? inputs : {}), ...(isObject(outputs) ? outputs : {}) };
  const secrets = new Set(names !== undefined && isList(names) ? names : []);
  return Object.fromEntries(
    Object.entries(all).map(([key, member]) => [
      key,
      secrets.has(key) ? unknown('secret in the Pulumi stack') : member,
    ]),
  );
}

/** `urn:pulumi:prod::orders::aws:sqs/queue:Queue::jobs` to what follows the project. */
function addressOf(urn: string): string {
  const parts = urn.split('::');
  return parts.length > 2 ? parts.slice(2).join('::') : urn;
}

function isAws(one: Json): boolean {
  return /^aws(?:-native)?:/.test(textOf(one['type']) ?? '');
}

/** What is marked for deletion is on its way out. */
function isLeaving(one: Json): boolean {
  return one['delete'] === true || one['pendingReplacement'] === true;
}

function isManaged(one: Json): boolean {
  // a view shows a part of another resource
  return one['custom'] === true && isAws(one) && !isLeaving(one) && one['viewOf'] === undefined;
}

function isProvider(one: Json): boolean {
  return (textOf(one['type']) ?? '').startsWith('pulumi:providers:');
}

function providerKey(one: Json): string {
  return `${textOf(one['urn']) ?? ''}::${textOf(one['id']) ?? ''}`;
}

function regionOf({ inputs, outputs }: Json): string | undefined {
  return [outputs, inputs].map((one) => (isObject(one) ? textOf(one['region']) : undefined)).find(Boolean);
}

function unknownVersion(file: string, version: number): IsodriftError {
  return new IsodriftError(
    'FORMAT_UNKNOWN',
    `${file}: this is a Pulumi stack of version ${version}; isodrift reads versions 3 and 4`,
    'export it again with: pulumi stack export --file stack.json',
  );
}
