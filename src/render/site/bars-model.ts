import type { Coverage } from '../../model/graph.ts';
import { compareStrings, groupBy } from '../../model/order.ts';
import { charts } from './charts.ts';
import { grouped } from './subject.ts';
import { text } from './text.ts';

const WIDTH = 1000;
const LABEL = 210;
const FIGURES = 130;
const ROW = 24;
const MOST = 40;

/** How many calls each service got, and how many of them failed: bars, and the same as rows. */
export function barsModel(coverage: readonly Coverage[]): Readonly<Record<string, unknown>> {
  const all = [...groupBy(coverage, ({ service }) => service)]
    .map(([service, rows]) => ({
      service,
      calls: rows.reduce((sum, row) => sum + row.calls, 0),
      failed: rows.reduce((sum, row) => sum + row.failed, 0),
    }))
    .toSorted((a, b) => b.failed - a.failed || b.calls - a.calls || compareStrings(a.service, b.service));
  const shown = all.slice(0, MOST);
  const most = Math.max(1, ...shown.map(({ calls }) => calls));
  // the root, so that one busy service leaves the others visible
  const scale = charts
    .scaleLinear()
    .domain([0, Math.sqrt(most)])
    .range([0, WIDTH - LABEL - FIGURES]);
  const length = (calls: number): number => Math.round(scale(Math.sqrt(calls)) * 10) / 10;
  return {
    viewBox: `0 0 ${WIDTH} ${shown.length * ROW}`,
    bars: shown.map(({ service, calls, failed }, index) => {
      const whole = Math.max(3, length(calls));
      const part = failed === 0 ? 0 : Math.max(4, Math.round(((whole * failed) / calls) * 10) / 10);
      return {
        service,
        x: LABEL,
        y: index * ROW + 6,
        height: ROW - 12,
        answered: Math.round((whole - part) * 10) / 10,
        failedX: Math.round((LABEL + whole - part) * 10) / 10,
        failed: part,
        textY: index * ROW + 17,
        labelX: LABEL - 10,
        figureX: Math.round(LABEL + whole + 8),
        figure:
          failed === 0
            ? grouped(calls)
            : text('bars.figure', { calls: grouped(calls), failed: grouped(failed) }),
      };
    }),
    rows: all.map(({ service, calls, failed }) => ({
      service,
      calls: grouped(calls),
      failed: failed === 0 ? '' : grouped(failed),
    })),
  };
}
