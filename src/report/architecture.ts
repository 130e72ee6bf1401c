import type { Comparison, ComponentFinding, RuleFinding } from '../model/comparison.ts';
import type { Conflict, Source } from '../model/graph.ts';
import { printable } from './printable.ts';
import { valueText } from './words.ts';

/** What a design says beyond single resources, as sections of a report. */
export interface Section {
  readonly title: string;
  readonly items: readonly SectionItem[];
}

export interface SectionItem {
  /** what it is about, as somebody else wrote it */
  readonly subject: string;
  readonly words: string;
  readonly details: readonly string[];
}

/** Rules that are broken or open, components that are not as designed, and where the sources disagree. */
export function architectureSections({ components = [], rules = [], conflicts = [] }: Comparison): Section[] {
  const sections = [
    { title: 'rules', items: rules.filter(({ status }) => status !== 'kept').map(ruleItem) },
    {
      title: 'components',
      items: components.filter(({ status }) => status !== 'in-sync').map(componentItem),
    },
    { title: 'sources that disagree', items: conflicts.map(conflictItem) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** How many offenders are named one by one. */
const MOST_NAMED = 20;

function ruleItem({ rule, status, severity, offenders, reason, note }: RuleFinding): SectionItem {
  const named = offenders.slice(0, MOST_NAMED);
  return {
    subject: rule,
    words: status === 'violated' ? `violated, ${severity}` : 'not checked',
    details: [
      ...named.map(({ key, to, what }) =>
        to === undefined ? `${key}: ${what}` : `${key} -> ${to}: ${what}`,
      ),
      ...(offenders.length > named.length ? [`and ${offenders.length - named.length} more`] : []),
      ...[reason, note].filter((text) => text !== undefined),
    ],
  };
}

function componentItem({ name, status, reason, members }: ComponentFinding): SectionItem {
  return {
    subject: name,
    words: status === 'not-checked' ? 'not checked' : status,
    details: [
      reason ?? '',
      members.length === 0 ? '' : `members: ${members.slice(0, MOST_NAMED).join(', ')}`,
    ].filter((text) => text !== ''),
  };
}

function conflictItem({ key, path, held, other }: Conflict): SectionItem {
  return {
    subject: `${key} ${path}`,
    words: 'declared twice',
    details: [
      `${valueText(held.value, 72)} in ${placeText(held.source)}, which holds`,
      `${valueText(other.value, 72)} in ${placeText(other.source)}`,
    ],
  };
}

function placeText({ origin, line, address }: Source): string {
  const place = line === undefined ? origin : `${origin}:${line}`;
  return printable(address === undefined ? place : `${place} (${address})`);
}
