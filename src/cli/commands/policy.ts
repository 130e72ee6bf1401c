import { listed, oneOf } from '../options.ts';
import type { PolicyFlags } from '../policy-text.ts';
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
      oneOf('--depth', ['overview', 'standard', 'full']),
      'standard',
    )
    .option('--services <service...>', 'only for these services, as with scan --service', listed)
    .option(
      '--format <format>',
      'json, cloudformation or terraform (a role)',
      oneOf('--format', ['json', 'cloudformation', 'terraform']),
      'json',
    )
    .option('--long-tail', 'with what scan --long-tail needs')
    .option('--source <source>', 'what scan --source config-aggregator needs')
    .option('--hub', 'what the account needs that scans the others')
    .option('--role-name <name>', 'role that the hub assumes in each of them', 'IsodriftReadOnly')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: PolicyFlags) => {
      const { policyText } = await import('../policy-text.ts');
      process.stdout.write(policyText(flags));
    });
};

const EXAMPLES = `
Examples:
  isodrift policy > isodrift-read-only.json
  isodrift policy --services ec2 lambda --depth overview
  isodrift policy --format cloudformation > member-role.json
  isodrift policy --hub --format terraform > hub.tf`;
