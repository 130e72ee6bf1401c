import type { Register } from './register.ts';

/** `isodrift merge FILE|DIR... --out inventory.json` */
export const merge: Register = (program) => {
  program
    .command('merge')
    .description('unite inventories of several accounts, regions or runs; order does not matter')
    .argument('<inventory...>', 'inventory files, or folders of them')
    .option('--out <file>', 'where to write it; absent: stdout')
    .addHelpText(
      'after',
      '\nExamples:\n  isodrift merge part-1.json part-2.json --out inventory.json\n  isodrift merge scans/ --out inventory.json',
    )
    .action(async (paths: string[], options: { out?: string }) => {
      const { writeStage } = await import('../load.ts');
      const { mergeFiles } = await import('../merge-files.ts');
      writeStage(mergeFiles(paths), options.out);
    });
};
