import type { Register } from './register.ts';
import { type SourceOptions, sourceOptions } from '../options.ts';

/** `isodrift desired SOURCE... --out desired.json` */
export const desired: Register = (program) => {
  sourceOptions(program.command('desired'))
    .description(
      'read what is declared, and say what was read: isodrift.yaml, Terraform, CloudFormation, CDK, Pulumi, a saved inventory',
    )
    .argument(
      '<source...>',
      'files, folders, patterns, - for stdin, s3:// or https:// addresses; what they are is told by their content',
    )
    .option('--out <file>', 'where to write it; absent: stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (sources: string[], options: SourceOptions & { out?: string }) => {
      const { loadDesired, writeStage } = await import('../load.ts');
      const { processTerminal } = await import('../terminal.ts');
      const { designLines } = await import('../../report/design.ts');
      const design = await loadDesired(sources, options);
      writeStage(design, options.out);
      const { say } = processTerminal({ isQuiet: program.opts<{ quiet?: true }>().quiet ?? false });
      for (const line of designLines(design)) say(line);
    });
};

const EXAMPLES = `
Examples:
  isodrift desired isodrift.yaml --out desired.json
  isodrift desired infra/terraform.tfstate template.yaml --stack orders
  terraform show -json plan.out | isodrift desired - --out desired.json
  isodrift desired s3://states/env:/live/terraform.tfstate --out desired.json
  isodrift desired 'stacks/**/*.yaml' --parameter Stage=live > desired.json

What was read goes to stderr: how many resources each source declares, values
that nobody can know yet, where two sources disagree, and notes such as one on
a misspelt property; --quiet silences it. A login for https:// may stand before
the host (https://user:token@host/path) and is never shown.

Exit codes: 0 read, 1 error.`;
