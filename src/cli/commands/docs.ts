import type { Register } from './register.ts';

/** `isodrift docs comparison.json --out DIR` */
export const docs: Register = (program) => {
  program
    .command('docs')
    .description('write the static HTML docs: open index.html, no server needed')
    .argument('<comparison>', 'a comparison, as "isodrift diff --out" writes it')
    .requiredOption('--out <folder>', 'where to write the pages')
    .addHelpText('after', '\nExample:\n  isodrift docs comparison.json --out site')
    .action(async (path: string, options: { out: string }) => {
      const { loadStage } = await import('../load.ts');
      const { writeSite } = await import('../io.ts');
      const { siteOf } = await import('../pictures.ts');
      writeSite(options.out, siteOf(loadStage(path, 'comparison')).files);
    });
};
