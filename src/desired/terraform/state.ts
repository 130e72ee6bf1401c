import { IsodriftError } from '../../model/errors.ts';
import { isObject, type Value } from '../../model/value.ts';
import type { DesiredOptions, Document, Reading } from '../reading.ts';
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
  const { file, value } = document;
  const state = value as {
    readonly version: number;
    readonly serial?: unknown;
    readonly resources?: unknown;
  };
  if (isObject((value as { readonly backend?: unknown }).backend)) throw onlyBackend(file);
  if (state.version < 4) throw tooOld(file, state.version);
  if (state.version > 4) throw tooNew(file, state.version);
  const listed: unknown[] = Array.isArray(state.resources) ? state.resources : [];
  const blocks = listed.map((block) => blockOf(block));
  const lineOf = document.lineOf(INSTANCE_DEPTH);
  const instances: Instance[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block === undefined || !isAws(block)) continue;
    addInstances(instances, block, (instance) => lineOf(['resources', index, 'instances', instance]));
  }
  const foreign = blocks.filter((block) => block?.mode === 'managed' && !isAws(block)).length;
  const revision = typeof state.serial === 'number' ? { revision: `serial ${state.serial}` } : {};
  return {
    source: { kind: 'terraform-state', file, ...revision },
    ...readInstances(instances, file, options),
    notes: [
      ...(foreign === 0 ? [] : [`${file}: ${foreign} resource(s) of other providers than AWS left out`]),
      ...olderNotes(
        file,
        blocks.flatMap((block) => block ?? []),
      ),
    ],
  };
}

/** resources / 0 / instances / 0 */
const INSTANCE_DEPTH = 4;

interface Block {
  readonly module: string | undefined;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly instances: readonly Readonly<Record<string, Value>>[];
}

function blockOf(raw: unknown): Block | undefined {
  if (!isObject(raw)) return undefined;
  const { module, mode, type, name, provider, instances } = raw;
  if (typeof type !== 'string' || typeof name !== 'string') return undefined;
  return {
    module: typeof module === 'string' ? module : undefined,
    mode: typeof mode === 'string' ? mode : 'managed',
    type,
    name,
    provider: typeof provider === 'string' ? provider : '',
    instances: Array.isArray(instances) ? instances.filter((instance) => isObject(instance)) : [],
  };
}

function isAws(block: Block): boolean {
  return isAwsType(block.type, providerName(block.provider));
}

/** Onto one list: a large state has a hundred thousand. */
function addInstances(into: Instance[], block: Block, lineOf: (index: number) => number | undefined): void {
  const { type, provider, mode } = block;
  for (const [index, raw] of block.instances.entries()) {
    if (raw['deposed'] !== undefined) continue;
    const key = raw['index_key'];
    const address = addressOf(block, typeof key === 'string' || typeof key === 'number' ? key : undefined);
    const attributes = attributesOf(raw);
    const line = lineOf(index);
    const instance = { address, type, provider, isData: mode === 'data', attributes };
    into.push(line === undefined ? instance : { ...instance, line });
  }
}

/** What an older provider wrote says less than its neighbours: only what it says is compared (rule 21). */
function olderNotes(file: string, blocks: readonly Block[]): string[] {
  const newest = new Map<string, number>();
  for (const { type, instances } of blocks)
    for (const instance of instances)
      newest.set(type, Math.max(newest.get(type) ?? 0, schemaVersion(instance)));
  const older = blocks.flatMap(({ type, instances }) =>
    instances.filter((instance) => schemaVersion(instance) < (newest.get(type) ?? 0)),
  );
  return older.length === 0
    ? []
    : [`${file}: ${older.length} resource(s) written by an older provider; only what it knew is compared`];
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
