import {
  type Comparison,
  DIVERGENT,
  type Ratio,
  SEVERITIES,
  type Status,
  STATUSES,
} from '../../model/comparison.ts';
import { compareStrings, groupBy, sortedBy } from '../../model/order.ts';
import { SIGNS } from '../../model/signs.ts';
import { exposureNews, tellingArrows } from '../../model/telling.ts';
import { architectureWords } from './architecture-model.ts';
import { type Context, findingHref } from './context.ts';
import { drawingModel } from './drawing-model.ts';
import { wordsOf } from './drift-model.ts';
import { given } from './facts.ts';
import { gapGroups, reasonWords } from './coverage-model.ts';
import { inventoryOf } from './links.ts';
import { ranked } from './ranking.ts';
import { gravest, reachWord } from './reach-model.ts';
import { callsWords, readableTime } from './shell-model.ts';
import { grouped, kindOf, signOf } from './subject.ts';
import { plural, text } from './text.ts';
import { treemapModel } from './treemap-model.ts';

const TOP = 10;

/** The model of index.html. */
export function overviewModel(context: Context): Readonly<Record<string, unknown>> {
  return {
    verdict: verdictOf(context.comparison),
    counts: STATUSES.map((status) => countOf(status, context.comparison)),
    drawing: drawingModel(context, 'first'),
    treemap: treemapModel(context.comparison),
    top: topOf(context),
    ratios: ratiosOf(context.comparison),
    unseen: unseenOf(context.comparison),
    kinds: kindsOf(context.comparison),
    sources: sourcesOf(context.comparison),
  };
}

function verdictOf(comparison: Comparison): Readonly<Record<string, string>> {
  const { summary, exposures = [] } = comparison;
  const divergent = DIVERGENT.reduce((sum, status) => sum + summary.findings[status], 0);
  // those of a missing or unmanaged resource tell nothing new: reports leave them out, too
  const arrows = tellingArrows(comparison).filter(({ status }) => DIVERGENT.includes(status)).length;
  const unseen = summary.findings['not-checked'];
  const parts = [
    text('overview.diverge', {
      resources: plural('resources', divergent),
      arrows: plural('arrows', arrows),
    }),
    ...exposureNews(exposures)
      .filter(({ status }) => DIVERGENT.includes(status))
      .map(({ status, count }) =>
        text('overview.exposures', { exposures: plural('exposures', count), what: reachWord(status) }),
      ),
    text('overview.are-in-sync', { count: grouped(summary.findings['in-sync']) }),
    ...(unseen > 0 ? [text('overview.not-seen', { count: grouped(unseen) })] : []),
  ];
  return {
    status: summary.status,
    headline: text(`overview.${summary.status}`),
    words: `${parts.join(', ')}.`,
    architecture: architectureWords(comparison),
    href: comparison.rules?.some(({ status }) => status === 'violated')
      ? 'rules.html#rules'
      : 'architecture.html#components',
  };
}

function countOf(status: Status, { summary }: Comparison): Readonly<Record<string, unknown>> {
  const count = summary.findings[status];
  return {
    ...signOf(status),
    meaning: SIGNS[status].meaning,
    count: grouped(count),
    zero: count === 0,
    href: `inventory.html#?status=${status}`,
  };
}

function topOf(context: Context): Readonly<Record<string, unknown>> {
  const exposures = gravest(context);
  const findings = ranked(context.comparison.findings);
  const rows = findings.slice(0, TOP).map((finding) => ({
    ...context.subjects.get(finding.key),
    href: findingHref(context, finding.key),
    words: wordsOf(finding),
    severity: finding.severity ?? 'info',
  }));
  const count = exposures.length + findings.length;
  return {
    title: text(count > TOP ? 'overview.top' : 'overview.findings'),
    rows: sortedBy(mostOf(exposures, rows), ({ severity }) => String(SEVERITIES.indexOf(severity))),
    more: count > TOP ? plural('overview.all', count) : '',
  };
}

/** Half of them exposures at most: whoever reaches in does so because of a finding that has to be seen, too. */
function mostOf<E, R>(exposures: readonly E[], rows: readonly R[]): readonly (E | R)[] {
  return [...exposures.slice(0, Math.max(TOP / 2, TOP - rows.length)), ...rows].slice(0, TOP);
}

function ratiosOf(comparison: Comparison): readonly unknown[] {
  const { ownership, verified, calls } = comparison.summary;
  const answered = { part: calls.made - calls.failed, whole: calls.made };
  return [
    ratioOf(text('overview.declared'), ownership, text('overview.declared-words')),
    ratioOf(text('overview.verified'), verified, text('overview.verified-words')),
    ratioOf(text('overview.answered'), answered, text('overview.answered-words')),
  ];
}

/** An empty whole is not available: neither 0 % nor 100 %. Rounded down, so that 100 % means all. */
export function ratioOf(
  label: string,
  { part, whole }: Ratio,
  words: string,
): Readonly<Record<string, unknown>> {
  const percent = whole === 0 ? text('overview.not-available') : `${Math.floor((part / whole) * 100)} %`;
  return {
    label,
    figure: percent,
    words: text('overview.part', { part: grouped(part), whole: grouped(whole), words }),
    part: String(part),
    whole: String(whole),
    measurable: whole > 0,
  };
}

function unseenOf({ gaps, summary }: Comparison): Readonly<Record<string, unknown>> {
  const groups = gapGroups(gaps);
  return {
    rows: groups.slice(0, 5).map(({ anchor, action, reason, gaps: members }) => ({
      href: `coverage.html#${anchor}`,
      action,
      words: [
        reasonWords(reason),
        ...(members.length > 1 ? [text('coverage.times', { count: grouped(members.length) })] : []),
      ].join(', '),
    })),
    more: text('overview.unseen-more'),
    none: text(summary.calls.made === 0 ? 'overview.no-calls' : 'overview.all-answered'),
  };
}

function kindsOf({ findings }: Comparison): Readonly<Record<string, unknown>> {
  const columns = STATUSES.filter((status) => findings.some((finding) => finding.status === status));
  const rows = [...groupBy(findings, ({ type }) => type)].map(([type, members]) => ({
    title: kindOf(type),
    divergent: members.filter(({ status }) => DIVERGENT.includes(status)).length,
    href: inventoryOf(type),
    total: grouped(members.length),
    cells: columns.map((status) => {
      const count = members.filter((finding) => finding.status === status).length;
      return { status, count: count === 0 ? '' : grouped(count) };
    }),
  }));
  return {
    columns: columns.map(signOf),
    rows: rows.toSorted((a, b) => b.divergent - a.divergent || compareStrings(a.title, b.title)),
  };
}

function sourcesOf(comparison: Comparison): readonly unknown[] {
  const { desired, deployed } = comparison;
  return given([
    ...desired.sources.map(
      ({ kind, file, revision }) =>
        [
          text('overview.design', { kind }),
          revision === undefined ? file : `${file} (${revision})`,
          'code',
        ] as const,
    ),
    [text('overview.scanned'), readableTime(deployed.capturedAt)],
    [text('overview.by'), deployed.scanner],
    [text('col.accounts'), deployed.accounts.join(', ')],
    [text('col.regions'), deployed.regions.join(', ')],
    [text('sheet.coverage'), callsWords(comparison)],
  ]);
}
