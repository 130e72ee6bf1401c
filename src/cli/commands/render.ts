import type { Redaction } from '../../redact/redactions.ts';
import { oneOf, redactOption } from '../options.ts';
import type { Register } from './register.ts';

const VIEWS = ['drift', 'desired', 'deployed'] as const;
const THEMES = ['light', 'dark', 'print'] as const;

interface RenderFlags {
  readonly out: string;
  readonly view?: (typeof VIEWS)[number];
  readonly theme: (typeof THEMES)[number];
  readonly width: string;
  readonly layout?: string;
  readonly redact?: readonly Redaction[];
}

/** `isodrift render STAGE.json --out FILE` */
export const render: Register = (program) => {
  redactOption(program.command('render'))
    .description('draw a saved comparison, inventory or desired model; the ending of the file says how')
    .argument('<stage>', 'a file written by scan, desired or diff')
    .requiredOption(
      '--out <file>',
      '.svg, .png, .drawio, .mmd (Mermaid), .dot, .excalidraw, .glb (3D), or .json for the scene',
    )
    .option('--view <view>', 'drift, desired or deployed', oneOf(VIEWS))
    .option('--theme <theme>', 'light, dark or print', oneOf(THEMES), 'light')
    .option('--width <pixels>', 'of a PNG', '2400')
    .option('--layout <file>', 'keep everything where this file says, and update it (isodrift.layout.json)')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, flags: RenderFlags) => {
      const { drawStage } = await import('../draw-stage.ts');
      await drawStage(path, flags);
    });
};

const EXAMPLES = `
Examples:
  isodrift render comparison.json --out drift.svg
  isodrift render comparison.json --out drift.svg --layout isodrift.layout.json
  isodrift render inventory.json --out account.png --width 3200 --theme dark
  isodrift render comparison.json --out drift.drawio     # edit it in draw.io
  isodrift render comparison.json --out drift.mmd        # for a wiki page
  isodrift render comparison.json --out drift.glb        # any glTF viewer`;
