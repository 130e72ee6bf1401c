import type { Status } from '../../model/comparison.ts';
import { SIGNS } from '../../model/signs.ts';
import { element, number } from './xml.ts';

/** The glyphs as strokes, 10 wide: no font has to have them. */
export const STROKES: Readonly<Record<Status, string>> = {
  missing: 'M-5,0H5',
  changed: 'M0,-5L5,4.2H-5Z',
  unmanaged: 'M-5,0H5M0,-5V5',
  'not-checked': 'M-3,-2.4A3,3,0,1,1,.8,.7Q0,1.2,0,2.4M0,5.2V5.3',
  pending: 'M-4.5,0H-4.4M0,0H.1M4.5,0H4.6',
  accepted: 'M-5,-1Q-2.5,-4.5,0,-2T5,-3M-5,3.5Q-2.5,0,0,2.5T5,1.5',
  'owned-elsewhere': 'M-4,4L4,-4M-2,-4H4V2',
  'aws-default': 'M0,0H.1',
  'in-sync': 'M-5,-2H5M-5,2.5H5',
};

const DARK = '#33260a';
const WHITE = '#ffffff';

/** A disc with the glyph of a status, where `badgeForm` has drawn it. */
export function badge(status: Status, x: number, y: number, radius = 10): string {
  const scale = radius / 10;
  return element('use', {
    'data-sign': status,
    href: `#${badgeId(status)}`,
    transform: `translate(${number(x)} ${number(y)})${scale === 1 ? '' : ` scale(${number(scale)})`}`,
  });
}

function badgeId(status: Status): string {
  return `sign-${status}`;
}

/** The badge of a status around 0,0, once for all places where it is used. */
export function badgeForm(status: Status): string {
  const { colour } = SIGNS[status];
  const line = status === 'changed' ? DARK : WHITE;
  return element(
    'g',
    { id: badgeId(status) },
    element('circle', { r: 10, fill: colour, stroke: line, 'stroke-width': 1.6 }) +
      element('path', {
        d: STROKES[status],
        fill: 'none',
        stroke: line,
        'stroke-width': 2.2,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      }),
  );
}

/** Does this status carry a badge? In sync is plain; AWS defaults are only dimmed. */
export function hasBadge(status: Status): boolean {
  return status !== 'in-sync' && status !== 'aws-default';
}

/** The sign of a broken rule: a diamond, so that nobody takes it for a status. */
export function ruleSign(x: number, y: number, scale = 1): string {
  return element(
    'g',
    {
      'data-sign': 'rule',
      transform: `translate(${number(x)} ${number(y)})${scale === 1 ? '' : ` scale(${scale})`}`,
    },
    element('path', { d: 'M0,-14L14,0L0,14L-14,0Z', fill: RULE, stroke: WHITE, 'stroke-width': 1.8 }) +
      element('path', {
        d: 'M0,-6.5V1.5M0,5.9V6',
        stroke: WHITE,
        'stroke-width': 3,
        'stroke-linecap': 'round',
      }),
  );
}

const RULE = '#a3123a';
