import { IsodriftError } from '../../model/errors.ts';
import { plural } from '../../model/plural.ts';
import { isList, isObject, objectsIn, type Value } from '../../model/value.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
import type { Member } from '../text/json-members.ts';
import { addressOf, isAwsType, providerName } from './address.ts';
import { deposedNotes } from './deposed.ts';
import { unflattened } from './flat.ts';
import { type Instance, instanceReader } from './instance.ts';
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
    return readBlocks(document, blocksApart(apart.resources()), options);
  } catch (error) {
    // no JSON, or laid out otherwise than it seemed: as a whole it is refused by line and column, or read
    if (error instanceof SyntaxError) return readTerraformState(apart.whole(), options);
    throw error;
  }
}

/** Block by block, and of each what is kept: nothing else of a large state needs to be in memory. */
function readBlocks({ file, value }: Document, blocks: Iterable<Block>, options: DesiredOptions): Reading {
  const { serial } = value as { readonly serial?: unknown };
  const tally: Tally = { foreign: 0, deposed: 0, versions: new Map() };
  const reader = instanceReader(file, options);
  for (const block of blocks) readBlock(block, tally, reader.add);
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
    ...reader.read(),
    isPhysical: true,
    notes: [
      ...foreign,
      ...deposedNotes(tally.deposed).map((note) => `${file}: ${note}`),
      ...olderNotes(file, tally),
    ],
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

function* blocksApart(members: Iterable<Member>): Generator<Block> {
  for (const { text, innerLines, apart } of members) {
    const block = apart ? longBlock(JSON.parse(apart.rest), apart.members()) : shortBlock(text, innerLines);
    if (block) yield block;
  }
}

function shortBlock(text: string, lines: Member['innerLines']): Block | undefined {
  const block = blockOf(JSON.parse(text), (instance) => lines[instance]);
  if (block && block.instances.length !== lines.length) throw new SyntaxError(OTHERWISE);
  return block;
}

/** One with thousands of instances, which are parsed one by one. */
function longBlock(raw: unknown, members: Iterable<Member>): Block | undefined {
  const listed = isObject(raw) ? raw['instances'] : undefined;
  // the list that was taken out is the one that counts
  if (!isList(listed) || listed.length !== 1 || listed[0] !== null) throw new SyntaxError(OTHERWISE);
  const block = blockOf(raw, () => undefined);
  return block && { ...block, instances: instancesApart(members) };
}

const OTHERWISE = 'laid out otherwise than it seemed';

function* instancesApart(members: Iterable<Member>): Generator<Stated> {
  for (const { text, line } of members) {
    const raw: unknown = JSON.parse(text);
    if (isObject(raw)) yield { raw, line };
  }
}

interface Block {
  readonly isAws: boolean;
  readonly module: string | undefined;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly instances: Iterable<Stated>;
}

/** An instance as it stands in the state. */
interface Stated {
  readonly raw: Readonly<Record<string, Value>>;
  readonly line: number | undefined;
}

function blockOf(
  raw: unknown,
  lineOf: (instance: number) => number | undefined,
): (Block & { readonly instances: readonly Stated[] }) | undefined {
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
    instances: objectsIn(instances).map((instance, index) => ({ raw: instance, line: lineOf(index) })),
  };
}

/** What is said of a state as a whole, counted on the way. */
interface Tally {
  /** resources of other providers */
  foreign: number;
  /** objects that were replaced and still wait to be destroyed */
  deposed: number;
  /** how many instances of a type were written in the newest version of its schema that is there, and how many in all */
  readonly versions: Map<string, Versions>;
}

interface Versions {
  newest: number;
  ofNewest: number;
  all: number;
}

function readBlock(block: Block, tally: Tally, add: (instance: Instance) => void): void {
  const { type, provider, mode } = block;
  if (mode === 'managed' && !block.isAws) tally.foreign += 1;
  let versions = tally.versions.get(type);
  if (!versions) tally.versions.set(type, (versions = { newest: 0, ofNewest: 0, all: 0 }));
  for (const { raw, line } of block.instances) {
    const isDeposed = raw['deposed'] !== undefined;
    if (isDeposed && block.isAws) tally.deposed += 1;
    if (!isDeposed) count(raw, versions);
    if (isDeposed || !block.isAws) continue;
    const key = raw['index_key'];
    const address = addressOf(block, typeof key === 'string' || typeof key === 'number' ? key : undefined);
    add({ address, type, provider, isData: mode === 'data', attributes: attributesOf(raw), line });
  }
}

function count({ schema_version: stated }: Stated['raw'], versions: Versions): void {
  const version = typeof stated === 'number' ? stated : 0;
  versions.all += 1;
  if (version > versions.newest) {
    versions.newest = version;
    versions.ofNewest = 1;
  } else if (version === versions.newest) versions.ofNewest += 1;
}

/** What an older provider wrote says less than its neighbours: only what it says is compared (rule 21). */
function olderNotes(file: string, { versions }: Tally): string[] {
  let older = 0;
  for (const { all, ofNewest } of versions.values()) older += all - ofNewest;
  return older === 0
    ? []
    : [`${file}: ${plural(older, 'resource')} written by an older provider; only what it knew is compared`];
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
