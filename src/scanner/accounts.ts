import { IsodriftError } from '../model/errors.ts';
import { sortedBy } from '../model/order.ts';
import { isObject } from '../model/value.ts';

/** One account to scan, and how to get into it. */
export interface AccountTarget {
  /** '' when it is not known before it is asked: a profile does not say */
  readonly account: string;
  readonly profile?: string;
  readonly roleArn?: string;
  readonly externalId?: string;
}

/** The accounts of an organisation, or those that a file names. What is left out is there, so that nobody misses it. */
export interface AccountList {
  readonly format: 'isodrift/accounts@1';
  readonly accounts: readonly ListedAccount[];
  readonly leftOut: readonly LeftOutAccount[];
}

export interface ListedAccount {
  readonly id: string;
  readonly name?: string;
  /** the role to assume there; absent: the one that all accounts share */
  readonly roleArn?: string;
  readonly externalId?: string;
}

export interface LeftOutAccount {
  readonly id: string;
  readonly name?: string;
  /** the state of the account, as Organizations says it: `SUSPENDED` */
  readonly state: string;
}

/**
 * Reads a list of accounts: what `isodrift accounts` or `aws organizations list-accounts` wrote, a JSON list, or plain text with
 * an id (or `id name`) per line and `#` before words. Throws when a line is no account.
 */
export function readAccounts(text: string, file: string): AccountList {
  const trimmed = text.trim();
  const rows = /^[[{]/.test(trimmed) ? jsonRows(trimmed, file) : textRows(trimmed);
  const accounts = rows.map((row) => readAccount(row, file));
  return listOf(accounts);
}

/** The list of accounts in a given state: only active ones can be scanned. Sorted by id, each once. */
export function listOf(
  all: readonly (ListedAccount & { readonly state?: string | undefined })[],
): AccountList {
  const sorted = sortedBy(new Map(all.map((one) => [one.id, one])).values(), ({ id }) => id);
  const accounts: ListedAccount[] = [];
  const leftOut: LeftOutAccount[] = [];
  for (const { state = ACTIVE, ...account } of sorted) {
    const { id, name } = account;
    if (state === ACTIVE) accounts.push(account);
    else leftOut.push({ id, ...(name === undefined ? {} : { name }), state });
  }
  return { format: 'isodrift/accounts@1', accounts, leftOut };
}

/** How to get into a listed account from the one that we are in, which needs no role for itself. */
export function targetOf(
  { id, roleArn, externalId }: ListedAccount,
  hub: {
    readonly account: string;
    readonly partition: string;
    readonly roleName: string;
    readonly externalId?: string;
  },
): AccountTarget {
  if (id === hub.account && roleArn === undefined) return { account: id };
  const secret = externalId ?? hub.externalId;
  return {
    account: id,
    roleArn: roleArn ?? `arn:${hub.partition}:iam::${id}:role/${hub.roleName}`,
    ...(secret === undefined ? {} : { externalId: secret }),
  };
}

const ACTIVE = 'ACTIVE';

type Row = Readonly<Record<string, unknown>>;

function jsonRows(text: string, file: string): Row[] {
  const value = parsed(text, file);
  const lists = isObject(value)
    ? [value['accounts'] ?? value['Accounts'], value['leftOut']]
    : [value, undefined];
  const [accounts, leftOut = []] = lists;
  if (!Array.isArray(accounts) || !Array.isArray(leftOut)) throw noList(file, 'it holds no list of accounts');
  return [...(accounts as unknown[]), ...(leftOut as unknown[])].map((row) =>
    isObject(row) ? row : { id: row },
  );
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw noList(file, error instanceof Error ? error.message : String(error));
  }
}

function textRows(text: string): Row[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*$/, '').trim());
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [id, ...name] = line.split(/[\s,]+/);
      return { id, ...(name.length === 0 ? {} : { name: name.join(' ') }) };
    });
}

function readAccount(row: Row, file: string): ListedAccount & { readonly state?: string } {
  const read = (...names: readonly string[]): string | undefined =>
    names.map((name) => row[name]).find((value): value is string => typeof value === 'string');
  const id = read('id', 'Id', 'account');
  if (id === undefined || !/^\d{12}$/.test(id)) {
    throw noList(file, `${JSON.stringify(row['id'] ?? row).slice(0, 60)} is no account id of 12 digits`);
  }
  const more = {
    name: read('name', 'Name'),
    roleArn: read('roleArn'),
    externalId: read('externalId'),
    state: read('state', 'State', 'Status'),
  };
  const said = Object.entries(more).filter(([, value]) => value !== undefined);
  return { id, ...(Object.fromEntries(said) as Omit<ListedAccount, 'id'>) };
}

function noList(file: string, why: string): IsodriftError {
  return new IsodriftError(
    'FORMAT_INVALID',
    `${file} is no list of accounts: ${why}`,
    'write one account id per line, or make the list with: isodrift accounts --out accounts.json',
  );
}
