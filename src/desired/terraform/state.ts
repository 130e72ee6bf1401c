import { IsodriftError } from '../../model/errors.ts';
import { plural } from '../../model/plural.ts';
import { isObject, type Value } from '../../model/value.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import type { Member } from '../text/json-members.ts';
import { positioner } from '../text/position.ts';
import { addressOf, isAwsType, providerName } from './address.ts';
import { unflattened } from './flat.ts';
import { type Instance, readInstances } from './instance.ts';
import { withoutSensitive } from './sensitive.ts';

/** Is this a Terraform state, of whatever version? */
export function isTerraformState(value: Readonly<Record<string, unknown>>): boolean {
  const isState = ['terraform_version', 'lineage', 'serial', 'modules'].some((key) =>
    Object.hasOwn(value, key),
  );
  return typeof value['version'] === 'number' && isState;
}

/** The state after an apply: what Terraform says is deployed, which is what the design asks for. */
export function readTerraformState(document: Document, options: DesiredOptions): Reading {
  const { file, value, apart } = document;
  const { version } = value as { readonly version: number };
  if (isObject((value as { readonly backend?: unknown }).backend)) throw onlyBackend(file);
  if (version < 4) throw tooOld(file, version);
  if (version > 4) throw tooNew(file, version);
  if (!apart) return readBlocks(document, blocksOf(document), options);
  try {
    return readBlocks(document, blocksApart(document.text, apart.resources()), options);
  } catch (error) {
    // no JSON, or laid out otherwise than it seemed: as a whole it is refused by line and column, or read
    if (error instanceof SyntaxError) return readTerraformState(apart.whole(), options);
    throw error;
  }
}

/** Block by block, and of each what is kept: nothing else of a large state needs to be in memory. */
function readBlocks({ file, value }: Document, blocks: Iterable<Block>, options: DesiredOptions): Reading {
  const { serial } = value as { readonly serial?: unknown };
  const tally: Tally = { foreign: 0, versions: new Map() };
  const read = readInstances(instancesOf(blocks, tally), file, options);
  const foreign =
    tally.foreign === 0
      ? []
      : [`${file}: ${plural(tally.foreign, 'resource')} of other providers than AWS left out`];
  return {
    source: {
      kind: 'terraform-state',
      file,
      ...(typeof serial === 'number' ? { revision: `serial ${serial}` } : {}),
    },
    ...read,
    isPhysical: true,
    notes: [...foreign, ...olderNotes(file, tally)],
  };
}

/** resources / 0 / instances / 0 */
const INSTANCE_DEPTH = 4;

function* blocksOf(document: Document): Generator<Block> {
  const { resources } = document.value as { readonly resources?: unknown };
  const lineOf = document.lineOf(INSTANCE_DEPTH);
  const listed: unknown[] = Array.isArray(resources) ? resources : [];
  for (const [index, raw] of listed.entries()) {
    const block = blockOf(raw, (instance) => lineOf(['resources', index, 'instances', instance]));
    if (block) yield block;
  }
}

/** Before an instance; whatever else stands in a block is indented otherwise. */
const INDENT = '\n        ';

function* blocksApart(text: string, members: Iterable<Member>): Generator<Block> {
  const positionOf = positioner(text);
  for (const member of members) {
    const { text: own, offset } = member;
    const lines: number[] = [];
    for (let at = own.indexOf('{'); at !== -1; at = own.indexOf('{', at + 1))
      if (own.endsWith(INDENT, at)) lines.push(positionOf(offset + at).line);
    const block = blockOf(JSON.parse(own), (instance) => lines[instance]);
    if (block && block.instances.length !== lines.length) throw new SyntaxError('laid out otherwise');
    if (block) yield block;
  }
}

interface Block {
  readonly isAws: boolean;
  readonly module: string | undefined;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly instances: readonly Readonly<Record<string, Value>>[];
  readonly lineOf: (instance: number) => number | undefined;
}

function blockOf(raw: unknown, lineOf: Block['lineOf']): Block | undefined {
  if (!isObject(raw)) return undefined;
  const { module, mode, type, name, provider, instances } = raw;
  if (typeof type !== 'string' || typeof name !== 'string') return undefined;
  const from = typeof provider === 'string' ? provider : '';
  return {
    isAws: isAwsType(type, providerName(from)),
    module: typeof module === 'string' ? module : undefined,
    mode: typeof mode === 'string' ? mode : 'managed',
    type,
    name,
    provider: from,
    instances: Array.isArray(instances) ? instances.filter((instance) => isObject(instance)) : [],
    lineOf,
  };
}

/** What is said of a state as a whole, counted on the way. */
interface Tally {
  /** resources of other providers */
  foreign: number;
  /** how many instances of a type were written in which version of its schema */
  readonly versions: Map<string, Map<number, number>>;
}

function* instancesOf(blocks: Iterable<Block>, tally: Tally): Generator<Instance> {
  for (const block of blocks) {
    count(block, tally);
    if (block.isAws) yield* instancesIn(block);
  }
}

function count(block: Block, tally: Tally): void {
  if (block.mode === 'managed' && !block.isAws) tally.foreign += 1;
  let versions = tally.versions.get(block.type);
  if (versions === undefined) tally.versions.set(block.type, (versions = new Map<number, number>()));
  for (const instance of block.instances) {
    const version = schemaVersion(instance);
    versions.set(version, (versions.get(version) ?? 0) + 1);
  }
}

function* instancesIn(block: Block): Generator<Instance> {
  const { type, provider, mode } = block;
  for (const [index, raw] of block.instances.entries()) {
    if (raw['deposed'] !== undefined) continue;
    const key = raw['index_key'];
    const address = addressOf(block, typeof key === 'string' || typeof key === 'number' ? key : undefined);
    const attributes = attributesOf(raw);
    yield { address, type, provider, isData: mode === 'data', attributes, line: block.lineOf(index) };
  }
}

/** What an older provider wrote says less than its neighbours: only what it says is compared (rule 21). */
function olderNotes(file: string, { versions }: Tally): string[] {
  let older = 0;
  for (const counts of versions.values()) {
    let newest = 0;
    for (const version of counts.keys()) newest = Math.max(newest, version);
    for (const [version, many] of counts) if (version < newest) older += many;
  }
  return older === 0
    ? []
    : [`${file}: ${plural(older, 'resource')} written by an older provider; only what it knew is compared`];
}

function schemaVersion({ schema_version: version }: Readonly<Record<string, Value>>): number {
  return typeof version === 'number' ? version : 0;
}

function attributesOf(raw: Readonly<Record<string, Value>>): Record<string, Value> {
  const { attributes, attributes_flat: flat, sensitive_attributes: sensitive } = raw;
  const nested = isObject(attributes) ? attributes : unflattened(isObject(flat) ? flat : {});
  const kept = withoutSensitive(nested, sensitive);
  return isObject(kept) ? kept : {};
}

function tooOld(file: string, version: number): IsodriftError {
  return new IsodriftError(
    'TERRAFORM_TOO_OLD',
    `${file}: this is a Terraform state of version ${version}; isodrift reads version 4`,
    'run `terraform apply -refresh-only` with Terraform 0.12 or newer (or OpenTofu), which writes version 4, and give that file',
  );
}

/** What `terraform init` leaves in `.terraform/`. */
function onlyBackend(file: string): IsodriftError {
  return new IsodriftError(
    'TERRAFORM_TOO_OLD',
    `${file}: this is no state but what Terraform notes about where the state is kept`,
    'get the state itself with: terraform state pull > state.json',
  );
}

function tooNew(file: string, version: number): IsodriftError {
  return new IsodriftError(
    'FORMAT_UNKNOWN',
    `${file}: this is a Terraform state of version ${version}; isodrift reads version 4`,
    'update isodrift, or give an inventory or isodrift.yaml instead',
  );
}
