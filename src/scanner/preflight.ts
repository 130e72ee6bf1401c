import { IsodriftError } from '../model/errors.ts';
import { parseArn } from '../model/arn.ts';
import { pick } from '../catalogue/pick.ts';
import type { Clients, Opened } from './clients.ts';
import { openDeadlines } from './deadline.ts';
import { type Answer, commandOf, loadSdk, makeClient } from './sdk.ts';
import { NotHereError } from './foreign.ts';
import { failureOf } from './failure.ts';
import type { ScanOptions } from './options.ts';
import type { Ask } from './session.ts';
import { alwaysOn, firstRegion, nearest } from './regions.ts';

export interface Identity {
  readonly account: string;
  readonly partition: string;
  /** what the endpoint said instead, if it knows no accounts */
  readonly unknown?: string;
}

/** The regions given, else the one that the environment or the profile names. */
export async function regionsOrDefault({ regions, profile }: ScanOptions): Promise<ScanOptions['regions']> {
  if (regions === 'all' || regions.length > 0) return regions;
  const client = makeClient(loadSdk('sts'), profile === undefined ? {} : { profile });
  try {
    return [await client.config.region()];
  } catch (error) {
    const hint = 'pass --region eu-west-1, set AWS_REGION, or pass --all-regions';
    throw new IsodriftError(
      'REGION_UNKNOWN',
      'no region given, and none in the environment or the profile',
      hint,
      {
        cause: error,
      },
    );
  }
}

/** The account of an emulator that has no accounts. */
const NO_ACCOUNT = '000000000000';
/** What every scan begins with answers at once, or is not there. */
const PATIENCE = { callTimeoutMs: 20_000, chainTimeoutMs: 20_000 };

/**
 * Asks AWS who we are; every way in which that can go wrong is an error that says what to do. Only an endpoint of one's own may
 * not know the question: an object store has no accounts.
 */
export async function identify(clients: Clients, options: ScanOptions): Promise<Identity> {
  const region = firstRegion(options.regions);
  try {
    const answer = await asked(clients.get('sts', region), 'GetCallerIdentity', options.signal);
    const { Account: account, Arn: arn } = answer;
    if (typeof account !== 'string' || account === '') throw new TypeError('the answer names no account');
    return { account, partition: (typeof arn === 'string' ? parseArn(arn)?.partition : undefined) ?? 'aws' };
  } catch (error) {
    const unknown = options.endpointUrl === undefined ? undefined : unknownQuestion(error);
    if (unknown !== undefined) return { account: NO_ACCOUNT, partition: 'aws', unknown };
    throw explained(error, options, region);
  }
}

function asked({ sdk, client }: Opened, action: string, signal: AbortSignal | undefined): Promise<Answer> {
  const Command = commandOf(sdk, action);
  const { stop, within } = openDeadlines(PATIENCE, signal)();
  return within(() => client.send(new Command({}), { stop }));
}

/** Throws where the credentials lead into another account than they should: it would be read twice, and the one meant never. */
export function checkAccount(
  { account, unknown }: Identity,
  { account: wanted, roleArn, profile }: ScanOptions,
): void {
  if (wanted === undefined || wanted === account || unknown !== undefined) return;
  const way = roleArn ?? (profile === undefined ? 'the credentials' : `profile ${profile}`);
  const cause = Object.assign(new Error(`leads into ${account}, not into ${wanted}`), {
    name: 'WrongAccount',
  });
  throw new IsodriftError(
    'CREDENTIALS_REJECTED',
    `${way} ${cause.message}`,
    'give the role of that account, or take it off the list',
    { cause },
  );
}

/**
 * An endpoint that cannot say who we are has not looked at the keys either: where wrong ones would make every list look empty,
 * that is an error. Asks for the buckets, which such servers have, when the scan does anyway.
 */
export async function checkKeys(
  clients: Clients,
  options: ScanOptions,
  allowed: ReadonlySet<string>,
): Promise<void> {
  if (!allowed.has('s3:ListBuckets')) return;
  const region = firstRegion(options.regions);
  try {
    await asked(clients.get('s3', region), 'ListBuckets', options.signal);
  } catch (error) {
    // a denial, too, is an answer to somebody who is known
    if (WRONG_KEYS.test(failureOf(error).name)) throw explained(error, options, region);
  }
}

const WRONG_KEYS =
  /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidClientTokenId|UnrecognizedClient|ExpiredToken)/;

/** What an endpoint answered that speaks as AWS does but has no such action; undefined for every other failure. */
function unknownQuestion(error: unknown): string | undefined {
  const { name, message } = failureOf(error);
  const isAnswer =
    error instanceof NotHereError ||
    typeof (error as { $metadata?: { httpStatusCode?: unknown } }).$metadata?.httpStatusCode === 'number';
  return isAnswer && NO_SUCH_ACTION.test(name) ? message : undefined;
}

const NO_SUCH_ACTION =
  /^(InvalidAction|InvalidParameterValue|NotImplemented|MethodNotAllowed|UnknownOperation|UnsupportedOperation|InternalFailure|NotRecorded)/;

/** The regions to scan, and those of them that are switched off for the account. */
export interface Regions {
  readonly on: readonly string[];
  readonly off: readonly string[];
}

/** Checks the names given against the account's own list; goes on without it where we may not read it. */
export async function chooseRegions(
  ask: Ask,
  { regions }: ScanOptions,
  { partition }: Identity,
): Promise<Regions> {
  const call = { service: 'ec2', action: 'DescribeRegions', region: firstRegion(regions) } as const;
  const { pages, failure } = await ask({ ...call, params: { AllRegions: true } });
  const known = pages.flatMap((page) => pick(page, 'Regions[]') as Region[]);
  const names = known.flatMap(({ RegionName }) => RegionName ?? []);
  if (failure || names.length === 0)
    return { on: regions === 'all' ? alwaysOn(partition) : regions, off: [] };
  const isOff = new Set(
    known.flatMap((region) => (region.OptInStatus === 'not-opted-in' ? (region.RegionName ?? []) : [])),
  );
  if (regions === 'all') return { on: names.filter((name) => !isOff.has(name)), off: [] };
  const wrong = regions.find((region) => !names.includes(region));
  if (wrong !== undefined) throw unknownRegion(wrong, names);
  return {
    on: regions.filter((region) => !isOff.has(region)),
    off: regions.filter((region) => isOff.has(region)),
  };
}

interface Region {
  readonly RegionName?: string;
  readonly OptInStatus?: string;
}

function unknownRegion(wrong: string, names: readonly string[]): IsodriftError {
  const near = nearest(wrong, names);
  const hint =
    near === undefined
      ? 'see https://docs.aws.amazon.com/global-infrastructure/latest/regions/'
      : `did you mean ${near}?`;
  return new IsodriftError('REGION_UNKNOWN', `AWS knows no region "${wrong}"`, hint);
}

const NO_CREDENTIALS = /^(CredentialsProviderError|TokenProviderError|ProviderError)$/;
const REJECTED =
  /^(InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClient|ExpiredToken|AccessDenied|AuthFailure|InvalidAccessKeyId|IncompleteSignature|MissingAuthenticationToken|RequestExpired|RegionDisabled)/;

function explained(error: unknown, options: ScanOptions, region: string): IsodriftError {
  if (error instanceof IsodriftError) return error;
  const { name, message } = failureOf(error);
  const where = options.endpointUrl ?? `AWS (sts, ${region})`;
  const cause = { cause: error };
  if (NO_CREDENTIALS.test(name)) {
    const text =
      options.profile === undefined
        ? 'no AWS credentials found'
        : `no AWS credentials for profile "${options.profile}"`;
    const hint = 'set AWS_PROFILE, run `aws sso login`, or pass --profile';
    return new IsodriftError('CREDENTIALS_MISSING', `${text}: ${message}`, hint, cause);
  }
  if (REJECTED.test(name)) {
    const hint = howToBeAccepted(options);
    return new IsodriftError(
      'CREDENTIALS_REJECTED',
      `${where} rejected the credentials: ${message}`,
      hint,
      cause,
    );
  }
  const hint =
    options.endpointUrl === undefined
      ? 'check the network, the proxy (HTTPS_PROXY) and the region'
      : 'check --endpoint-url (or AWS_ENDPOINT_URL) and that something listens there';
  return new IsodriftError(
    'ENDPOINT_UNREACHABLE',
    `no usable answer from ${where}: ${reasonOf(error, message)}`,
    hint,
    cause,
  );
}

function howToBeAccepted({ roleArn, endpointUrl }: ScanOptions): string {
  if (roleArn !== undefined) return `check that ${roleArn} may be assumed from here, and the --external-id`;
  return endpointUrl === undefined
    ? 'renew them (`aws sso login`), or choose others with --profile'
    : 'set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys of that server, or pass --profile';
}

function reasonOf(error: unknown, message: string): string {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && !message.includes(code) ? `${code} ${message}` : message;
}
