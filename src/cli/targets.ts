import { IsodriftError } from '../model/errors.ts';
import { type AccountList, type AccountTarget, readAccounts, targetOf } from '../scanner/accounts.ts';
import type { ScanOptions } from '../scanner/options.ts';
import { hubIdentity, listOrganization } from '../scanner/organization.ts';
import { alwaysOn, nearest } from '../scanner/regions.ts';
import { inShard, readShard, type Shard, shardFrom } from '../scanner/shard.ts';
import { fingerprintFrom } from './hash-key.ts';
import { readText } from './io.ts';
import { isRegionName, refused, type ScanFlags } from './options.ts';
import type { Terminal } from './terminal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The word that stands for the accounts of the organisation, where a file could stand. */
const ORGANIZATIONS = 'organizations';

/** What the flags say of one account, whose credentials are also those that ask for other accounts. */
export function baseOptions(flags: ScanFlags): Omit<ScanOptions, 'now'> {
  const { service, profile = [], roleArn = [], externalId, hashKey } = flags;
  const endpointUrl = endpointOf(flags, process.env);
  const [firstProfile] = profile;
  const [firstRole] = roleArn;
  return {
    regions: regionsOf(flags, endpointUrl !== undefined),
    depth: flags.depth,
    ...(flags.longTail ? { longTail: true } : {}),
    ...(service === undefined ? {} : { services: service }),
    ...(firstProfile === undefined ? {} : { profile: firstProfile }),
    ...(firstRole === undefined ? {} : { roleArn: firstRole }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
    ...(hashKey === undefined ? {} : { fingerprint: fingerprintFrom(hashKey) }),
  };
}

/**
 * Where everything is sent to: an emulator needs more than another address, so that the variable counts as the option does.
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export function endpointOf(
  { endpointUrl }: { readonly endpointUrl?: string },
  environment: Environment,
): string | undefined {
  if (endpointUrl !== undefined) return addressIn('--endpoint-url', endpointUrl);
  const isIgnored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true';
  const stated = isIgnored ? undefined : environment['AWS_ENDPOINT_URL'] || undefined;
  return stated === undefined ? undefined : addressIn('AWS_ENDPOINT_URL', stated);
}

function addressIn(origin: string, text: string): string {
  if (/^https?:\/\/[^/\s]/i.test(text) && URL.canParse(text)) return text;
  const hint = 'write an address with http:// or https://, such as http://localhost:4566';
  throw refused(origin, text, 'is no address', hint);
}

/** The regions of the flags or the environment; each must look like one. Servers that are not of AWS name theirs as they like. */
function regionsOf({ allRegions, region }: ScanFlags, hasOwnEndpoint: boolean): ScanOptions['regions'] {
  if (allRegions && region !== undefined) {
    const hint = 'leave one of them out';
    throw new IsodriftError('OPTION_INVALID', '--region and --all-regions do not go together', hint);
  }
  if (allRegions) return 'all';
  const fromEnvironment = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const regions = region ?? (fromEnvironment ? [fromEnvironment] : []);
  const wrong = regions.find((name) => !(hasOwnEndpoint ? HOST_LABEL.test(name) : isRegionName(name)));
  if (wrong === undefined) return regions;
  const near = nearest(wrong, alwaysOn('aws'));
  throw new IsodriftError(
    'REGION_UNKNOWN',
    `"${wrong}" is no region`,
    near === undefined ? 'write it as AWS does, such as eu-west-1' : `did you mean ${near}?`,
  );
}

const HOST_LABEL = /^[a-z0-9][a-z0-9-]{0,62}$/i;

/** The accounts that the flags name, of this shard; undefined when they name none but that of the credentials. */
export async function accountTargets(
  flags: ScanFlags,
  environment: Environment,
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<readonly AccountTarget[] | undefined> {
  const { profile: profiles = [], roleArn: roles = [], accountsFrom, shard } = flags;
  if (accountsFrom !== undefined) {
    const hub = { ...hubOptions(flags), ...(signal ? { signal } : {}) };
    const { account, partition } = await hubIdentity(hub);
    const { accounts } = await accountList(accountsFrom, hub, terminal);
    const { roleName, externalId } = flags;
    const within = { account, partition, roleName, ...(externalId === undefined ? {} : { externalId }) };
    return sharded(
      accounts.map((one) => targetOf(one, within)),
      chosenShard(shard, environment),
      terminal,
    );
  }
  if (profiles.length > 1 && roles.length > 0) {
    const hint = 'give one profile and its roles, or profiles that name their role in ~/.aws/config';
    throw new IsodriftError('OPTION_INVALID', 'several profiles and a role do not go together', hint);
  }
  if (roles.length > 1) {
    return sharded(roles.map(roleTarget), chosenShard(shard, environment), terminal);
  }
  if (shard !== undefined) {
    const hint = 'say which accounts: --accounts-from organizations, a file, or several --role-arn';
    throw new IsodriftError('OPTION_INVALID', '--shard needs a list of accounts', hint);
  }
  return profiles.length > 1 ? profiles.map((profile) => ({ account: '', profile })) : undefined;
}

/** The accounts that a file or the organisation names; says which are left out. Throws when none is left. */
export async function accountList(
  source: string,
  hub: Omit<ScanOptions, 'now'>,
  terminal: Terminal,
): Promise<AccountList> {
  const list =
    source === ORGANIZATIONS ? await listOrganization(hub) : readAccounts(readText(source), source);
  for (const { id, name, state } of list.leftOut) {
    terminal.say(`left out: ${id}${name === undefined ? '' : ` (${name})`} is ${state.toLowerCase()}`);
  }
  if (list.accounts.length === 0) throw nobody(source, list.leftOut.length);
  return list;
}

/** A scan of no accounts would find nothing to complain about. */
function nobody(source: string, leftOut: number): IsodriftError {
  const which = source === ORGANIZATIONS ? 'the organisation' : source;
  return new IsodriftError(
    'FORMAT_INVALID',
    leftOut === 0 ? `${which} names no account` : `all ${leftOut} accounts that ${which} names are left out`,
    'give a file with one account id per line, or leave --accounts-from out to scan the account of the credentials',
  );
}

/** The credentials that list accounts and assume roles: an external id is for the members' roles. */
function hubOptions(flags: ScanFlags): Omit<ScanOptions, 'now'> {
  const { roleArn = [], profile = [] } = flags;
  if (roleArn.length > 0 || profile.length > 1) {
    const hint = 'give at most one --profile; a role to list the accounts from belongs into that profile';
    throw new IsodriftError('OPTION_INVALID', '--accounts-from goes with one set of credentials', hint);
  }
  const { externalId: _forMembers, ...options } = baseOptions(flags);
  return options;
}

function roleTarget(roleArn: string): AccountTarget {
  const [, account] = /^arn:[^:]+:iam::(\d{12}):role\/.+$/.exec(roleArn) ?? [];
  if (account !== undefined) return { account, roleArn };
  const hint = 'write arn:aws:iam::111122223333:role/NAME';
  throw new IsodriftError('OPTION_INVALID', `"${roleArn}" is no ARN of a role`, hint);
}

/** A job runner's shard counts where no option says otherwise, and that is said: it leaves accounts out. */
function chosenShard(option: string | undefined, environment: Environment): Shard | undefined {
  return option === undefined ? shardFrom(environment) : readShard(option);
}

function sharded(
  targets: readonly AccountTarget[],
  shard: Shard | undefined,
  terminal: Terminal,
): readonly AccountTarget[] {
  if (!shard) return targets;
  const chosen = inShard(targets, shard, ({ account }) => account);
  const { index, count, origin } = shard;
  terminal.say(`shard ${index} of ${count} (${origin}): ${chosen.length} of ${targets.length} accounts`);
  return chosen;
}
