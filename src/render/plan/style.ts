import type { Status } from '../../model/comparison.ts';
import { SIGNS } from '../../model/signs.ts';
import { paletteOf, type Theme } from '../svg/theme.ts';
import type { PlanArrow, PlanBlock } from './plan.ts';

/** How a thing on a plan is drawn: form first (dash, width, filling), colour second, as in the picture. */
export interface PlanStyle {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly line: 'solid' | 'dashed' | 'dotted';
  readonly ink: string;
}

/** The form of a status; `own` is what a thing has when nothing is to be told about it. */
interface Form {
  readonly line: PlanStyle['line'];
  readonly stroke: 'own' | 'sign' | 'quiet';
  readonly ink: 'own' | 'sign' | 'quiet';
  /** of a block */
  readonly fill: 'own' | 'plate' | 'ghost';
  /** of a block */
  readonly width: number;
}

const PLAIN: Form = { line: 'solid', stroke: 'own', ink: 'own', fill: 'own', width: 1 };
const ASIDE: Form = { ...PLAIN, stroke: 'quiet', ink: 'quiet', fill: 'plate' };

const FORMS: Readonly<Record<Status, Form>> = {
  missing: { line: 'dashed', stroke: 'sign', ink: 'sign', fill: 'ghost', width: 3 },
  changed: { line: 'solid', stroke: 'sign', ink: 'sign', fill: 'own', width: 5 },
  unmanaged: { line: 'solid', stroke: 'sign', ink: 'sign', fill: 'own', width: 4 },
  'not-checked': { line: 'dotted', stroke: 'sign', ink: 'sign', fill: 'plate', width: 3 },
  pending: { line: 'dashed', stroke: 'quiet', ink: 'sign', fill: 'plate', width: 2 },
  accepted: PLAIN,
  'owned-elsewhere': ASIDE,
  'aws-default': ASIDE,
  'in-sync': PLAIN,
};

/** The style of a block of a hue and a status. */
export function blockStyle({ hue, block }: PlanBlock, theme: Theme): PlanStyle {
  const palette = paletteOf(theme);
  const faces = palette.solids[hue];
  const { line, fill, stroke, ink, width } = FORMS[block.status];
  const { light, dark } = SIGNS[block.status].ink;
  return {
    fill: fill === 'own' ? faces.top : palette[fill],
    stroke: { own: faces.edge, sign: SIGNS[block.status].colour, quiet: palette.quiet }[stroke],
    width,
    line,
    ink: { own: palette.ink, sign: palette.isDark ? dark : light, quiet: palette.quiet }[ink],
  };
}

/** The style of an arrow of a status. */
export function arrowStyle({ arrow }: PlanArrow, theme: Theme): PlanStyle {
  const palette = paletteOf(theme);
  const { status, count } = arrow;
  const { line, stroke } = FORMS[status];
  return {
    fill: 'none',
    stroke: { own: palette.arrow, sign: SIGNS[status].colour, quiet: palette.quiet }[stroke],
    width: status === 'unmanaged' || count > 3 ? 3 : 2,
    line,
    ink: palette.ink,
  };
}

/** Is the line of this status in pieces? */
export function isBroken(status: Status): boolean {
  return FORMS[status].line !== 'solid';
}
