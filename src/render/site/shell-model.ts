import type { Comparison } from '../../model/comparison.ts';
import type { Form } from './engine.ts';
import {
  BOOK_HASH,
  DEPTH_HASH,
  EARLY_HASH,
  LIVE_HASH,
  SCRIPT_HASH,
  SEARCH_HASH,
  STYLE_HASH,
} from './generated-assets.ts';
import { counted, grouped } from './subject.ts';

/** What frames every page: title block, sheets, stamp and policy. */
export interface Shell {
  readonly policy: string;
  readonly title: string;
  readonly drawing: string;
  /** '' or '../': the way back to the folder of index.html */
  readonly root: string;
  /** `drift`, `r/orders-1`: what the page is called in a book */
  readonly page: string;
  /** the scripts of the page, by name */
  readonly scripts: readonly string[];
  readonly isBook: boolean;
  readonly digits: string;
  readonly facts: readonly { readonly label: string; readonly value: string; readonly detail: string }[];
  readonly sheets: readonly (Tab & { readonly current: boolean })[];
  readonly stamp: readonly string[];
}

/** One entry of the navigation. */
export interface Tab {
  readonly href: string;
  readonly number: string;
  readonly title: string;
  /** '' when there is nothing to count */
  readonly count: string;
}

const HASHES: Readonly<Record<string, string>> = {
  early: EARLY_HASH,
  depth: DEPTH_HASH,
  script: SCRIPT_HASH,
  search: SEARCH_HASH,
  book: BOOK_HASH,
  live: LIVE_HASH,
};

/** Where a page stands in the site. */
export interface Place {
  readonly path: string;
  readonly title: string;
  readonly tabs: readonly Tab[];
  readonly scripts: readonly string[];
  readonly form: Form;
  /** digits of a resource's hash that name the page or the pack it is in; 0: it has its own */
  readonly digits: number;
}

/** The frame of a page. */
export function shellOf(comparison: Comparison, { path, title, tabs, scripts, form, digits }: Place): Shell {
  return {
    policy: policyOf(scripts, form),
    title: `${title} · ${drawingOf(comparison)}`,
    drawing: drawingOf(comparison),
    root: form === 'book' ? '' : '../'.repeat(path.split('/').length - 1),
    page: path.replace(/\.html$/, ''),
    scripts,
    isBook: form === 'book',
    digits: String(digits),
    facts: titleFacts(comparison),
    sheets: tabs.map((tab) => ({ ...tab, current: tab.href === path })),
    stamp: stampOf(comparison),
  };
}

/** Only what this page carries may run. A book turns its own packed leaves into elements, in one place that has a name. */
function policyOf(scripts: readonly string[], form: Form): string {
  const hashes = ['early', ...scripts].flatMap((name) => HASHES[name] ?? []);
  return [
    "default-src 'none'",
    `style-src '${STYLE_HASH}'`,
    `script-src ${hashes.map((hash) => `'${hash}'`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${form === 'book' ? 'isodrift-leaves' : "'none'"}`,
  ].join('; ');
}

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** `20 Nov 2026, 14:05 UTC`; anything that is not ISO 8601 stays as it is. */
export function readableTime(time: string): string {
  const isTime =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/.test(time) && !Number.isNaN(Date.parse(time));
  return isTime ? `${TIME.format(new Date(time))} UTC` : time;
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

/** What the site is called. */
export function drawingOf({ title }: Pick<Comparison, 'title'>): string {
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

function stampOf(comparison: Comparison): string[] {
  const { deployed } = comparison;
  return [
    `Scanned ${readableTime(deployed.capturedAt)} by ${deployed.scanner}.`,
    `${callsWords(comparison)} answered.`,
    `${listed(deployed.accounts, 'No account')}, ${listed(deployed.regions, 'no region')}.`,
    'A finding says what was true at that time.',
  ];
}
