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
import { tellingArrows } from '../../model/telling.ts';
import { architectureWords } from './architecture-model.ts';
import { type Context, findingHref } from './context.ts';
import { drawingModel } from './drawing-model.ts';
import { wordsOf } from './drift-model.ts';
import { given } from './facts.ts';
import { gapGroups, REASONS } from './coverage-model.ts';
import { inventoryOf } from './links.ts';
import { ranked } from './ranking.ts';
import { gravest } from './reach-model.ts';
import { callsWords, readableTime } from './shell-model.ts';
import { counted, grouped, kindOf, signOf } from './subject.ts';
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
  const { summary } = comparison;
  const divergent = DIVERGENT.reduce((sum, status) => sum + summary.findings[status], 0);
  // those of a missing or unmanaged resource tell nothing new: reports leave them out, too
  const arrows = tellingArrows(comparison).filter(({ status }) => DIVERGENT.includes(status)).length;
  const unseen = summary.findings['not-checked'];
  const headline = {
    divergent: 'The account diverges from its design',
    'in-sync': 'The account is as it was designed',
    incomplete: 'No divergence seen, but not everything could be checked',
  }[summary.status];
  const parts = [
    `${counted(divergent, 'resource')} and ${counted(arrows, 'arrow')} diverge`,
    `${grouped(summary.findings['in-sync'])} are in sync`,
    ...(unseen > 0 ? [`${grouped(unseen)} could not be checked`] : []),
  ];
  return {
    status: summary.status,
    headline,
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
    title: count > TOP ? 'The ten findings that matter most' : 'Findings',
    rows: sortedBy(mostOf(exposures, rows), ({ severity }) => String(SEVERITIES.indexOf(severity))),
    more: count > TOP ? `All ${counted(count, 'finding')}` : '',
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
    ratioOf('Declared', ownership, 'deployed resources have a design'),
    ratioOf('Verified', verified, 'declared resources had an attribute compared'),
    ratioOf('Answered', answered, 'API calls were answered'),
  ];
}

/** An empty whole is not available: neither 0 % nor 100 %. Rounded down, so that 100 % means all. */
export function ratioOf(
  label: string,
  { part, whole }: Ratio,
  words: string,
): Readonly<Record<string, unknown>> {
  const percent = whole === 0 ? 'n/a' : `${Math.floor((part / whole) * 100)} %`;
  return {
    label,
    figure: percent,
    words: `${grouped(part)} of ${grouped(whole)} ${words}`,
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
      words: `${REASONS[reason]}${members.length > 1 ? `, ${grouped(members.length)} times` : ''}`,
    })),
    more: 'What this hides, and what to grant',
    none: summary.calls.made === 0 ? 'The comparison records no calls.' : 'Every call was answered.',
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
        [`Design, ${kind}`, revision === undefined ? file : `${file} (${revision})`, 'code'] as const,
    ),
    ['Scanned', readableTime(deployed.capturedAt)],
    ['By', deployed.scanner],
    ['Accounts', deployed.accounts.join(', ')],
    ['Regions', deployed.regions.join(', ')],
    ['Coverage', callsWords(comparison)],
  ]);
}
