import type { Status } from './comparison.ts';

/** How a status looks and reads, the same in the picture, its legend and every table. */
export interface Sign {
  /** one character; '' for a status that is drawn plain */
  readonly glyph: string;
  readonly word: string;
  /** one line for the legend */
  readonly meaning: string;
  /** of the badge and the outline (Okabe-Ito, so that colour-blind readers can tell them apart) */
  readonly colour: string;
  /** for text on light and on dark paper: at least 4.5:1 */
  readonly ink: { readonly light: string; readonly dark: string };
}

const QUIET = { colour: '#8794a1', ink: { light: '#51606e', dark: '#a9b6c2' } };

/** The one table of signs. */
export const SIGNS: Readonly<Record<Status, Sign>> = {
  missing: {
    glyph: '−',
    word: 'missing',
    meaning: 'declared, not deployed',
    colour: '#D55E00',
    ink: { light: '#9c4400', dark: '#ff9a57' },
  },
  changed: {
    glyph: 'Δ',
    word: 'changed',
    meaning: 'deployed differently from the design',
    colour: '#E69F00',
    ink: { light: '#7d5900', dark: '#f5bd41' },
  },
  unmanaged: {
    glyph: '+',
    word: 'unmanaged',
    meaning: 'deployed, not declared',
    colour: '#0072B2',
    ink: { light: '#004f7d', dark: '#6ec1f5' },
  },
  'not-checked': {
    glyph: '?',
    word: 'not checked',
    meaning: 'could not be seen; says nothing about drift',
    colour: '#6b5b95',
    ink: { light: '#574a7c', dark: '#c0b2e8' },
  },
  pending: { glyph: '…', word: 'pending', meaning: 'declared, still to be created', ...QUIET },
  accepted: { glyph: '≈', word: 'accepted', meaning: 'diverges, and somebody has accepted it', ...QUIET },
  'owned-elsewhere': { glyph: '↗', word: 'owned elsewhere', meaning: 'belongs to another design', ...QUIET },
  'aws-default': {
    glyph: '·',
    word: 'AWS default',
    meaning: 'made by AWS, not by the account’s owner',
    ...QUIET,
  },
  'in-sync': {
    glyph: '=',
    word: 'in sync',
    meaning: 'deployed as designed',
    colour: '#2f7d4f',
    ink: { light: '#26573a', dark: '#86cfa0' },
  },
};

/** Whether a picture tells a design from an account, or what happened between two scans. */
export type Telling = 'drift' | 'film';

/** The words of a status, as the picture tells its story. */
export function wordsOf(status: Status, telling: Telling): Pick<Sign, 'word' | 'meaning'> {
  return (telling === 'film' ? FILM[status] : undefined) ?? SIGNS[status];
}

const FILM: Readonly<Partial<Record<Status, Pick<Sign, 'word' | 'meaning'>>>> = {
  missing: { word: 'went', meaning: 'was there before, is no longer' },
  unmanaged: { word: 'came', meaning: 'was not there before' },
  changed: { word: 'changed', meaning: 'is different from before' },
  'in-sync': { word: 'stayed', meaning: 'is as it was' },
};
