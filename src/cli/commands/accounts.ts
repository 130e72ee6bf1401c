import type { Register } from './register.ts';

interface AccountsFlags {
  readonly from: string;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly shard?: string;
  readonly out?: string;
  readonly json?: true;
}

/** `isodrift accounts --out accounts.json` */
export const accounts: Register = (program) => {
  program
    .command('accounts')
    .description('list the accounts that a scan of the organisation would read')
    .option('--from <source>', '"organizations", or a file of account ids', 'organizations')
    .option('--profile <name>', 'profile of ~/.aws/config')
    .option('--endpoint-url <url>', 'send every call there instead of to AWS')
    .option('--shard <i/n>', 'only the i-th of n equal parts of the accounts')
    .option('--json', 'as JSON')
    .option('--out <file>', 'where to write the list, as JSON; absent: stdout')
    .addHelpText('after', EXAMPLES)
    .action(async (flags: AccountsFlags) => {
      const { listAccounts } = await import('../list-accounts.ts');
      await listAccounts(flags, program.opts());
    });
};

const EXAMPLES = `
Suspended and closed accounts are left out, and said to be.

Examples:
  isodrift accounts
  isodrift accounts --profile management --out accounts.json
  isodrift accounts --from accounts.json --shard 2/8`;
