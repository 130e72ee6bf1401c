import type { Gap, Inventory } from '../model/graph.ts';
import { scan } from '../scanner/scan.ts';
import type { Progress, ScanOptions } from '../scanner/options.ts';
import { scanAccounts } from '../scanner/scan-accounts.ts';
import { accountTargets, baseOptions } from './targets.ts';
import type { ScanFlags } from './options.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** Scans as the flags say, with progress on a terminal and the gaps named at the end. */
export async function runScan(flags: ScanFlags, talk: { readonly quiet?: boolean }): Promise<Inventory> {
  const terminal = processTerminal({ isQuiet: talk.quiet ?? false });
  const options = {
    ...baseOptions(flags),
    now: new Date(),
    scanner: `isodrift ${packageVersion()}`,
    onProgress: (progress: Progress) => terminal.progress(progressLine(progress)),
  };
  const inventory = await scanned(flags, options, terminal);
  sayWhatWasSeen(inventory, terminal);
  return inventory;
}

/** One account, or as many as the flags name. */
async function scanned(flags: ScanFlags, options: ScanOptions, terminal: Terminal): Promise<Inventory> {
  const targets = await accountTargets(flags, process.env, terminal);
  if (!targets) return scan(options);
  return scanAccounts({
    targets,
    options,
    onAccount: ({ account, profile }, failure) => {
      const which = account === '' ? `profile ${profile ?? ''}` : account;
      terminal.say(`${which}: ${failure === undefined ? 'scanned' : `not scanned: ${failure}`}`);
    },
  });
}

const MOST_GAPS_SAID = 10;

/** One line of result, then the gaps: nobody should have to look for what was not seen. */
export function sayWhatWasSeen({ resources, regions, gaps }: Inventory, terminal: Terminal): void {
  terminal.say(`${resources.length} resources in ${regions.join(', ')}; ${gaps.length} gap(s)`);
  for (const gap of gaps.slice(0, MOST_GAPS_SAID)) terminal.say(`  ? ${gapLine(gap)}`);
  if (gaps.length > MOST_GAPS_SAID) terminal.say(`  ... and more: isodrift doctor inventory.json lists all`);
}

function progressLine({ calls, region, service, action }: Progress): string {
  return `${calls} calls, now ${service}:${action} in ${region}`;
}

function gapLine({ region, service, action, reason, message }: Gap): string {
  return `${reason}: ${service}:${action} in ${region} (${message})`;
}
