import type { CommanderError } from 'commander';
import { IsodriftError } from '../model/errors.ts';

/** What commander finds wrong with a command line, told as every other error is; `commands` are the names of all commands. */
export function usageError(
  { message }: CommanderError,
  args: readonly string[],
  commands: readonly string[],
): IsodriftError {
  const [what = '', ...more] = message.replace(/^error: /, '').split('\n');
  const [, meant] = /^\(Did you mean (.*)\?\)$/.exec(more.join(' ')) ?? [];
  const command = args.find((arg) => commands.includes(arg));
  const help = command === undefined ? 'isodrift --help lists the commands' : helpOf(command);
  const hint = meant === undefined ? help : `did you mean ${meant}? (${help})`;
  return new IsodriftError('OPTION_INVALID', what.replaceAll("'", ''), hint);
}

function helpOf(command: string): string {
  return `isodrift ${command} --help shows what it takes`;
}
