import { type Comparison, DIVERGENT, type Finding, type Status, STATUSES } from '../../model/comparison.ts';
import { compareStrings, groupBy } from '../../model/order.ts';
import { charts, fitted, type Tile } from './charts.ts';
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
    label: fitted(tile.data.title, box.width - 4, 7.4),
    labelX: box.x + 2,
    labelY: box.y + 14,
  };
}

function kindTile(tile: Tile<Branch>): Readonly<Record<string, unknown>> {
  const box = boxOf(tile);
  const { title, count, divergent, status } = tile.data;
  const figure =
    divergent > 0 ? `${signOf(status).glyph} ${grouped(divergent)} / ${grouped(count)}` : grouped(count);
  const hasRoom = box.height >= 34;
  const [first, second] = box.height >= 50 ? twoLines(title, box.width - 8) : [title, ''];
  const below = second === '' ? 0 : 14;
  return {
    ...box,
    status,
    hint: `${title}: ${plural('treemap.resources', count)}, ${plural('treemap.divergent', divergent)}`,
    label: box.height < 16 ? '' : fitted(hasRoom ? first : `${figure}  ${title}`, box.width - 8, 7.3),
    more: fitted(second, box.width - 8, 7.3),
    moreY: box.y + 29,
    figure: hasRoom ? fitted(figure, box.width - 8, 7) : '',
    textX: box.x + 5,
    labelY: box.y + (hasRoom ? 15 : 13),
    figureY: box.y + 29 + below,
  };
}

/** A title that is too long for one line breaks between words. */
function twoLines(title: string, pixels: number): readonly [string, string] {
  const most = Math.floor(pixels / 7.3);
  if (title.length <= most) return [title, ''];
  const at = title.lastIndexOf(' ', most);
  return at < 1 ? [title, ''] : [title.slice(0, at), title.slice(at + 1)];
}
