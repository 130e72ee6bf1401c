import type { Gap, Inventory } from '../model/graph.ts';
import { scan } from '../scanner/scan.ts';
import type { Progress, ScanOptions } from '../scanner/options.ts';
import type { ScanFlags } from './options.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** Scans as the flags say, with progress on a terminal and the gaps named at the end. */
export async function runScan(flags: ScanFlags, talk: { readonly quiet?: boolean }): Promise<Inventory> {
  const terminal = processTerminal({ isQuiet: talk.quiet ?? false });
  const inventory = await scan(scanOptionsOf(flags, terminal));
  sayWhatWasSeen(inventory, terminal);
  return inventory;
}

const MOST_GAPS_SAID = 10;

/** One line of result, then the gaps: nobody should have to look for what was not seen. */
export function sayWhatWasSeen({ resources, regions, gaps }: Inventory, terminal: Terminal): void {
  terminal.say(`${resources.length} resources in ${regions.join(', ')}; ${gaps.length} gap(s)`);
  for (const gap of gaps.slice(0, MOST_GAPS_SAID)) terminal.say(`  ? ${gapLine(gap)}`);
  if (gaps.length > MOST_GAPS_SAID) terminal.say(`  ... and more: isodrift doctor inventory.json lists all`);
}

function scanOptionsOf(flags: ScanFlags, terminal: Terminal): ScanOptions {
  const fromEnvironment = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const { service, profile, roleArn, externalId, endpointUrl } = flags;
  return {
    regions: flags.allRegions ? 'all' : (flags.region ?? (fromEnvironment ? [fromEnvironment] : [])),
    depth: flags.depth,
    now: new Date(),
    scanner: `isodrift ${packageVersion()}`,
    onProgress: (progress) => terminal.progress(progressLine(progress)),
    ...(service === undefined ? {} : { services: service }),
    ...(profile === undefined ? {} : { profile }),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
}

function progressLine({ calls, region, service, action }: Progress): string {
  return `${calls} calls, now ${service}:${action} in ${region}`;
}

function gapLine({ region, service, action, reason, message }: Gap): string {
  return `${reason}: ${service}:${action} in ${region} (${message})`;
}
