import { type Comparison, DIVERGENT, type Finding, type Status, STATUSES } from '../../model/comparison.ts';
import { compareStrings, groupBy } from '../../model/order.ts';
import { charts, firstFitting, fitted, LETTERS, type Tile } from './charts.ts';
import { grouped, kindOf, signOf } from './subject.ts';
import { plural } from './text.ts';

interface Branch {
  readonly name: string;
  readonly title: string;
  readonly count: number;
  readonly status: Status;
  readonly divergent: number;
  readonly children?: readonly Branch[];
}

type Letters = (typeof LETTERS)[keyof typeof LETTERS];

const WIDTH = 1000;
const HEIGHT = 340;
const HEAD = 20;
const MARKED: ReadonlySet<Status> = new Set<Status>([...DIVERGENT, 'not-checked']);

/** The account as an area: one field per service, in it one per kind, as large as it has resources, marked by its worst status. */
export function treemapModel({ findings }: Comparison): Readonly<Record<string, unknown>> {
  const services = [...groupBy(findings, ({ type }) => serviceOf(type))]
    .map(([name, members]) => ({ ...branch(name, name, members), children: kindsOf(members) }))
    .toSorted((a, b) => b.count - a.count || compareStrings(a.name, b.name));
  const root: Branch = { name: '', title: '', count: 0, status: 'in-sync', divergent: 0, children: services };
  const tree = charts.hierarchy(root).sum((datum) => (datum.children ? 0 : Math.sqrt(datum.count) + 0.6));
  const tiles = charts
    .treemap()
    .size([WIDTH, HEIGHT])
    .paddingInner(2)
    .paddingTop(({ depth }) => (depth === 1 ? HEAD : 0))
    .round(true)(tree)
    .descendants();
  return {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    services: tiles.filter(({ depth }) => depth === 1).map(serviceTile),
    kinds: tiles.filter(({ depth }) => depth === 2).map(kindTile),
    rows: services.map(({ name, count, divergent, status }) => ({
      name,
      count: grouped(count),
      divergent: divergent === 0 ? '' : grouped(divergent),
      ...signOf(status),
    })),
  };
}

/** `EC2` of `AWS::EC2::Subnet`: how AWS itself groups its types. */
export function serviceOf(type: string): string {
  return /^\w+::(\w+)::\w+/.exec(type)?.[1] ?? type;
}

function kindsOf(findings: readonly Finding[]): Branch[] {
  return [...groupBy(findings, ({ type }) => type)]
    .map(([type, members]) => branch(type, kindOf(type), members))
    .toSorted((a, b) => b.count - a.count || compareStrings(a.name, b.name));
}

function branch(name: string, title: string, members: readonly Finding[]): Branch {
  return {
    name,
    title,
    count: members.length,
    status: worstOf(members.map(({ status }) => status)),
    divergent: members.filter(({ status }) => DIVERGENT.includes(status)).length,
  };
}

/** The worst of what was compared; what is set aside counts as in sync here. */
export function worstOf(statuses: readonly Status[]): Status {
  return STATUSES.find((status) => MARKED.has(status) && statuses.includes(status)) ?? 'in-sync';
}

function boxOf({ x0, y0, x1, y1 }: Tile<Branch>): Readonly<Record<'x' | 'y' | 'width' | 'height', number>> {
  return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
}

function serviceTile(tile: Tile<Branch>): Readonly<Record<string, unknown>> {
  const box = boxOf(tile);
  return {
    ...box,
    title: tile.data.title,
    label: fitted(tile.data.title, box.width - 4, 7.4),
    labelX: box.x + 2,
    labelY: box.y + 14,
  };
}

function kindTile(tile: Tile<Branch>): Readonly<Record<string, unknown>> {
  const box = boxOf(tile);
  const { title, count, divergent, status } = tile.data;
  const { glyph } = signOf(status);
  const figures =
    divergent > 0
      ? [`${glyph} ${grouped(divergent)} / ${grouped(count)}`, `${glyph} ${grouped(divergent)}`, glyph]
      : [grouped(count)];
  const hasRoom = box.height >= 34;
  const words = hasRoom ? title : `${figures[0]}  ${title}`;
  const room = box.width - 8;
  const linesIn = (letters: Letters): readonly [string, string] =>
    box.height >= 50 ? twoLines(words, room, letters.name) : [words, ''];
  const fits = (letters: Letters): boolean =>
    linesIn(letters).every((line) => line.length * letters.name <= room);
  const letters = fits(LETTERS.usual) ? LETTERS.usual : LETTERS.small;
  const [first, second] = linesIn(letters);
  const below = second === '' ? 0 : 14;
  return {
    ...box,
    status,
    hint: `${title}: ${plural('treemap.resources', count)}, ${plural('treemap.divergent', divergent)}`,
    isSmall: letters === LETTERS.small,
    label: box.height < 16 ? '' : fitted(first, room, letters.name),
    more: fitted(second, room, letters.name),
    moreY: box.y + 29,
    figure: hasRoom ? firstFitting(figures, room, letters.figure) : '',
    textX: box.x + 5,
    labelY: box.y + (hasRoom ? 15 : 13),
    figureY: box.y + 29 + below,
  };
}

/** A title that is too long for one line breaks between words. */
function twoLines(title: string, pixels: number, characterPx: number): readonly [string, string] {
  const most = Math.floor(pixels / characterPx);
  if (title.length <= most) return [title, ''];
  const at = title.lastIndexOf(' ', most);
  return at < 1 ? [title, ''] : [title.slice(0, at), title.slice(at + 1)];
}
