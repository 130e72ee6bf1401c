import { DIVERGENT, type Status, STATUSES } from '../../model/comparison.ts';
import type { Scene } from '../../model/scene.ts';
import { shortened, textWidth } from '../../layout/text.ts';
import { wordsOf } from '../../model/signs.ts';
import { badge, hasBadge, ruleSign } from './badge.ts';
import type { Panel } from './corner.ts';
import { lookOf } from './looks.ts';
import { text } from './text.ts';
import type { Palette } from './theme.ts';
import { tellingOf } from './word.ts';
import { element, escaped } from './xml.ts';

const ROW = 32;
const SIZE = 10.5;
const TEXT_AT = 66;

/** The shape that shows the signs in the legend. */
export const SAMPLE = 'legend';

/** The statuses that the picture shows anywhere. */
export function statusesIn({ view, blocks, zones, arrows, also }: Scene): Status[] {
  const told = also.filter(({ isRule }) => !isRule);
  const used = new Set([...blocks, ...zones, ...arrows, ...told].map(({ status }) => status));
  for (const note of blocks.flatMap(({ folded }) => folded))
    if (DIVERGENT.includes(note.status)) used.add(note.status);
  for (const { members } of blocks)
    for (const status of STATUSES) if (members?.counts[status]) used.add(status);
  const signs = STATUSES.filter((status) => status !== 'in-sync' && used.has(status));
  // without the other side nothing is in sync, it is merely there
  return view === 'drift' && used.has('in-sync') ? ['in-sync', ...signs] : signs;
}

/** One small solid per sign that is used, with what it means. */
export function legendPanel(scene: Scene, palette: Palette): Panel {
  const found = statusesIn(scene);
  const statuses = found.length === 1 && found[0] === 'in-sync' ? [] : found;
  const telling = tellingOf(scene);
  const rows = statuses.map((status) => {
    const { word, meaning } = wordsOf(status, telling);
    return `${word}: ${meaning}`;
  });
  const width = TEXT_AT + 14 + Math.max(...rows.map((words) => textWidth(words, SIZE)), 0);
  return {
    width,
    height: statuses.length * ROW + 12,
    at: (x, y) =>
      statuses
        .map((status, index) => {
          const top = y + 6 + index * ROW;
          const solid = element('use', {
            href: `#${lookOf(status)}-${SAMPLE}`,
            transform: `translate(${x + 22} ${top + 19}) scale(.25)`,
          });
          const sign = hasBadge(status) ? badge(status, x + 50, top + 14, 7) : '';
          return (
            solid + sign + text(x + TEXT_AT, top + 18, rows[index] ?? '', { size: SIZE, fill: palette.ink })
          );
        })
        .join(''),
  };
}

const MOST_NOTES = 14;

/** What diverges without having a block: it must be seen all the same. */
export function alsoPanel(scene: Scene, palette: Palette): Panel | undefined {
  const { also } = scene;
  if (also.length === 0) return undefined;
  const shown = also.slice(0, also.length > MOST_NOTES ? MOST_NOTES - 1 : MOST_NOTES);
  const rest = also.length - shown.length;
  const lines = shown.map(({ title, name }) => shortened(`${title} ${name}`, 320, SIZE));
  const width = 40 + Math.max(...lines.map((words) => textWidth(words, SIZE)), 150);
  return {
    width,
    height: (shown.length + (rest > 0 ? 1 : 0)) * 20 + 34,
    at: (x, y) =>
      element('path', { d: `M${x},${y + 26}h${width}`, stroke: palette.rule, 'stroke-width': 0.9 }) +
      text(x + 6, y + 18, scene.film ? 'Also' : 'Also diverging', {
        size: SIZE + 1,
        bold: true,
        fill: palette.ink,
      }) +
      shown
        .map(({ key, status, title, name, changes, isRule }, index) =>
          element(
            'g',
            isRule ? {} : { 'data-key': key, 'data-status': status },
            `<title>${escaped(`${title} ${name}${isRule ? '' : `: ${wordsOf(status, tellingOf(scene)).word}`}${changes > 0 ? `, ${changes} changes` : ''}`)}</title>` +
              (isRule
                ? ruleSign(x + 15, y + 38 + index * 20, 0.55)
                : badge(status, x + 15, y + 38 + index * 20, 7)) +
              text(x + 30, y + 42 + index * 20, lines[index] ?? '', { size: SIZE, fill: palette.ink }),
          ),
        )
        .join('') +
      (rest > 0
        ? text(x + 30, y + 42 + shown.length * 20, `and ${rest} more`, { size: SIZE, fill: palette.quiet })
        : ''),
  };
}
