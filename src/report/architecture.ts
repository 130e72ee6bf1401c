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
  /** what is the matter, in our words; may be '' */
  readonly words: string;
  readonly details: readonly string[];
}

/** Rules that are broken or open, components that are not as designed, where the sources disagree, and what is to be known about them. */
export function architectureSections({
  components = [],
  rules = [],
  conflicts = [],
  notes = [],
}: Comparison): Section[] {
  const sections = [
    { title: 'rules', items: rules.filter(({ status }) => status !== 'kept').map(ruleItem) },
    {
      title: 'components',
      items: components.filter(({ status }) => status !== 'in-sync').map(componentItem),
    },
    { title: 'sources that disagree', items: conflicts.map(conflictItem) },
    { title: 'notes about the design', items: noteItems(notes) },
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

function noteItems(notes: readonly string[]): SectionItem[] {
  const named = notes.slice(0, MOST_NAMED).map((subject) => ({ subject, words: '', details: [] }));
  const more = notes.length - named.length;
  return more > 0 ? [...named, { subject: `and ${more} more`, words: '', details: [] }] : named;
}

function placeText({ origin, line, address }: Source): string {
  const place = line === undefined ? origin : `${origin}:${line}`;
  return printable(address === undefined ? place : `${place} (${address})`);
}
