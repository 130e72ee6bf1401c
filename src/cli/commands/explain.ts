import type { Register } from './register.ts';

/** `isodrift explain KEY --comparison comparison.json` */
export const explain: Register = (program) => {
  program
    .command('explain')
    .description(
      'say everything known about one finding: both sides, how they were matched, what was not compared',
    )
    .argument('<key>', 'key, id, name or declared address')
    .requiredOption('--comparison <file>', 'a comparison, as "isodrift diff --out" writes it')
    .addHelpText(
      'after',
      '\nExample:\n  isodrift explain aws_rds_cluster.orders --comparison comparison.json',
    )
    .action(async (key: string, options: { comparison: string }) => {
      const { loadStage } = await import('../load.ts');
      const { explainFinding } = await import('../explain-finding.ts');
      process.stdout.write(explainFinding(loadStage(options.comparison, 'comparison'), key));
    });
};
