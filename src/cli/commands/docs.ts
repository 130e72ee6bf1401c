import type { Register } from './register.ts';

interface Flags {
  readonly out: string;
  readonly singleFile?: boolean;
  readonly history?: readonly string[];
}

/** `isodrift docs comparison.json --out DIR` */
export const docs: Register = (program) => {
  program
    .command('docs')
    .description('write the static HTML docs: open index.html, no server needed')
    .argument('<comparison>', 'a comparison, as "isodrift diff --out" writes it')
    .requiredOption('--out <folder>', 'where to write the pages')
    .option(
      '--single-file',
      'all pages in one index.html that can be mailed; above 10,000 resources or 5 MB a folder is written instead',
    )
    .option('--history <path...>', 'earlier comparisons, files or folders: shows drift over time')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: Flags) => {
      const { makeDocs } = await import('../make-docs.ts');
      await makeDocs(path, flags);
    });
};

const EXAMPLES = `
Examples:
  isodrift docs comparison.json --out site
  isodrift docs comparison.json --out site --single-file
  isodrift docs comparison.json --out site --history comparisons/`;
