import { IsodriftError } from '../model/errors.ts';
import type { Inventory } from '../model/graph.ts';
import { scanAggregator } from '../scanner/aggregator.ts';
import { scan } from '../scanner/scan.ts';
import { isOfOneAccount, notEntered, STOPPED } from '../scanner/not-entered.ts';
import type { ScanOptions } from '../scanner/options.ts';
import { scanAccounts } from '../scanner/scan-accounts.ts';
import { gapTalk, statementFor } from './diagnose.ts';
import { type CheckpointFolder, openCheckpoints } from './checkpoint-file.ts';
import { endSoon, onInterrupt } from './interrupts.ts';
import { writeStage } from './load.ts';
import { keepSmall } from './memory.ts';
import { aggregatorIn } from './source-option.ts';
import { accountTargets, baseOptions } from './targets.ts';
import type { ScanFlags } from './options.ts';
import { progressTeller, type Standing } from './progress.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { packageVersion } from './version.ts';

/** What the program's own options say of all commands. */
interface Talk {
  readonly quiet?: boolean;
}

/** Scans as the flags say, with progress on the way and the gaps named at the end. */
export async function runScan(flags: ScanFlags, talk: Talk): Promise<Inventory> {
  const desk = openDesk(flags, talk);
  const inventory = await seen(flags, desk, {});
  desk.done(inventory);
  return inventory;
}

/** Where a scan is talked about. */
interface Desk {
  readonly terminal: Terminal;
  readonly tell: (progress: Standing) => void;
  /** a phase after the last call */
  readonly done: (inventory: Inventory, phase?: 'write' | 'done') => void;
}

function openDesk({ progress }: ScanFlags, { quiet }: Talk): Desk {
  const terminal = processTerminal({ isQuiet: quiet ?? false, form: progress });
  const tell = progressTeller(terminal);
  let last: Standing | undefined;
  return {
    terminal,
    tell: (standing) => {
      last = standing;
      tell(standing);
    },
    done: ({ resources, gaps, accounts: [account = ''] }, phase = 'done') => {
      const { done = 0, total = 0, calls = 0, failed = 0 } = last ?? {};
      const counts = { done, total, resources: resources.length, gaps: gaps.length, calls, failed };
      tell({ phase, account, region: '', service: '', action: '', ...counts });
    },
  };
}

async function seen(flags: ScanFlags, desk: Desk, more: Partial<ScanOptions>): Promise<Inventory> {
  keepSmall();
  const options = {
    ...baseOptions(flags),
    now: new Date(),
    scanner: SCANNER,
    onProgress: desk.tell,
    ...more,
  };
  try {
    const inventory = await scanned(flags, options, desk.terminal);
    sayWhatWasSeen(inventory, desk.terminal);
    return inventory;
  } finally {
    // an error is not to be read behind half a bar
    desk.terminal.progress('');
  }
}

const SCANNER = `isodrift ${packageVersion()}`;

/**
 * Scans and writes the inventory. What is finished is kept beside the file until all is, so that `--resume` can go on after a
 * crash; the first Ctrl-C ends the scan with what there is, the second ends the program.
 */
export async function runScanTo(flags: ScanFlags, talk: Talk): Promise<Inventory> {
  const desk = openDesk(flags, talk);
  const { say } = desk.terminal;
  const stop = new AbortController();
  const release = onInterrupt(() => {
    say('stopping: what was seen so far is written; once more ends at once, with nothing written');
    stop.abort();
  });
  try {
    const kept = keptBeside(flags, say);
    const keep = kept ? { now: kept.begun, checkpoint: kept.of } : {};
    const inventory = await seen(flags, desk, { ...keep, signal: stop.signal });
    // whoever is interrupted while all is being written has lost nothing
    const why = whyPart(inventory, stop.signal);
    desk.done(inventory, 'write');
    writeStage(inventory, flags.out);
    const again = kept ? ', and the same command with --resume goes on' : '';
    if (why === undefined) kept?.remove();
    else say(`${why}; ${flags.out ?? 'this'} holds a part${again}`);
    desk.done(inventory);
    return inventory;
  } finally {
    release();
    if (stop.signal.aborted) endSoon();
  }
}

/** What is finished of a scan to a file is kept; what goes to stdout has no place beside it. */
function keptBeside(flags: ScanFlags, say: Terminal['say']): CheckpointFolder | undefined {
  const { out, resume, progress: _talk, ...asked } = flags;
  if (out === undefined || out === '-') return undefined;
  const question = { asked, base: baseOptions(flags), scanner: SCANNER };
  const kept = openCheckpoints({ out, question, isResume: resume ?? false, now: new Date() });
  if (resume)
    say(kept.isResumed ? 'going on with the scan that was cut off' : 'nothing to go on with: scanning anew');
  return kept;
}

function whyPart({ gaps }: Inventory, { aborted }: AbortSignal): string | undefined {
  if (gaps.some(({ reason }) => reason === 'expired')) return 'the credentials expired: renew them';
  return aborted && gaps.some(({ reason }) => reason === 'timeout') ? 'stopped' : undefined;
}

/** One account, or as many as the flags name. */
async function scanned(flags: ScanFlags, options: ScanOptions, terminal: Terminal): Promise<Inventory> {
  try {
    return await scannedWhole(flags, options, terminal);
  } catch (error) {
    // nobody has said yet which account it is
    if (options.signal?.aborted !== true || !isOfOneAccount(error)) throw error;
    return notEntered({ account: '' }, options, { reason: 'timeout', message: STOPPED });
  }
}

async function scannedWhole(flags: ScanFlags, options: ScanOptions, terminal: Terminal): Promise<Inventory> {
  if (flags.source !== undefined) return scanAggregator(aggregatorOf(flags, flags.source), options);
  const targets = await accountTargets(flags, process.env, terminal, options.signal);
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
  for (const line of gapTalk(gaps, MOST_GAPS_SAID)) terminal.say(line);
  const statement = statementFor(gaps).trim();
  if (statement === '') return;
  terminal.say('this statement would let the scan see what was denied:');
  for (const line of statement.split('\n')) terminal.say(line);
}
