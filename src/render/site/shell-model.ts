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
import { grouped } from './subject.ts';
import { plural, text } from './text.ts';

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
  const [names, rest] = [items.slice(0, 3).join(', '), items.length - 3];
  return rest > 0 ? text('shell.first', { names, count: grouped(rest) }) : names;
}

export function callsWords({ summary: { calls } }: Comparison): string {
  return plural('calls', calls.made, { answered: grouped(calls.made - calls.failed) });
}

/** What the site is called. */
export function drawingOf({ title }: Pick<Comparison, 'title'>): string {
  return title === '' ? text('shell.untitled') : title;
}

function titleFacts(comparison: Comparison): Shell['facts'] {
  const { desired, deployed } = comparison;
  const [first] = desired.sources;
  const others = desired.sources.length - 1;
  return [
    {
      label: text('shell.design'),
      value: first?.file ?? text('shell.no-source'),
      detail: others > 0 ? plural('shell.more-files', others) : (first?.revision ?? ''),
    },
    {
      label: text('col.deployed'),
      value: text('shell.scanned-at', { time: readableTime(deployed.capturedAt) }),
      detail: '',
    },
    { label: text('sheet.coverage'), value: callsWords(comparison), detail: '' },
    { label: text('filters.account'), value: listed(deployed.accounts, text('shell.unknown')), detail: '' },
    { label: text('filters.region'), value: listed(deployed.regions, text('shell.unknown')), detail: '' },
    { label: text('shell.drawn-by'), value: deployed.scanner, detail: '' },
  ];
}

function stampOf(comparison: Comparison): string[] {
  const { deployed } = comparison;
  return [
    text('shell.scanned', { time: readableTime(deployed.capturedAt), scanner: deployed.scanner }),
    text('shell.answered', { calls: callsWords(comparison) }),
    `${listed(deployed.accounts, text('shell.no-account'))}, ${listed(deployed.regions, text('shell.no-region'))}.`,
    text('shell.then'),
  ];
}
