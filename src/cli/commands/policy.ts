import { oneOf } from '../options.ts';
import type { Register } from './register.ts';

/** `isodrift policy` */
export const policy: Register = (program) => {
  program
    .command('policy')
    .description(
      'print the IAM policy a scan needs: exactly the calls it makes, and a denial of every data read',
    )
    .option(
      '--depth <depth>',
      'overview, standard or full',
      oneOf(['overview', 'standard', 'full']),
      'standard',
    )
    .option('--format <format>', 'json, or cloudformation: a role', oneOf(['json', 'cloudformation']), 'json')
    .option('--long-tail', 'with what scan --long-tail needs')
    .addHelpText('after', '\nExample:\n  isodrift policy > isodrift-read-only.json')
    .action(
      async (options: {
        depth: 'overview' | 'standard' | 'full';
        longTail?: true;
        format: 'json' | 'cloudformation';
      }) => {
        const { CATALOGUE } = await import('../../catalogue/index.ts');
        const { policyFor } = await import('../../scanner/policy.ts');
        const { roleTemplate } = await import('../../scanner/policy-template.ts');
        const policy = policyFor(CATALOGUE, options.depth, options);
        const shown = options.format === 'cloudformation' ? roleTemplate(policy) : policy;
        process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
      },
    );
};
