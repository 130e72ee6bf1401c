import { type SourceOptions, sourceOptions } from '../options.ts';
import type { Register } from './register.ts';

interface HistoryFlags extends SourceOptions {
  readonly desired?: readonly string[];
  readonly json?: boolean;
}

/** `isodrift history DIR` */
export const history: Register = (program) => {
  sourceOptions(program.command('history'))
    .description('say when each divergence first appeared, from comparisons or inventories kept over time')
    .argument('<path...>', 'files, or folders of them: comparisons, or inventories together with --desired')
    .option('--desired <source...>', 'the design with which inventories are compared')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], flags: HistoryFlags) => {
      const { readHistory } = await import('../read-history.ts');
      const { historyOf, renderHistory } = await import('../../report/history.ts');
      const drifts = historyOf(await readHistory(paths, flags.desired, flags));
      process.stdout.write(flags.json ? `${JSON.stringify(drifts, null, 2)}\n` : renderHistory(drifts));
    });
};

const EXAMPLES = `
Examples:
  isodrift history comparisons/
  isodrift history inventories/ --desired isodrift.yaml
  isodrift history inventories/ --desired inventories/2026-01-01.json`;
