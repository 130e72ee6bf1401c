import type { Register } from './register.ts';
import { type SourceOptions, sourceOptions } from '../options.ts';

/** `isodrift desired SOURCE... --out desired.json` */
export const desired: Register = (program) => {
  sourceOptions(program.command('desired'))
    .description(
      'read what is declared: isodrift.yaml, Terraform state, CloudFormation template, saved inventory',
    )
    .argument('<source...>', 'files; what they are is told by their content')
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
  isodrift desired infra/terraform.tfstate template.yaml --stack orders`;
