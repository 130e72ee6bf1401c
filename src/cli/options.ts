import type { Command } from 'commander';
import { SEVERITIES, STATUSES } from '../model/comparison.ts';
import { IsodriftError } from '../model/errors.ts';
import { REDACTIONS, type Redaction } from '../redact/redactions.ts';
import { PROGRESS_FORMS, type ProgressForm } from './terminal.ts';
import type { Trigger } from './exit.ts';

/** What a source may need besides itself. */
export interface SourceOptions {
  readonly account?: string;
  readonly designRegion?: string;
  readonly stack?: string;
  readonly parameter?: Readonly<Record<string, string>>;
  readonly title?: string;
  readonly hashKey?: string;
}

/** The options of every command that reads a design. */
export function sourceOptions(command: Command): Command {
  return hashKeyOption(command)
    .option('--account <id>', 'account of the design, where the source does not say', accountId)
    .option('--design-region <region>', 'region of the design, where the source does not say', designRegion)
    .option('--stack <name>', 'name of the deployed stack of a CloudFormation template')
    .option('--parameter <name=value>', 'stack parameter; may be repeated', keyValue)
    .option('--title <text>', 'name of the drawing');
}

/** The option of every command that reads one side or both: a command that does both has it once. */
function hashKeyOption(command: Command): Command {
  if (command.options.some(({ long }) => long === HASH_KEY)) return command;
  return command.option(
    `${HASH_KEY} <file>`,
    'mark values of variables with a keyed hash: a change shows, the value does not',
  );
}

export const HASH_KEY = '--hash-key';

/** What a scan needs to know about AWS. */
export interface ScanFlags {
  readonly region?: readonly string[];
  readonly allRegions?: boolean;
  readonly service?: readonly string[];
  readonly profile?: readonly string[];
  readonly roleArn?: readonly string[];
  readonly externalId?: string;
  readonly accountsFrom?: string;
  readonly roleName: string;
  readonly shard?: string;
  readonly out?: string;
  readonly resume?: boolean;
  readonly longTail?: boolean;
  readonly source?: string;
  readonly endpointUrl?: string;
  readonly hashKey?: string;
  readonly progress?: ProgressForm;
  readonly depth: 'overview' | 'standard' | 'full';
}

/** The options of every command that asks AWS. */
export function scanOptions(command: Command): Command {
  return hashKeyOption(command)
    .option('--region <region...>', 'regions to scan; absent: AWS_REGION, else the profile’s', listed)
    .option('--all-regions', 'every region the account has opted in to')
    .option(
      '--service <service...>',
      'only these services (ec2, lambda, ...); the rest is then not checked',
      listed,
    )
    .option('--profile <name>', 'profile of ~/.aws/config; may be repeated', repeated)
    .option('--role-arn <arn>', 'role to assume; may be repeated, once per account', repeated)
    .option('--external-id <id>', 'external id for the roles')
    .option('--accounts-from <source>', 'a file of account ids, or "organizations"')
    .option('--role-name <name>', 'role to assume in each of these', 'IsodriftReadOnly')
    .option('--shard <i/n>', 'only the i-th of n equal parts of the accounts')
    .option('--long-tail', 'also types that only Resource Explorer knows, as plain blocks')
    .option('--source <source>', 'config-aggregator=NAME: what AWS Config holds, instead of calls')
    .option('--endpoint-url <url>', 'send every call there instead of to AWS')
    .option(
      '--progress <form>',
      'auto, bar, plain lines, or json: one object per line on stderr',
      oneOf('--progress', PROGRESS_FORMS),
      'auto',
    )
    .option(
      '--depth <depth>',
      'overview, standard or full',
      oneOf('--depth', ['overview', 'standard', 'full']),
      'standard',
    );
}

/** Reads `missing,high` as what makes a run fail; an unknown word is an error that lists the known ones. */
export function triggers(text: string): Trigger[] {
  const known: readonly Trigger[] = [...STATUSES, ...SEVERITIES];
  return words(text).map((name) => oneOf('--fail-on', known)(name));
}

/** Accepts only the named values of an option. */
export function oneOf<T extends string>(option: string, known: readonly T[]): (text: string) => T {
  return (text) => {
    const found = known.find((name) => name === text);
    if (found === undefined) throw refused(option, text, 'is not known', `known: ${known.join(', ')}`);
    return found;
  };
}

/** Collects the values of an option that takes several, whether `a b`, `a,b` or given twice. */
export function listed(text: string, before: readonly string[] = []): string[] {
  return [...before, ...words(text).filter((word) => word !== '')];
}

/** The names of AWS regions: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

/** Does a text look like a region of AWS? Which ones there are, only AWS knows. */
export function isRegionName(text: string): boolean {
  return REGION.test(text);
}

/** The error about a value that cannot be: what, and what could. */
export function refused(option: string, value: string, why: string, hint: string): IsodriftError {
  return new IsodriftError('OPTION_INVALID', `${option} ${value} ${why}`, hint);
}

function words(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

function accountId(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw refused('--account', text, 'is no account id', 'an account id has 12 digits, such as 111122223333');
}

function designRegion(text: string): string {
  if (isRegionName(text)) return text;
  throw refused('--design-region', text, 'is no region', 'write it as AWS does, such as eu-west-1');
}

function keyValue(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw refused('--parameter', text, 'is not NAME=VALUE', 'write it as --parameter Stage=prod');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

/** Collects an option that may be given several times. */
function repeated(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

/** Reads `account-ids,ips,names`; an unknown word is an error that lists the known ones. */
function redactions(text: string): readonly Redaction[] {
  const wanted = new Set(words(text).map((word) => oneOf('--redact', REDACTIONS)(word)));
  return REDACTIONS.filter((known) => wanted.has(known));
}

/** The option of every command whose output may leave the company. */
export function redactOption(command: Command): Command {
  return command.option(
    '--redact <what,...>',
    'hide account-ids, ips, names behind consistent pseudonyms',
    redactions,
  );
}
