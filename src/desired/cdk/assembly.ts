import { posix } from 'node:path';
import { isObject, type Value } from '../../model/value.ts';
import { isAccount, isRegion } from '../identity.ts';
import { present, textOf } from '../present.ts';
import { type Constructs, constructsIn, constructsInTree } from './constructs.ts';
import type { DesiredOptions, Document } from '../reading.ts';

/** Is this the `manifest.json` of a `cdk.out` folder? */
export function isAssembly(value: Readonly<Record<string, unknown>>): boolean {
  return typeof value['version'] === 'string' && isObject(value['artifacts']);
}

/** The templates of an assembly with the stack, account and region that each is meant for; nested assemblies by their manifest. */
export function assemblySources(
  { file, value }: Document,
  options: DesiredOptions,
  read: (path: string) => unknown,
): { readonly path: string; readonly options: DesiredOptions }[] {
  const { artifacts } = value as { readonly artifacts: Readonly<Record<string, Value>> };
  const besides = (name: string): string => posix.join(posix.dirname(file.replaceAll('\\', '/')), name);
  const templates = templatesIn(artifacts, (name) => read(besides(name)) as Value | undefined);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    if (!isObject(artifact)) return [];
    const { type, environment, properties } = artifact;
    const { templateFile, stackName, directoryName } = isObject(properties) ? properties : {};
    if (type === 'cdk:cloud-assembly' && typeof directoryName === 'string')
      return [{ path: besides(`${directoryName}/manifest.json`), options }];
    if (type !== 'aws:cloudformation:stack' || typeof templateFile !== 'string') return [];
    const stack = textOf(stackName) ?? id;
    const constructs = constructsOf(artifact, (name) => read(besides(name)) as Value | undefined, artifacts);
    const own = {
      ...placeOf(environment),
      stack,
      ...(constructs.size === 0 ? {} : { constructs }),
      ...(templates.size === 0 ? {} : { templates }),
    };
    return [{ path: besides(templateFile), options: { ...options, ...own } }];
  });
}

/** Files that CDK will put into a bucket under the hash of what they hold; templates of nested stacks are among them. */
function templatesIn(
  artifacts: Readonly<Record<string, Value>>,
  read: (name: string) => Value | undefined,
): ReadonlyMap<string, string> {
  const manifests = Object.values(artifacts).flatMap((one) => {
    const { type, properties } = isObject(one) ? one : {};
    const name = isObject(properties) ? properties['file'] : undefined;
    return type === 'cdk:asset-manifest' && typeof name === 'string' ? [read(name)] : [];
  });
  const files = manifests.flatMap((one) => Object.entries(mapIn(mapIn(one)['files'])));
  return new Map(
    files.flatMap(([hash, file]): [string, string][] => {
      const path = textOf(mapIn(mapIn(file)['source'])['path']);
      return path?.endsWith('.template.json') === true ? [[hash, path]] : [];
    }),
  );
}

function mapIn(value: Value | undefined): Readonly<Record<string, Value>> {
  return isObject(value) ? value : {};
}

/** Newer versions of CDK keep the paths in a file of their own, and some write them into the tree only. */
function constructsOf(
  artifact: Readonly<Record<string, Value>>,
  read: (name: string) => Value | undefined,
  artifacts: Readonly<Record<string, Value>>,
): Constructs {
  const { metadata, additionalMetadataFile: file, displayName } = artifact;
  const stated = constructsIn(metadata ?? (typeof file === 'string' ? read(file) : undefined));
  if (stated.size > 0 || typeof displayName !== 'string') return stated;
  const trees = Object.values(artifacts).flatMap((one) => {
    const { type, properties } = isObject(one) ? one : {};
    const name = isObject(properties) ? properties['file'] : undefined;
    return type === 'cdk:tree' && typeof name === 'string' ? [read(name)] : [];
  });
  const [tree] = trees;
  return constructsInTree(isObject(tree) ? tree['tree'] : undefined, displayName);
}

/** `aws://111122223333/eu-west-1`; CDK writes `unknown-account` where the caller decides. */
function placeOf(environment: Value | undefined): { account?: string; region?: string } {
  const [, account = '', region = ''] = /^aws:\/\/([^/]+)\/([^/]+)$/.exec(textOf(environment) ?? '') ?? [];
  return present({
    account: isAccount(account) ? account : undefined,
    region: isRegion(region) ? region : undefined,
  });
}
