import type { Comparison, Finding } from '../../model/comparison.ts';
import { type Links, linksFor } from './links.ts';
import type { Picture, SiteInput } from './site-input.ts';
import { nameOf, type Subject, subjectOf } from './subject.ts';

/** What all page models share. */
export interface Context {
  readonly comparison: Comparison;
  readonly pictures: readonly Picture[];
  readonly links: Links;
  readonly subjects: ReadonlyMap<string, Subject>;
  readonly findings: ReadonlyMap<string, Finding>;
}

const MAX_RESOURCE_PAGES = 2000;

/** Links and names for every finding, made once. */
export function contextOf({
  comparison,
  pictures,
  maxResourcePages = MAX_RESOURCE_PAGES,
}: SiteInput): Context {
  const findings = new Map(comparison.findings.map((finding) => [finding.key, finding]));
  const links = linksFor([...findings.keys()], maxResourcePages);
  const subjects = new Map([...findings].map(([key, finding]) => [key, subjectOf(finding, links)]));
  return { comparison, pictures, links, subjects, findings };
}

/** The name of a key's resource; the key itself when no finding has it. */
export function nameFor({ findings }: Context, key: string): string {
  const finding = findings.get(key);
  return finding === undefined ? key : nameOf(finding);
}
