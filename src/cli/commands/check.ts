import { Command } from 'commander';
import type { Trigger } from '../exit.ts';
import { IsodriftError } from '../../model/errors.ts';
import {
  HASH_KEY,
  refused,
  type ScanFlags,
  scanOptions,
  type SourceOptions,
  sourceOptions,
  triggers,
} from '../options.ts';
import type { Register } from './register.ts';

interface CheckFlags extends SourceOptions, ScanFlags {
  readonly out: string;
  readonly deployed?: string;
  readonly picturesUrl?: string;
  readonly failOn?: readonly Trigger[];
}

/** `isodrift check [SOURCE...]` */
export const check: Register = (program, finish) => {
  scanOptions(sourceOptions(program.command('check')))
    .description('scan, compare, draw and report in one go: what CI runs')
    .argument('[source...]', 'the design', ['isodrift.yaml'])
    .option('--out <folder>', 'where to write everything', 'out/check')
    .option('--deployed <file>', 'use this inventory instead of scanning')
    .option('--pictures-url <url>', 'folder from which report.md shows the pictures', picturesFolder)
    .option(
      '--fail-on <what,...>',
      'statuses, or a severity and what is worse, that make exit code 2; default: missing,changed,unmanaged',
      triggers,
    )
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], flags: CheckFlags, command: Command) => {
      if (flags.deployed !== undefined) refuseScanOptions(command);
      const { loadDesired, loadStage } = await import('../load.ts');
      const { runScan } = await import('../run-scan.ts');
      const { deliver } = await import('../deliver.ts');
      const { exitCodeOf } = await import('../exit.ts');
      const { placed, readAgain } = await import('../pipeline.ts');
      // an error in the design should come before a scan takes its time
      const stated = await loadDesired(sources, flags);
      const inventory =
        flags.deployed === undefined
          ? await runScan(flags, program.opts())
          : loadStage(flags.deployed, 'inventory');
      const desired = await readAgain(stated, sources, placed(flags, inventory));
      const comparison = deliver(desired, inventory, flags.out, flags.picturesUrl);
      finish(exitCodeOf(comparison, flags.failOn));
    });
};

/** An inventory that is there already holds the regions and accounts that it holds: asking for others would change nothing. */
function refuseScanOptions(command: Command): void {
  const ofScan = new Set(scanOptions(new Command()).options.map(({ long }) => long));
  const given = command.options.filter(
    (option) =>
      ofScan.has(option.long) &&
      option.long !== TALK &&
      option.long !== HASH_KEY &&
      command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (given.length === 0) return;
  throw new IsodriftError(
    'OPTION_INVALID',
    `${given.map(({ long }) => long).join(', ')} and --deployed do not go together`,
    'the inventory is as it was scanned: leave out --deployed to scan, or the other options',
  );
}

/** How a scan tells how far it is changes nothing about what it reads. */
const TALK = '--progress';

/** An address, or a path that begins at the report's own folder: what a browser would otherwise run or not find is refused. */
function picturesFolder(text: string): string {
  const isAddress = /^https?:\/\/[^/\s]/i.test(text) && URL.canParse(text);
  const isPath = /^[^\s:?#]+$/.test(text) && !text.startsWith('//');
  if (isAddress || isPath) return text;
  const hint =
    'give the https:// address of the folder that will hold the pictures, or a path from report.md';
  throw refused('--pictures-url', text, 'is no folder of pictures', hint);
}

const EXAMPLES = `
Examples:
  isodrift check --region eu-west-1
  isodrift check isodrift.yaml --profile audit --all-regions --out site \\
    --fail-on missing,changed

Exit codes: 0 in sync, 2 divergence, 3 nothing diverges but something was not
checked, 1 error.`;
