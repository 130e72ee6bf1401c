import type { Comparison } from '../../model/comparison.ts';
import { countUnanswered } from '../../model/graph.ts';
import { countDivergent } from '../../model/telling.ts';
import { architecturePage } from './architecture-page.ts';
import type { Context } from './context.ts';
import { coverageModel } from './coverage-model.ts';
import { driftModel } from './drift-model.ts';
import type { Model } from './engine.ts';
import { glossaryModel } from './glossary-model.ts';
import { historyModel } from './history-model.ts';
import { inventoryModel } from './inventory-model.ts';
import { hasNetwork, networkModel, opened } from './network-model.ts';
import { overviewModel } from './overview-model.ts';
import { packed } from './pack.ts';
import { protectionModel, unprotected } from './protection-model.ts';
import { rulesModel } from './rules-model.ts';
import { searchModel } from './search-model.ts';
import { viewerModel } from './viewer-page.ts';
import type { Tab } from './shell-model.ts';
import { grouped } from './subject.ts';
import { text } from './text.ts';

/** One page of the site that is there whatever the resources are called. The order is that of the navigation. */
export interface Sheet {
  /** file name without `.html`; also the name of its title in the catalogue of texts, `sheet.NAME` */
  readonly name: string;
  readonly template: string;
  readonly model: (context: Context) => Model;
  /** the number beside its title: what a reader should not overlook */
  readonly count?: (comparison: Comparison) => number;
  /** absent: always there */
  readonly isThere?: (context: Context) => boolean;
  /** the script it runs; absent: that of all sheets */
  readonly script?: string;
}

const SHEETS: readonly Sheet[] = [
  { name: 'index', template: 'overview', model: overviewModel },
  { name: 'drift', template: 'drift', model: driftModel, count: countDivergent },
  { name: 'architecture', template: 'architecture', model: architecturePage },
  {
    name: 'viewer',
    template: 'viewer',
    model: viewerModel,
    // its fragment is its own: the script of the sheets would read it as a way to another page
    script: 'depth',
    isThere: ({ scene }) => scene !== undefined,
  },
  { name: 'network', template: 'network', model: networkModel, count: opened, isThere: hasNetwork },
  {
    name: 'protection',
    template: 'protection',
    model: protectionModel,
    count: unprotected,
    isThere: ({ comparison: { protection = [] } }) => protection.length > 0,
  },
  { name: 'rules', template: 'rules', model: rulesModel, count: violated },
  {
    name: 'history',
    template: 'history',
    model: historyModel,
    isThere: ({ history }) => history !== undefined,
  },
  {
    name: 'inventory',
    template: 'inventory',
    model: (context) => inventoryModel(context, packed),
    count: all,
  },
  { name: 'coverage', template: 'coverage', model: coverageModel, count: unseen },
  { name: 'search', template: 'search', model: searchModel, script: 'search' },
  { name: 'glossary', template: 'glossary', model: glossaryModel },
];

/** The sheets that this comparison has something to say on. */
export function sheetsFor(context: Context): readonly Sheet[] {
  return SHEETS.filter(({ isThere }) => isThere?.(context) ?? true);
}

/** The sheets as entries of the navigation. */
export function tabsFor(context: Context): Tab[] {
  // the search has a field of its own above every page
  const listed = sheetsFor(context).filter(({ name }) => name !== 'search');
  return listed.map(({ name, count }, index) => {
    const figure = count?.(context.comparison) ?? 0;
    return {
      href: `${name}.html`,
      number: String(index + 1),
      title: text(`sheet.${name}`),
      count: figure === 0 ? '' : grouped(figure),
    };
  });
}

function all({ findings }: Comparison): number {
  return findings.length;
}

function unseen({ summary, gaps }: Comparison): number {
  return summary.findings['not-checked'] || countUnanswered(gaps);
}

function violated({ rules = [] }: Comparison): number {
  return rules.filter(({ status }) => status === 'violated').length;
}
