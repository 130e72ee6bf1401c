import type { Register } from './register.ts';

/** `isodrift serve DIR` */
export const serve: Register = (program) => {
  program
    .command('serve')
    .description('show a folder of docs in the browser of this machine, until Ctrl-C')
    .argument('<folder>', 'as "isodrift docs", "check" or "demo" writes it')
    .option('--port <number>', 'on 127.0.0.1; 0 takes a free one', '8642')
    .addHelpText('after', EXAMPLES)
    .action(async (folder: string, flags: { port: string }) => {
      const { serveUntilStopped } = await import('../serve-folder.ts');
      await serveUntilStopped(folder, flags.port);
    });
};

const EXAMPLES = `
Examples:
  isodrift serve out/demo
  isodrift serve site --port 0

The docs need no server: opening index.html shows the same.`;
