import type { Register } from './register.ts';

/** `isodrift demo` */
export const demo: Register = (program) => {
  program
    .command('demo')
    .description('the whole pipeline on a recorded AWS account: no credentials, no network')
    .option('--out <folder>', 'where to write everything', 'out/demo')
    .option(
      '--example <name>',
      'which recorded account: orders-platform, image-pipeline, static-site-api',
      'orders-platform',
    )
    .addHelpText('after', '\nExample:\n  isodrift demo --out /tmp/isodrift-demo')
    .action(async (options: { out: string; example: string }) => {
      const { runDemo } = await import('../run-demo.ts');
      await runDemo(options.example, options.out);
    });
};
