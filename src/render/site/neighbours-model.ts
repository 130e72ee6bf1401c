import type { Finding, RelationFinding } from '../../model/comparison.ts';
import { groupBy } from '../../model/order.ts';
import { fitted } from './charts.ts';
import { type Context, nameFor } from './context.ts';
import { signOf } from './subject.ts';
import { text } from './text.ts';
import { worstOf } from './treemap-model.ts';

const WIDTH = 1000;
const BOX = { width: 270, height: 40 };
const ROW = 54;
const MOST = 7;

interface Neighbour {
  readonly key: string;
  readonly relations: readonly RelationFinding[];
}

/** A resource between those that lead to it and those it leads to; undefined when it stands alone. */
export function neighboursModel(
  finding: Finding,
  relations: readonly RelationFinding[],
  context: Context,
): Readonly<Record<string, unknown>> | undefined {
  const incoming = around(
    relations.filter(({ to, from }) => to === finding.key && from !== to),
    'from',
  );
  const outgoing = around(
    relations.filter(({ from, to }) => from === finding.key && from !== to),
    'to',
  );
  if (incoming.length + outgoing.length === 0) return undefined;
  const rows = Math.max(1, Math.min(incoming.length, MOST), Math.min(outgoing.length, MOST));
  const height = rows * ROW + 16;
  const middle = height / 2;
  // no empty half where nothing leads here, or from here
  const left = incoming.length > 0 ? 0 : (WIDTH - BOX.width) / 2 - 4;
  const right = outgoing.length > 0 ? WIDTH : (WIDTH + BOX.width) / 2 + 4;
  const name = context.subjects.get(finding.key)?.name ?? finding.key;
  return {
    viewBox: `${left} 0 ${right - left} ${height}`,
    // as large as with both sides, and not twice as large
    isHalf: right - left < WIDTH,
    title: text('neighbours.title', { name }),
    centre: boxAt({
      key: finding.key,
      x: (WIDTH - BOX.width) / 2,
      y: middle - BOX.height / 2,
      status: finding.status,
      context,
    }),
    sides: [...side(incoming, 'in', middle, context), ...side(outgoing, 'out', middle, context)],
    rest:
      incoming.length > MOST || outgoing.length > MOST
        ? text('neighbours.rest', {
            count: Math.max(0, incoming.length - MOST) + Math.max(0, outgoing.length - MOST),
          })
        : '',
  };
}

/** One neighbour may be there for several reasons; those that diverge come first. */
function around(relations: readonly RelationFinding[], end: 'from' | 'to'): Neighbour[] {
  const all = [...groupBy(relations, (relation) => relation[end])].map(([key, same]) => ({
    key,
    relations: same,
  }));
  const calm = (neighbour: Neighbour): number => (statusOf(neighbour) === 'in-sync' ? 1 : 0);
  return all.toSorted((a, b) => calm(a) - calm(b));
}

function statusOf({ relations }: Neighbour): ReturnType<typeof worstOf> {
  return worstOf(relations.map(({ status }) => status));
}

function side(
  neighbours: readonly Neighbour[],
  way: 'in' | 'out',
  middle: number,
  context: Context,
): readonly object[] {
  const shown = neighbours.slice(0, MOST);
  return shown.map((neighbour, index) => {
    const y = Math.round(middle + (index - (shown.length - 1) / 2) * ROW - BOX.height / 2);
    const x = way === 'in' ? 0 : WIDTH - BOX.width;
    const line = y + BOX.height / 2;
    const [start, end] =
      way === 'in'
        ? [BOX.width, (WIDTH - BOX.width) / 2 - 5]
        : [(WIDTH + BOX.width) / 2, WIDTH - BOX.width - 5];
    const [y1, y2] = way === 'in' ? [line, middle] : [middle, line];
    const bend = (end - start) / 2;
    const kinds = [...new Set(neighbour.relations.map(({ kind, label = '' }) => `${kind} ${label}`.trim()))];
    return {
      ...boxAt({
        key: neighbour.key,
        x,
        y,
        status: context.findings.get(neighbour.key)?.status ?? 'not-checked',
        context,
      }),
      arrow: statusOf(neighbour),
      path: `M${start} ${y1}C${start + bend} ${y1} ${end - bend} ${y2} ${end} ${y2}`,
      head: `M${end - 3} ${y2 - 4}v8l8 -4z`,
      words: fitted(kinds.join(', '), 90, 5.6),
      wordsX: way === 'in' ? BOX.width + 6 : WIDTH - BOX.width - 12,
      wordsY: line - 5,
      wordsAnchor: way === 'in' ? 'start' : 'end',
    };
  });
}

interface Place {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly status: Finding['status'];
  readonly context: Context;
}

function boxAt({ key, x, y, status, context }: Place): Readonly<Record<string, unknown>> {
  const name = nameFor(context, key);
  const kind = context.subjects.get(key)?.typeTitle ?? '';
  return {
    ...BOX,
    ...signOf(status),
    x,
    y,
    hint: `${name}, ${kind}, ${signOf(status).word}`,
    name: fitted(name, BOX.width - 40, 7.1),
    kind: fitted(kind, BOX.width - 40, 6),
    badgeX: x + 18,
    badgeY: y + 20,
    textX: x + 36,
    nameY: y + 17,
    kindY: y + 32,
  };
}
