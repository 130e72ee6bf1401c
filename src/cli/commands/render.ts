import type { Redaction } from '../../redact/redactions.ts';
import { SUBJECTS } from '../../model/scene.ts';
import { oneOf, redactOption } from '../options.ts';
import type { Register } from './register.ts';

const SIDES = ['drift', 'desired', 'deployed'] as const;
const VIEWS = [...SIDES, ...SUBJECTS] as const;
const THEMES = ['light', 'dark', 'print'] as const;

interface RenderFlags {
  readonly out: string;
  readonly view?: (typeof VIEWS)[number];
  readonly side?: (typeof SIDES)[number];
  readonly focus?: string;
  readonly depth?: string;
  readonly from?: string;
  readonly to?: string;
  readonly theme: (typeof THEMES)[number];
  readonly width?: string;
  readonly layout?: string;
  readonly redact?: readonly Redaction[];
}

/** `isodrift render STAGE.json --out FILE`, or `--from OLD.json --to NEW.json` */
export const render: Register = (program) => {
  redactOption(program.command('render'))
    .description('draw a saved comparison, inventory or desired model; the ending of the file says how')
    .argument('[stage]', 'a file written by scan, desired or diff')
    .requiredOption(
      '--out <file>',
      '.svg, .png, .drawio, .mmd (Mermaid), .dot, .excalidraw, .glb (3D), or .json for the scene',
    )
    .option('--view <view>', `${SUBJECTS.join(', ')}; or a side`, oneOf('--view', VIEWS))
    .option('--side <side>', 'desired, deployed or drift (both)', oneOf('--side', SIDES))
    .option('--focus <key>', 'only what is linked to this resource (key, id, ARN or name)')
    .option('--depth <n>', 'with --focus: over so many arrows; 1 unless told')
    .option('--from <old>', 'with --to: draw what came, went and changed between two scans or comparisons')
    .option('--to <new>', 'the later one')
    .option('--theme <theme>', 'light, dark or print', oneOf('--theme', THEMES), 'light')
    .option('--width <pixels>', 'of a PNG; 2400 unless told')
    .option('--layout <file>', 'keep everything where this file says, and update it (isodrift.layout.json)')
    .addHelpText('after', EXAMPLES)
    .action(async (path: string | undefined, flags: RenderFlags) => {
      const { drawStage } = await import('../draw-stage.ts');
      await drawStage(path, flags);
    });
};

const EXAMPLES = `
Examples:
  isodrift render comparison.json --out drift.svg
  isodrift render comparison.json --out drift.svg --layout isodrift.layout.json
  isodrift render inventory.json --out account.png --width 3200 --theme dark
  isodrift render comparison.json --view flow --out flow.svg
  isodrift render comparison.json --view network --side deployed --out net.svg
  isodrift render comparison.json --focus KEY --depth 2 --out near.svg
  isodrift render --from monday.json --to friday.json --out film.svg
  isodrift render comparison.json --out drift.drawio     # edit it in draw.io
  isodrift render comparison.json --out drift.mmd        # for a wiki page
  isodrift render comparison.json --out drift.glb        # any glTF viewer`;
