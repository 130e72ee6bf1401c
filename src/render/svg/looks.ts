import type { Status } from '../../model/comparison.ts';
import { SIGNS } from '../../model/signs.ts';
import { hatchedFace, type Paint, painted, splitFace } from './paint.ts';
import { type Solid, type Hue } from './solids/parts.ts';
import { type Faces, mixed, type Palette } from './theme.ts';
import { element } from './xml.ts';

/** The forms a solid takes: each status has one, several may share it. */
export type Look = 'plain' | 'changed' | 'ghost' | 'unmanaged' | 'unchecked' | 'pending' | 'dim';

export function lookOf(status: Status): Look {
  return LOOKS[status];
}

const LOOKS: Readonly<Record<Status, Look>> = {
  missing: 'ghost',
  changed: 'changed',
  unmanaged: 'unmanaged',
  'not-checked': 'unchecked',
  pending: 'pending',
  accepted: 'plain',
  'owned-elsewhere': 'dim',
  'aws-default': 'dim',
  'in-sync': 'plain',
};

const DARK_EDGE = '#33260a';

/** A solid in the form of its status: form first, colour second. */
export function formed(solid: Solid, look: Look, palette: Palette): string {
  const faces = palette.solids[solid.hue];
  switch (look) {
    case 'plain':
      return painted(solid, { faces, round: gradientId(solid.hue, 'plain'), width: 0.8 });
    case 'dim':
      return painted(solid, {
        faces: dimmed(faces, palette),
        round: gradientId(solid.hue, 'dim'),
        width: 0.8,
      });
    case 'changed':
      return (
        // dark edges all around: narrow tops alone would not be seen without colour
        painted(solid, {
          faces: { ...faces, edge: DARK_EDGE },
          round: gradientId(solid.hue, 'plain'),
          width: 1.5,
        }) +
        element('path', {
          d: splitFace(solid),
          fill: SIGNS.changed.colour,
          stroke: DARK_EDGE,
          'stroke-width': 1.6,
          'stroke-linejoin': 'round',
        })
      );
    case 'unmanaged':
      return unmanaged(solid, faces);
    case 'ghost':
      return painted(solid, outlined(outlineOf('missing', palette), palette.ghost, '5 3.5', 1.5));
    case 'unchecked':
      return painted(solid, outlined(outlineOf('not-checked', palette), palette.plate, '1 4', 2.2));
    case 'pending':
      return painted(solid, outlined(palette.quiet, palette.plate, '9 3', 1.1));
  }
}

/** What a closed block stands on. */
export function tray(solid: Solid, palette: Palette): string {
  return painted(solid, { faces: palette.tray, width: 0.8 });
}

function unmanaged(solid: Solid, faces: Faces): string {
  const { colour } = SIGNS.unmanaged;
  return (
    painted(solid, {
      faces: { ...faces, edge: colour },
      round: gradientId(solid.hue, 'plain'),
      width: 2.4,
    }) + element('path', { d: hatchedFace(solid), fill: 'none', stroke: colour, 'stroke-width': 3.2 })
  );
}

/** A line alone has to stand out from dark paper, too: there it has the colour of the sign's text and of its arrows. */
function outlineOf(status: 'missing' | 'not-checked', { isDark }: Palette): string {
  return isDark ? SIGNS[status].ink.dark : SIGNS[status].colour;
}

function outlined(edge: string, fill: string, dash: string, width: number): Paint {
  return { faces: { top: fill, left: fill, right: fill, edge, glyph: edge }, width, dash };
}

function dimmed(faces: Faces, { paper, dim }: Palette): Faces {
  const pale = (colour: string): string => mixed(colour, paper, dim);
  return {
    top: pale(faces.top),
    left: pale(faces.left),
    right: pale(faces.right),
    edge: pale(faces.edge),
    glyph: faces.glyph,
  };
}

/** The gradient around round bodies of a hue. */
function gradientId(hue: Hue, look: 'plain' | 'dim'): string {
  return `${look === 'dim' ? 'd' : 'g'}-${hue}`;
}

/** From the shadow on the left over the light to the shadow on the right. */
export function gradient(hue: Hue, look: 'plain' | 'dim', palette: Palette): string {
  const plain = palette.solids[hue];
  const faces = look === 'dim' ? dimmed(plain, palette) : plain;
  return element(
    'linearGradient',
    { id: gradientId(hue, look) },
    stop(0, faces.left) + stop(0.34, mixed(faces.left, faces.top, 0.55)) + stop(1, faces.right),
  );
}

function stop(offset: number, colour: string): string {
  return element('stop', { offset: String(offset), 'stop-color': colour });
}
