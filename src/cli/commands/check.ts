import type { Trigger } from '../exit.ts';
import { type ScanFlags, scanOptions, type SourceOptions, sourceOptions, triggers } from '../options.ts';
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
    .option('--pictures-url <url>', 'folder from which report.md shows the pictures')
    .option(
      '--fail-on <what,...>',
      'statuses, or a severity and what is worse, that make exit code 2; default: missing,changed,unmanaged',
      triggers,
    )
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], flags: CheckFlags) => {
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

const EXAMPLES = `
Examples:
  isodrift check --region eu-west-1
  isodrift check isodrift.yaml --profile audit --all-regions --out site \\
    --fail-on missing,changed

Exit codes: 0 in sync, 2 divergence, 3 nothing diverges but something was not
checked, 1 error.`;
