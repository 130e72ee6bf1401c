import type { Register } from './register.ts';

/** `isodrift types` */
export const types: Register = (program) => {
  program
    .command('types')
    .description('list the resource types isodrift knows, with what each is read from')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  isodrift types --json')
    .action(async (options: { json?: true }) => {
      const { CATALOGUE } = await import('../../catalogue/index.ts');
      const rows = CATALOGUE.map(({ type, title, terraform, list, attributes }) => ({
        type,
        title,
        terraform,
        call: `${list.service}:${list.action}`,
        attributes: Object.keys(attributes),
      }));
      const lines = rows.map(({ type, title, call }) => `${type.padEnd(46)} ${title.padEnd(30)} ${call}\n`);
      process.stdout.write(options.json ? `${JSON.stringify(rows, null, 2)}\n` : lines.join(''));
    });
};
