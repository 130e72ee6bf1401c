import type { Comparison, ComponentFinding, RuleFinding } from '../model/comparison.ts';
import type { Conflict } from '../model/graph.ts';
import { membersText, offenderTexts } from './architecture-incident.ts';
import { sourceText, valueText } from './words.ts';

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
}: Pick<Comparison, 'components' | 'rules' | 'conflicts' | 'notes'>): Section[] {
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

/** How many notes are told. */
const MOST_NAMED = 20;

function ruleItem(finding: RuleFinding): SectionItem {
  const { rule, status, severity, reason, note } = finding;
  return {
    subject: rule,
    words: status === 'violated' ? `violated, ${severity}` : 'not checked',
    details: [...offenderTexts(finding), reason, note].filter((text) => text !== undefined),
  };
}

function componentItem(finding: ComponentFinding): SectionItem {
  const { name, status, reason } = finding;
  return {
    subject: name,
    words: status === 'not-checked' ? 'not checked' : status,
    details: [reason, membersText(finding)].filter((text) => text !== undefined),
  };
}

function conflictItem({ key, path, held, other }: Conflict): SectionItem {
  return {
    subject: `${key} ${path}`,
    words: 'declared twice',
    details: [
      `${valueText(held.value, 72)} in ${sourceText(held.source)}, which holds`,
      `${valueText(other.value, 72)} in ${sourceText(other.source)}`,
    ],
  };
}

function noteItems(notes: readonly string[]): SectionItem[] {
  const named = notes.slice(0, MOST_NAMED).map((subject) => ({ subject, words: '', details: [] }));
  const more = notes.length - named.length;
  return more > 0 ? [...named, { subject: `and ${more} more`, words: '', details: [] }] : named;
}
