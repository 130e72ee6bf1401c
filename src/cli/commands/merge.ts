import type { Register } from './register.ts';

/** `isodrift merge FILE... --out inventory.json` */
export const merge: Register = (program) => {
  program
    .command('merge')
    .description('unite inventories of several accounts, regions or runs; order does not matter')
    .argument('<inventory...>', 'inventory files')
    .option('--out <file>', 'where to write it; absent: stdout')
    .addHelpText('after', '\nExample:\n  isodrift merge scans/*.json --out inventory.json')
    .action(async (paths: string[], options: { out?: string }) => {
      const { loadStage, writeStage } = await import('../load.ts');
      const { mergeInventories } = await import('../../scanner/merge.ts');
      writeStage(mergeInventories(paths.map((path) => loadStage(path, 'inventory'))), options.out);
    });
};
