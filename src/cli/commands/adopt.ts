import type { Register } from './register.ts';

/** `isodrift adopt inventory.json --out isodrift.yaml` */
export const adopt: Register = (program) => {
  program
    .command('adopt')
    .description('write a first isodrift.yaml from an inventory: everything that no other design declares')
    .argument('<inventory>', 'an inventory, as "isodrift scan" writes it')
    .option('--out <file>', 'where to write it; absent: stdout')
    .option('--title <text>', 'name of the drawing', 'Adopted')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: { out?: string; title: string }) => {
      const { loadStage } = await import('../load.ts');
      const { writeText } = await import('../io.ts');
      const { adoptInventory } = await import('../adopt-inventory.ts');
      const { text, resources, elsewhere } = adoptInventory(loadStage(path, 'inventory'), options.title);
      if (options.out === undefined || options.out === '-') process.stdout.write(text);
      else writeText(options.out, text, 'owner');
      process.stderr.write(
        `${resources} resources adopted${elsewhere > 0 ? `, ${elsewhere} left to the designs that own them` : ''}\n`,
      );
    });
};

const EXAMPLES = `
Example:
  isodrift adopt inventory.json --out isodrift.yaml
  isodrift diff --desired isodrift.yaml --deployed inventory.json`;
