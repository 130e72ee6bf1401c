import type { Gap, Inventory } from '../model/graph.ts';
import { scan, type ScanOptions } from '../scanner/scan.ts';
import { packageVersion } from './main.ts';
import type { ScanFlags } from './options.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Scans as the flags say, with progress on a terminal and the gaps named at the end. */
export async function runScan(flags: ScanFlags, talk: { readonly quiet?: boolean }): Promise<Inventory> {
  const terminal = processTerminal({ isQuiet: talk.quiet ?? false });
  const inventory = await scan(scanOptionsOf(flags, terminal));
  terminal.say(
    `${inventory.resources.length} resources in ${inventory.regions.length} region(s), ${inventory.gaps.length} gap(s)`,
  );
  for (const gap of inventory.gaps.slice(0, 10)) terminal.say(`  ? ${gapLine(gap)}`);
  if (inventory.gaps.length > 10)
    terminal.say(`  ... and ${inventory.gaps.length - 10} more in the inventory`);
  return inventory;
}

function scanOptionsOf(flags: ScanFlags, terminal: Terminal): ScanOptions {
  const region = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const { service, profile, roleArn, externalId, endpointUrl } = flags;
  return {
    regions: flags.allRegions ? 'all' : (flags.region ?? (region === undefined ? [] : [region])),
    depth: flags.depth,
    now: new Date(),
    version: packageVersion(),
    onProgress: terminal.progress,
    ...(service === undefined ? {} : { services: service }),
    ...(profile === undefined ? {} : { profile }),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(externalId === undefined ? {} : { externalId }),
    ...(endpointUrl === undefined ? {} : { endpointUrl }),
  };
}

function gapLine({ region, service, action, reason, message }: Gap): string {
  return `${reason}: ${service}:${action} in ${region} (${message})`;
}
