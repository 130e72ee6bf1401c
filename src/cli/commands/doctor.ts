import { hidesSomething } from '../../model/graph.ts';
import type { Register } from './register.ts';

/** `isodrift doctor inventory.json` */
export const doctor: Register = (program, finish) => {
  program
    .command('doctor')
    .description('say what a scan could not see, why, and the IAM statement that closes the denied part')
    .argument('<inventory>', 'an inventory, as "isodrift scan" writes it')
    .addHelpText('after', '\nExample:\n  isodrift doctor inventory.json')
    .action(async (path: string) => {
      const { loadStage } = await import('../load.ts');
      const { diagnose } = await import('../diagnose.ts');
      const { EXIT } = await import('../exit.ts');
      const inventory = loadStage(path, 'inventory');
      process.stdout.write(diagnose(inventory));
      finish(inventory.gaps.some(hidesSomething) ? EXIT.incomplete : EXIT.ok);
    });
};
