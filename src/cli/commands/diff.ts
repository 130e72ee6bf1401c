import type { Trigger } from '../exit.ts';
import type { Redaction } from '../../redact/redactions.ts';
import { redactOption, type SourceOptions, sourceOptions, triggers } from '../options.ts';
import type { Register } from './register.ts';

interface DiffFlags extends SourceOptions {
  readonly desired: readonly string[];
  readonly deployed: string;
  readonly out?: string;
  readonly format: string;
  readonly verbose?: boolean;
  readonly showSuppressed?: boolean;
  readonly failOn?: readonly Trigger[];
  readonly redact?: readonly Redaction[];
}

/** `isodrift diff --desired SOURCE... --deployed inventory.json` */
export const diff: Register = (program, finish) => {
  redactOption(sourceOptions(program.command('diff')))
    .description('compare the design with an inventory')
    .requiredOption(
      '--desired <source...>',
      'the design: any source that "isodrift desired" reads, or its result',
    )
    .requiredOption('--deployed <file>', 'an inventory, as "isodrift scan" writes it')
    .option('--out <file>', 'also write the comparison there, for render and docs')
    .option(
      '--format <format>',
      'of the report on stdout: text, json, markdown, sarif, junit, gitlab, csv',
      'text',
    )
    .option('--verbose', 'with the import block, snippet or line that settles each finding')
    .option(
      '--show-suppressed',
      'also what differs and means the same, and by which rule (text, markdown, json)',
    )
    .option(
      '--fail-on <what,...>',
      'statuses, or a severity and what is worse, that make exit code 2; default: missing,changed,unmanaged',
      triggers,
    )
    .addHelpText('after', EXAMPLES)
    .action(async (flags: DiffFlags) => {
      const { compareSources } = await import('../pipeline.ts');
      const { writeStage } = await import('../load.ts');
      const { reportText } = await import('../report-text.ts');
      const { exitCodeOf } = await import('../exit.ts');
      const { redacted } = await import('../../redact/redact.ts');
      const full = await compareSources(flags.desired, flags.deployed, flags);
      const comparison = redacted(full, flags.redact ?? []);
      if (flags.out !== undefined) writeStage(comparison, flags.out);
      const { verbose: isVerbose, showSuppressed: isShowingSuppressed = false } = flags;
      process.stdout.write(reportText(comparison, flags.format, { isVerbose, isShowingSuppressed }));
      finish(exitCodeOf(comparison, flags.failOn));
    });
};

const EXAMPLES = `
Examples:
  isodrift diff --desired isodrift.yaml --deployed inventory.json
  isodrift diff --desired terraform.tfstate --deployed inventory.json \\
    --out comparison.json --format markdown
  isodrift diff --desired t.yaml --deployed inventory.json --show-suppressed
  isodrift diff --desired last-month.json --deployed inventory.json \\
    --fail-on missing,changed

Exit codes: 0 in sync, 2 divergence, 3 nothing diverges but something was not
checked, 1 error.`;
