import { Command, CommanderError } from 'commander';
import { IsodriftError } from '../model/errors.ts';
import { COMMANDS } from './commands/index.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { usageError } from './usage-error.ts';
import { packageVersion } from './version.ts';

/** Runs one command line and says how the process should exit; never throws. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', outliveReader);
  let code: ExitCode = EXIT.ok;
  const program = programOf((result) => (code = result));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return await explain(error);
    if (error.exitCode === 0) return EXIT.ok;
    // asked for nothing, it has shown its help
    if (error.code === 'commander.help') return EXIT.error;
    const names = program.commands.map((command) => command.name());
    return await explain(usageError(error, args, names));
  }
}

/** Whoever reads the first lines only (`| head`) has not made the run fail: files are still written, and the exit code is its own. */
function outliveReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function programOf(finish: (code: ExitCode) => void): Command {
  const program = new Command('isodrift')
    .description(
      'Draws an AWS account as designed and as deployed, in one picture, and documents where the two diverge.',
    )
    .version(packageVersion(), '-V, --version')
    .option('-q, --quiet', 'say nothing but results and errors')
    .showSuggestionAfterError()
    // errors are told in one place, below
    .configureOutput({ outputError: () => {} })
    .exitOverride();
  for (const register of COMMANDS) register(program, finish);
  program.addHelpText('after', EXIT_HELP);
  return program;
}

const EXIT_HELP = `
Exit codes: 0 in sync, 1 error, 2 divergence, 3 nothing diverges but something was not checked.
Start here: isodrift demo`;

/** Messages quote what files and AWS say, so they are made safe for a terminal like any other output, and tell no secret. */
async function explain(error: unknown): Promise<ExitCode> {
  const { printable } = await import('../report/printable.ts');
  const { messageWithoutSecrets: safe } = await import('../model/redact.ts');
  if (error instanceof IsodriftError) {
    process.stderr.write(
      `isodrift: ${printable(safe(error.message))}\n  ${printable(safe(error.hint))} [${error.code}]\n`,
    );
    return EXIT.error;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `isodrift: this is a bug in isodrift, please report it with these lines:\n${safe(stack)}\n`,
  );
  return EXIT.error;
}
