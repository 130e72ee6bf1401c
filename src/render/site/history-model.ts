import { SIGNS } from '../../model/signs.ts';
import { charts } from './charts.ts';
import { type Context, nameFor } from './context.ts';
import { readableTime } from './shell-model.ts';
import type { History, PastDrift, Scan } from './site-input.ts';
import { grouped, kindOf } from './subject.ts';
import { plural, text } from './text.ts';

const SERIES = ['missing', 'changed', 'unmanaged'] as const;
type Series = (typeof SERIES)[number];

const FRAME = { left: 46, right: 990, top: 14, bottom: 230, width: 1000, height: 260 };
const MOST_ROWS = 500;

/** The model of history.html: how many resources diverged in each scan, and since when each divergence lasts. */
export function historyModel(context: Context): Readonly<Record<string, unknown>> {
  const { scans, drifts } = context.history ?? { scans: [], drifts: [] };
  const open = drifts.filter(({ until }) => until === undefined).length;
  return {
    lead: [
      plural('history.scans', scans.length),
      plural('history.open', open),
      plural('history.gone', drifts.length - open),
    ].join(', '),
    chart: chartOf(scans),
    scans: scans.map((scan) => ({
      time: readableTime(scan.capturedAt),
      missing: grouped(scan.missing),
      changed: grouped(scan.changed),
      unmanaged: grouped(scan.unmanaged),
      notChecked: grouped(scan.notChecked),
    })),
    drifts: drifts.slice(0, MOST_ROWS).map((drift) => ({
      ...pastRow(drift),
      name: nameFor(context, drift.key),
      kind: kindOf(drift.type),
      href: context.links.hrefOf(drift.key),
    })),
    rest: drifts.length > MOST_ROWS ? text('more', { count: drifts.length - MOST_ROWS }) : '',
  };
}

/** What happened to one resource, for its page. */
export function pastOf(
  key: string,
  history: History | undefined,
): readonly Readonly<Record<string, string>>[] {
  return (history?.drifts ?? []).filter((drift) => drift.key === key).map(pastRow);
}

function pastRow({ what, severity, since, until }: PastDrift): Readonly<Record<string, string>> {
  return {
    what,
    severity,
    since: readableTime(since),
    until: until === undefined ? text('history.lasts') : readableTime(until),
    state: until === undefined ? 'open' : 'gone',
  };
}

interface Point {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** Bands on top of each other over time; one scan alone is a column. */
function chartOf(scans: readonly Scan[]): Readonly<Record<string, unknown>> {
  const times = scans.map(({ capturedAt }) => Date.parse(capturedAt));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const x = charts
    .scaleLinear()
    .domain([first, last > first ? last : first + 1])
    .range([FRAME.left, FRAME.right]);
  const most = Math.max(1, ...scans.map((scan) => SERIES.reduce((sum, name) => sum + scan[name], 0)));
  const y = charts.scaleLinear().domain([0, most]).nice(4).range([FRAME.bottom, FRAME.top]);
  const whole = scans.length === 1 ? [...scans, ...scans] : scans;
  const xAt = (index: number): number =>
    scans.length === 1 ? ([FRAME.left, FRAME.right][index] ?? 0) : x(times[index] ?? 0);
  const area = charts
    .area<Point>()
    .x((point) => point.x)
    .y0((point) => y(point.low))
    .y1((point) => y(point.high))
    .digits(1);
  return {
    viewBox: `0 0 ${FRAME.width} ${FRAME.height}`,
    bands: SERIES.map((series, index) => ({
      series,
      label: SIGNS[series].word,
      path:
        area(
          whole.map((scan, at) => ({ x: xAt(at), low: below(scan, index), high: below(scan, index + 1) })),
        ) ?? '',
    })),
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((tick) => ({ y: round(y(tick)), textY: round(y(tick)) + 4, label: grouped(tick) })),
    days: daysOf(scans, xAt),
  };
}

function below(scan: Scan, count: number): number {
  return SERIES.slice(0, count).reduce((sum, name: Series) => sum + scan[name], 0);
}

/** At most six dates, the first and the last among them. */
function daysOf(scans: readonly Scan[], xAt: (index: number) => number): readonly object[] {
  const step = Math.max(1, Math.ceil((scans.length - 1) / 5));
  return scans.flatMap(({ capturedAt }, index) =>
    (index % step === 0 && xAt(scans.length - 1) - xAt(index) > 90) || index === scans.length - 1
      ? [
          {
            x: round(xAt(index)),
            label: capturedAt.slice(0, 10),
            anchor: index === 0 ? 'start' : index === scans.length - 1 ? 'end' : 'middle',
          },
        ]
      : [],
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
