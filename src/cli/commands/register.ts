import type { Command } from 'commander';
import type { ExitCode } from '../exit.ts';

/** Adds one command to the program; its handler loads what it needs and reports how it ended. */
export type Register = (program: Command, finish: (code: ExitCode) => void) => void;
