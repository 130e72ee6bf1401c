import { IsodriftError } from '../model/errors.ts';
import type { Gap, Inventory } from '../model/graph.ts';
import { scanAggregator } from '../scanner/aggregator.ts';
import { scan } from '../scanner/scan.ts';
import type { Progress, ScanOptions } from '../scanner/options.ts';
import { scanAccounts } from '../scanner/scan-accounts.ts';
import { statementFor } from './diagnose.ts';
import { openCheckpoints } from './checkpoint-file.ts';
import { writeStage } from './load.ts';
import { aggregatorIn } from './source-option.ts';
import { accountTargets, baseOptions } from './targets.ts';
import type { ScanFlags } from './options.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** Scans as the flags say, with progress on a terminal and the gaps named at the end. */
export async function runScan(
  flags: ScanFlags,
  talk: { readonly quiet?: boolean },
  more: Partial<ScanOptions> = {},
): Promise<Inventory> {
  const terminal = processTerminal({ isQuiet: talk.quiet ?? false });
  const options = {
    ...baseOptions(flags),
    now: new Date(),
    scanner: SCANNER,
    onProgress: (progress: Progress) => terminal.progress(progressLine(progress)),
    ...more,
  };
  const inventory = await scanned(flags, options, terminal);
  sayWhatWasSeen(inventory, terminal);
  return inventory;
}

const SCANNER = `isodrift ${packageVersion()}`;

/**
 * Scans and writes the inventory. What is finished is kept beside the file until all is, so that `--resume` can go on after a
 * crash; the first Ctrl-C ends the scan with what there is, the second ends the program.
 */
export async function runScanTo(flags: ScanFlags, talk: { readonly quiet?: boolean }): Promise<Inventory> {
  const { out, resume, ...asked } = flags;
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    if (out === undefined || out === '-') {
      const inventory = await runScan(flags, talk, { signal: stop.signal });
      writeStage(inventory, out);
      return inventory;
    }
    const question = { asked, base: baseOptions(flags), scanner: SCANNER };
    const kept = openCheckpoints({ out, question, isResume: resume ?? false, now: new Date() });
    const { say } = processTerminal({ isQuiet: talk.quiet ?? false });
    if (resume)
      say(
        kept.isResumed ? 'going on with the scan that was cut off' : 'nothing to go on with: scanning anew',
      );
    const keep = { now: kept.begun, checkpoint: kept.of };
    const inventory = await runScan(flags, talk, { ...keep, signal: stop.signal });
    writeStage(inventory, out);
    const isExpired = inventory.gaps.some(({ reason }) => reason === 'expired');
    const why = isExpired ? 'the credentials expired: renew them' : 'stopped';
    const isPart = isExpired || stop.signal.aborted;
    if (isPart) say(`${why}; ${out} holds a part, and the same command with --resume goes on`);
    else kept.remove();
    return inventory;
  } finally {
    process.removeListener('SIGINT', onInterrupt);
  }
}

/** One account, or as many as the flags name. */
async function scanned(flags: ScanFlags, options: ScanOptions, terminal: Terminal): Promise<Inventory> {
  if (flags.source !== undefined) return scanAggregator(aggregatorOf(flags, flags.source), options);
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

/** The aggregator to ask. It says itself which accounts and regions there are, and has no depth. */
function aggregatorOf({ accountsFrom, shard, service, longTail, resume }: ScanFlags, source: string): string {
  const name = aggregatorIn(source);
  const unfit = Object.entries({ accountsFrom, shard, service, longTail, resume }).flatMap(([flag, value]) =>
    value === undefined ? [] : [`--${flag.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`],
  );
  if (name !== '' && unfit.length === 0) return name;
  const [message, hint] =
    name === ''
      ? [`--source ${source} names no aggregator`, 'write --source config-aggregator=NAME']
      : [
          `${unfit.join(', ')} and --source do not go together`,
          'the aggregator says which accounts there are',
        ];
  throw new IsodriftError('OPTION_INVALID', message, hint);
}

const MOST_GAPS_SAID = 10;

/** One line of result, then the gaps: nobody should have to look for what was not seen. */
export function sayWhatWasSeen({ resources, regions, gaps }: Inventory, terminal: Terminal): void {
  terminal.say(`${resources.length} resources in ${regions.join(', ')}; ${gaps.length} gap(s)`);
  for (const gap of gaps.slice(0, MOST_GAPS_SAID)) terminal.say(`  ? ${gapLine(gap)}`);
  if (gaps.length > MOST_GAPS_SAID) terminal.say(`  ... and more: isodrift doctor inventory.json lists all`);
  const statement = statementFor(gaps).trim();
  if (statement === '') return;
  terminal.say('this statement would let the scan see what was denied:');
  for (const line of statement.split('\n')) terminal.say(line);
}

function progressLine({ calls, region, service, action }: Progress): string {
  return `${calls} calls, now ${service}:${action} in ${region}`;
}

function gapLine({ region, service, action, reason, message }: Gap): string {
  return `${reason}: ${service}:${action} in ${region} (${message})`;
}
