import { serializeStage } from '../model/stage-file.ts';
import { printable } from '../report/printable.ts';
import { inShard, readShard } from '../scanner/shard.ts';
import { writeText } from './io.ts';
import { accountList, endpointOf } from './targets.ts';
import { processTerminal } from './terminal.ts';

interface Flags {
  readonly from: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly shard?: string;
  readonly out?: string;
  readonly json?: true;
}

/** Prints or writes the list of accounts, or the part of it that belongs to a shard. */
export async function listAccounts(flags: Flags, talk: { readonly quiet?: boolean }): Promise<void> {
  const { from, profile, shard } = flags;
  const endpointUrl = endpointOf(flags, process.env);
  const terminal = processTerminal({ isQuiet: talk.quiet ?? false });
  const hub = {
    regions: [],
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
  const all = await accountList(from, hub, terminal);
  const accounts =
    shard === undefined ? all.accounts : inShard(all.accounts, readShard(shard), ({ id }) => id);
  const list = { ...all, accounts };
  if (flags.out !== undefined) {
    writeText(flags.out, serializeStage(list), 'owner');
    terminal.say(`${accounts.length} accounts`);
  } else if (flags.json) terminal.result(serializeStage(list));
  else {
    // names of accounts are written by others
    const rows = accounts.map(({ id, name }) => (name === undefined ? id : `${id}  ${name}`));
    for (const row of rows) terminal.result(`${printable(row)}\n`);
  }
}
