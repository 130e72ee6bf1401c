import { oneOf, redactOption } from '../options.ts';
import type { DocsFlags } from '../make-docs.ts';
import type { Register } from './register.ts';

/** `isodrift docs comparison.json --out DIR` */
export const docs: Register = (program) => {
  redactOption(program.command('docs'))
    .description('write the docs: static HTML (open index.html, no server needed), Markdown or Word')
    .argument('<comparison>', 'a comparison, as "isodrift diff --out" writes it')
    .requiredOption('--out <path>', 'folder; with --single-file also a .html file, for Word a .docx')
    .option(
      '--format <format>',
      'html, markdown or docx',
      oneOf('--format', ['html', 'markdown', 'docx']),
      'html',
    )
    .option(
      '--single-file',
      'all pages in one index.html that can be mailed; above 10,000 resources or 5 MB a folder is written instead',
    )
    .option('--history <path...>', 'earlier comparisons, files or folders: shows drift over time')
    .option('--watch', 'write again whenever the comparison changes, until Ctrl-C')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: DocsFlags) => {
      const { makeDocs } = await import('../make-docs.ts');
      await makeDocs(path, flags);
    });
};

const EXAMPLES = `
Examples:
  isodrift docs comparison.json --out site
  isodrift docs comparison.json --out drift.html --single-file
  isodrift docs comparison.json --out site --history comparisons/
  isodrift docs comparison.json --out outside --redact account-ids,ips,names
  isodrift docs comparison.json --out wiki --format markdown
  isodrift docs comparison.json --out drift.docx --format docx
  isodrift docs comparison.json --out site --watch`;
