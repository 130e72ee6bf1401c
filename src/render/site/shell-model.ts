import { DIVERGENT } from '../../model/comparison.ts';
import type { Comparison } from '../../model/comparison.ts';
import { EARLY_HASH, SCRIPT_HASH, STYLE_HASH } from './generated.ts';
import { unprotected } from './protection-model.ts';
import { counted, grouped } from './subject.ts';

/** What frames every page: title block, sheets, stamp and policy. */
export interface Shell {
  readonly policy: string;
  readonly title: string;
  readonly drawing: string;
  /** '' or '../': the way back to the folder of index.html */
  readonly root: string;
  /** pages of resources need no scripts */
  readonly interactive: boolean;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly detail: string }[];
  readonly sheets: readonly Sheet[];
  readonly stamp: readonly string[];
}

interface Sheet {
  readonly href: string;
  readonly number: string;
  readonly title: string;
  /** '' when there is nothing to count */
  readonly count: string;
  readonly current: boolean;
}

const POLICY = [
  "default-src 'none'",
  `style-src '${STYLE_HASH}'`,
  `script-src '${EARLY_HASH}' '${SCRIPT_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** The frame of the page at `path`. */
export function shellOf(comparison: Comparison, path: string, title: string): Shell {
  return {
    policy: POLICY,
    title: `${title} · ${drawingOf(comparison)}`,
    drawing: drawingOf(comparison),
    root: '../'.repeat(path.split('/').length - 1),
    interactive: !path.includes('/'),
    facts: titleFacts(comparison),
    sheets: sheetsOf(comparison, path),
    stamp: stampOf(comparison),
  };
}

/** Is there anything that somebody accepted, another design owns or AWS made? */
export function hasAccepted({ summary }: Comparison): boolean {
  const { accepted, 'owned-elsewhere': owned, 'aws-default': defaults } = summary.findings;
  return accepted + owned + defaults > 0;
}

/** Does anything keep data? */
export function hasProtection({ protection = [] }: Comparison): boolean {
  return protection.length > 0;
}

/** `2026-11-20 14:05 UTC`; anything that is not ISO 8601 stays as it is. */
export function readableTime(time: string): string {
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z$/.exec(time) ?? [];
  return day === undefined ? time : `${day} ${minute} UTC`;
}

/** At most three members, then how many more. */
export function listed(items: readonly string[], none: string): string {
  if (items.length === 0) return none;
  const rest = items.length - 3;
  return items.slice(0, 3).join(', ') + (rest > 0 ? ` and ${grouped(rest)} more` : '');
}

export function callsWords({ summary: { calls } }: Comparison): string {
  return `${grouped(calls.made - calls.failed)} of ${counted(calls.made, 'call')}`;
}

function drawingOf({ title }: Comparison): string {
  return title === '' ? 'Untitled drawing' : title;
}

function titleFacts(comparison: Comparison): Shell['facts'] {
  const { desired, deployed } = comparison;
  const [first] = desired.sources;
  const others = desired.sources.length - 1;
  return [
    {
      label: 'Design',
      value: first?.file ?? 'no source',
      detail: others > 0 ? `and ${counted(others, 'more file')}` : (first?.revision ?? ''),
    },
    { label: 'Deployed', value: `scanned ${readableTime(deployed.capturedAt)}`, detail: '' },
    { label: 'Coverage', value: callsWords(comparison), detail: '' },
    { label: 'Account', value: listed(deployed.accounts, 'unknown'), detail: '' },
    { label: 'Region', value: listed(deployed.regions, 'unknown'), detail: '' },
    { label: 'Drawn by', value: deployed.scanner, detail: '' },
  ];
}

function sheetsOf(comparison: Comparison, path: string): Sheet[] {
  const { findings } = comparison.summary;
  const divergent = DIVERGENT.reduce((sum, status) => sum + findings[status], 0);
  const all = Object.values(findings).reduce((sum, count) => sum + count, 0);
  const sheets: (readonly [string, string, number])[] = [
    ['index.html', 'Overview', 0],
    ['drift.html', 'Drift', divergent],
    ['inventory.html', 'Inventory', all],
    ['not-checked.html', 'Not checked', findings['not-checked'] || comparison.gaps.length],
  ];
  if (hasProtection(comparison)) sheets.push(['protection.html', 'Data protection', unprotected(comparison)]);
  if (hasAccepted(comparison)) sheets.push(['accepted.html', 'Set aside', 0]);
  return sheets.map(([href, title, count], index) => ({
    href,
    title,
    number: String(index + 1),
    count: count === 0 ? '' : grouped(count),
    current: href === path,
  }));
}

function stampOf(comparison: Comparison): string[] {
  const { deployed } = comparison;
  return [
    `Scanned ${readableTime(deployed.capturedAt)} by ${deployed.scanner}.`,
    `${callsWords(comparison)} answered.`,
    `${listed(deployed.accounts, 'No account')}, ${listed(deployed.regions, 'no region')}.`,
    'A finding says what was true at that time.',
  ];
}
