import { IsodriftError } from '../../model/errors.ts';
import type { Register } from './register.ts';

/** `isodrift schema [NAME]` */
export const schema: Register = (program) => {
  program
    .command('schema')
    .description('print a JSON Schema: isodrift (isodrift.yaml), inventory, desired or comparison')
    .argument('[name]', 'which one', 'isodrift')
    .addHelpText('after', '\nExample:\n  isodrift schema > isodrift.schema.json')
    .action(async (name: string) => {
      const { SCHEMAS } = await import('../schemas.ts');
      const found = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
      if (!found) {
        throw new IsodriftError(
          'OPTION_INVALID',
          `no schema is called "${name}"`,
          `known: ${Object.keys(SCHEMAS).join(', ')}`,
        );
      }
      process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
    });
};
